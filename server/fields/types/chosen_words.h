// The stored form of several choices, "|a|b|", taken apart and put together. Pure.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kedang::fields::types {

/// The words of "|a|b|", in order.
std::vector<std::string_view> chosen_words(std::string_view stored);
/// "|a|b|"; "" for no words. In: words without '|'.
std::string stored_words(std::vector<std::string> const& words);

}  // namespace kedang::fields::types
