// SPDX-License-Identifier: Apache-2.0
#include "fields/types/decimal.h"

#include <limits>

namespace kedang::fields::types {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// 1,234,567 is grouped; 12,34 is more likely a slip than a number.
bool well_grouped(std::string_view whole) {
    std::size_t since_comma = 0;
    bool seen_comma = false;
    for (char const c : whole) {
        if (c != ',') {
            ++since_comma;
            continue;
        }
        if (since_comma == 0 || since_comma > 3 || (seen_comma && since_comma != 3))
            return false;
        seen_comma = true;
        since_comma = 0;
    }
    return !seen_comma || since_comma == 3;
}

struct MultiplierWord {
    std::string_view word;
    int power;
};
constexpr MultiplierWord multiplier_words[] = {
    {"万亿", 12}, {"千亿", 11}, {"百亿", 10}, {"十亿", 9}, {"亿", 8}, {"千万", 7}, {"百万", 6},
    {"十万", 5},  {"万", 4},    {"W", 4},     {"w", 4},    {"千", 3}, {"百", 2}};

}  // namespace

std::size_t number_length(std::string_view text) {
    std::size_t at = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    while (at < text.size() && (is_digit(text[at]) || text[at] == ',' || text[at] == '.'))
        ++at;
    return at;
}

ScaledNumber scaled_number(std::string_view number, int power) {
    bool const negative = !number.empty() && number[0] == '-';
    if (negative || (!number.empty() && number[0] == '+'))
        number.remove_prefix(1);
    std::size_t const point = number.find('.');
    std::string_view const whole = number.substr(0, point);
    std::string_view const fraction =
        point == std::string_view::npos ? std::string_view{} : number.substr(point + 1);
    if (!well_grouped(whole))
        return {0, NumberFault::Grouping};

    std::string digits;
    for (char const c : whole)
        if (c != ',')
            digits += c;
    std::size_t const keep = digits.size() + static_cast<std::size_t>(power);
    digits += fraction;
    if (digits.empty() || digits.find_first_not_of("0123456789") != std::string::npos)
        return {0, NumberFault::NotANumber};
    bool const rounded =
        digits.size() > keep && digits.find_first_not_of('0', keep) != std::string::npos;
    bool const up = digits.size() > keep && digits[keep] >= '5';
    digits.resize(keep, '0');

    constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
    std::int64_t value = 0;
    for (char const c : digits) {
        if (value > (largest - (c - '0')) / 10)
            return {0, NumberFault::TooLarge};
        value = value * 10 + (c - '0');
    }
    if (up && value == largest)
        return {0, NumberFault::TooLarge};
    value += up ? 1 : 0;
    return {negative ? -value : value, NumberFault::None, rounded};
}

Multiplier leading_multiplier(std::string_view text) {
    for (MultiplierWord const& known : multiplier_words)
        if (text.starts_with(known.word))
            return {known.power, known.word.size()};
    return {};
}

std::string decimal_text(std::int64_t value, int decimals, int least_decimals) {
    bool const negative = value < 0;
    // Negating the smallest number overflows; its magnitude as unsigned does not.
    std::string digits = std::to_string(negative ? 0 - static_cast<std::uint64_t>(value)
                                                 : static_cast<std::uint64_t>(value));
    auto const scale = static_cast<std::size_t>(decimals);
    if (digits.size() <= scale)
        digits.insert(0, scale + 1 - digits.size(), '0');
    std::string fraction = digits.substr(digits.size() - scale);
    digits.resize(digits.size() - scale);
    while (fraction.size() > static_cast<std::size_t>(least_decimals) && fraction.back() == '0')
        fraction.pop_back();
    return (negative ? "-" : "") + digits + (fraction.empty() ? "" : "." + fraction);
}

}  // namespace kedang::fields::types
