// How people shorten the names of places: 江苏 for 江苏省, 广西 for 广西壮族自治区, 恩施州 for
// 恩施土家族苗族自治州. Pure, thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kedang::fields {

/// The name itself first, then its shorter spellings, of two characters at least.
std::vector<std::string> spellings_of(std::string_view name);

}  // namespace kedang::fields
