// What makes a password hard to guess: long, and not made of words that everybody tries first. No
// rules about kinds of characters; those make people write 公司名+123. Pure and thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kedang::sign_in {

struct PasswordRules {
    std::int64_t minimum_length = 0;  ///< characters
    std::string login;
    std::string employee_number;
    /// Words that are near at hand here: the company's and the person's name in pinyin.
    std::vector<std::string> near_words;
};

/// What is wrong with the password, with a sentence that says what to do; never a part of it.
std::optional<FieldError> password_fault(std::string_view password, PasswordRules const& rules);

/// Every run of syllables a name can be shortened to: huarui, suzhouhuarui …; at least four
/// letters. In: syllables as pinyin, lower case.
std::vector<std::string> runs_of(std::vector<std::string> const& syllables);

}  // namespace kedang::sign_in
