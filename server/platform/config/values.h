// Checks one setting's value against its row. Pure.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "platform/config/setting_row.h"

namespace kedang::config {

/// Returns: the value as it is stored (spaces around it gone, a URL without its last slash).
/// Errors:  Invalid with one FieldError naming key, value (never a secret's) and mend.
Result<std::string> check_value(Row const& row, std::string_view value);

/// The parts of a value with commas, without spaces and empty parts.
std::vector<std::string> split_list(std::string_view value);

}  // namespace kedang::config
