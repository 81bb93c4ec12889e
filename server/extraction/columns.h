// Which fields of the customer leave by an export and which stay, by their export class: free ones
// leave, those that need approval or never leave stay, whoever reads them on the page. Pure beside
// the catalogue and the actor; thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "accounts/context.h"
#include "records/view.h"

namespace kedang::extraction {

struct Withheld {
    fields::Field const* field = nullptr;
    fields::ExportClass reason = fields::ExportClass::Approval;
};

struct Leaving {
    records::Columns columns;        ///< in the order wanted
    std::vector<Withheld> withheld;  ///< of those wanted
};

/// In:     names with commas; "" for all the actor knows.
/// Errors: Invalid "unknown_field", the same for a field that is not there and one the actor may
///         not see; Invalid "nothing_leaves".
/// Source: A27 B25
Result<Leaving> leaving(accounts::Context const& context, std::string_view names);

std::vector<std::string> labels(records::Columns const& columns);
std::vector<std::string> labels(std::vector<Withheld> const& withheld);

}  // namespace kedang::extraction
