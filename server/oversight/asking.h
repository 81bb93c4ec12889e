// From the words of an address to what is wanted of the log. One request, one thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "oversight/actions.h"
#include "oversight/model.h"

namespace kedang::oversight {

/// A question that was understood.
struct Asked {
    std::vector<audit_trail::Wanted> wanted;  ///< do not overlap
    std::optional<audit_trail::Place> before;
    Date from;
    Date to;
    std::string description;  ///< person, kinds and customer for people to read
};

/// Errors: Invalid, naming what is wrong.
Result<Asked> understand(accounts::Context const& context, db::Session& session,
                         Question const& question);

/// "1763800000000.42", for the address of the next page.
std::string place_text(audit_trail::Place const& place);

}  // namespace kedang::oversight
