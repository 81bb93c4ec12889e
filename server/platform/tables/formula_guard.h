// Keeps a text from being computed by the spreadsheet that opens a CSV, and takes the guard off
// again when the CSV comes back. Pure functions.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace kedang::tables {

/// Returns `text` with a leading ' if a spreadsheet might compute it (= + - @ TAB CR, full-width
/// too, also behind spaces), or if it starts with such a guard itself.
std::string with_formula_guard(std::string_view text);

/// The inverse; also turns ="00123" into 00123, a usual way of keeping leading zeros.
void remove_formula_guard(std::string& text);

}  // namespace kedang::tables
