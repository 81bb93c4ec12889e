// Reads the plain CSV of catalogue/lists: a heading, then cells without quotes. Views into the
// text, no copies. Not a reader of files that people bring (server/exchange is). Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace kedang::fields {

/// The rows behind the heading; all have as many cells as the heading. Throws Bug where one has
/// not.
std::vector<std::vector<std::string_view>> list_rows(std::string_view csv);

/// The parts of `text` between the separators; an empty text is one empty part.
std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace kedang::fields
