// Which character separates the fields of a CSV. Pure functions.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kedang::tables {

/// In: the first piece of the text. Returns the X of a first line `sep=X`.
std::optional<std::string> declared_delimiter(std::string_view text);

/// In: the first piece of the text. Returns the candidate (, TAB ; | or ，) that cuts its records
/// into the most even number of fields; a comma when none does.
std::string detect_delimiter(std::string_view text);

}  // namespace kedang::tables
