// The pinyin of a name, as people type it to find it. ICU's Han-Latin reads the plain spelling.
// Pure and thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kedang::fields {

/// One syllable for each Chinese character ("chang", "sha"; ü is v, as people type it), one for
/// each run of letters or digits, in lower case. Signs and spaces only part them; a character ICU
/// cannot read stands for itself.
std::vector<std::string> syllables(std::string_view name);

/// "changshahuarui" of 长沙华锐.
std::string full_pinyin(std::string_view name);
/// "cshr" of 长沙华锐; of a run of letters or digits all of them.
std::string pinyin_initials(std::string_view name);

}  // namespace kedang::fields
