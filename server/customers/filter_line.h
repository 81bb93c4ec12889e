// The filter as people type it, for the page: the same condition as line and as JSON, and what may
// be typed next. Reads no customer. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "accounts/context.h"

namespace kedang::customers {

/// The same condition for people and for programs.
struct FilterFaces {
    std::string line;
    std::string json;
};
/// In:     filter: the line or JSON.
/// Errors: Invalid, for a line with "at" and "suggestions" (fields/filter/line.h).
Result<FilterFaces> faces_of_filter(accounts::Context const& context, std::string_view filter);

/// In:      filter: the line or JSON.
/// Returns: {"line","filter"}: both faces of it.
/// Errors:  those of faces_of_filter.
Result<std::string> translate_filter(accounts::Context const& context, std::string_view filter);

/// In:      at: the cursor, in UTF-16 units as the page counts; "" for the end.
/// Returns: {"items":[{"text","kind","from","until","note"?}]}, places in UTF-16 units.
/// Errors:  Invalid (at).
Result<std::string> complete_filter(accounts::Context const& context, std::string_view line,
                                    std::string_view at);

}  // namespace kedang::customers
