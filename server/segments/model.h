// A filter kept under a name, and who sees it. Values and pure rules; no storage, no HTTP.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "accounts/model.h"

namespace kedang::segments {

/// With whom it is shared. The numbers are stored.
enum class Audience : std::uint8_t { Nobody = 0, Company = 1, Department = 2, Role = 3 };

struct Segment {
    std::int64_t id = 0;
    std::int64_t version = 1;
    std::int64_t owner = 0;
    std::string name;
    std::string filter;   ///< JSON; "" for all
    std::string sort;     ///< as the list takes it, "" for the usual
    std::string columns;  ///< as the list takes them, "" for the usual
    Audience audience = Audience::Nobody;
    std::string with;  ///< id of the department (and all below it) or of the role
};

/// Whether it is among the segments of that person.
/// In: departments, all there are.
bool is_for(Segment const& segment, accounts::Person const& person,
            std::vector<accounts::Department> const& departments);

}  // namespace kedang::segments
