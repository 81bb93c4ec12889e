// What the demo company is going to hold, before anything is stored: files with contacts, notes
// and what happens to them later. Plain values, as somebody would type them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fields/typed.h"

namespace kedang::demo {

using Values = std::vector<fields::Typed>;

/// A change to the customer after its entry, with its 变更原因.
struct PlannedChange {
    Values values;
    std::string reason;
};

struct PlannedCustomer {
    std::string entered_by;  ///< log-in name of its owner
    Values values;
    std::vector<Values> contacts;
    std::vector<Values> follow_ups;  ///< the earliest first
    std::vector<Values> orders;      ///< the earliest first
    std::optional<PlannedChange> change;
    bool quick = false;           ///< 快速录入: the file stays incomplete (待补全)
    bool returned = false;        ///< goes back to the pool without an owner
    bool seen_duplicate = false;  ///< its phone is another file's too, and the owner said so
};

/// The text typed into a field; "" where nothing was.
inline std::string typed_in(Values const& values, std::string_view field) {
    for (auto const& value : values)
        if (value.field == field)
            return value.text;
    return {};
}

}  // namespace kedang::demo
