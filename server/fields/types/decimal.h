// Decimal numbers as people type them, read into scaled integers without floating point.
// Pure and thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kedang::fields::types {

/// Money and percent are stored in 1/10,000.
constexpr int stored_decimals = 4;

enum class NumberFault : std::uint8_t { None, NotANumber, Grouping, TooLarge };

struct ScaledNumber {
    std::int64_t value = 0;
    NumberFault fault = NumberFault::None;
    bool rounded = false;  ///< there were more decimals than are kept
};

/// Where the number at the start of a text ends: sign, digits, commas, points.
std::size_t number_length(std::string_view text);

/// number × 10^power as an integer, rounded half up (away from zero).
/// In: optional sign, digits with commas in groups of three, optional fraction.
ScaledNumber scaled_number(std::string_view number, int power);

/// The power of ten of a leading 万, 亿, 百万 …, and how many bytes it takes; 0 bytes for none.
struct Multiplier {
    int power = 0;
    std::size_t bytes = 0;
};
Multiplier leading_multiplier(std::string_view text);

/// value / 10^decimals with at least `least_decimals` and no further zeros behind: 2000000.00
std::string decimal_text(std::int64_t value, int decimals, int least_decimals);

}  // namespace kedang::fields::types
