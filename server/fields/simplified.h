// Traditional to simplified Chinese and the form in which texts are compared: NFKC, case folded,
// simplified. For names and search, never for storing. Thread-safe; the dictionary is read once.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace kedang::fields {

/// 臺灣 → 台湾, 乾隆 stays. Simplified text comes back as it is.
/// Source: OpenCC's t2s dictionaries.
std::string simplified(std::string_view text);

/// NFKC with case folded and invisible characters dropped, then simplified.
std::string comparison_form(std::string_view text);

}  // namespace kedang::fields
