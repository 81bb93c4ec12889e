// Currencies by every word that sheets and people use for them. Codes are ISO 4217. Pure.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace kedang::fields::types {

struct CurrencyWord {
    std::string_view code;  ///< "" where the text starts with no currency
    std::size_t bytes = 0;  ///< how much of the text the word takes
};

/// The currency a text starts with. In: half-width, ASCII letters in upper case.
CurrencyWord leading_currency(std::string_view text);

/// What people write behind an amount in this currency: 元, 美元 …; the code where there is no
/// word.
std::string_view currency_unit(std::string_view code);

}  // namespace kedang::fields::types
