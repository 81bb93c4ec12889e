// Stored spreadsheet values → canonical text: numbers without exponent, serial days as dates.
// Pure functions.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "platform/tables/tables.h"

namespace kedang::tables {

/// How a number format shows a number.
enum class Shown : std::uint8_t { Plain, Percent, Date, DateTime, Time, Elapsed, ZeroPadded };

struct NumberFormat {
    Shown shown = Shown::Plain;
    std::uint8_t digits = 0;  ///< ZeroPadded: how many, e.g. 6 for 000000
};

/// Day 0 of the serial numbers; 1904 is what old Macintosh workbooks use.
enum class DateSystem : std::uint8_t { From1900, From1904 };

/// In: a format code as stored in the file, e.g. yyyy"年"m"月"d"日".
NumberFormat parse_number_format(std::string_view code);
/// In: the id of a format every spreadsheet program knows (0..58, Chinese meaning of 27..58).
NumberFormat builtin_number_format(int id);

/// In: a decimal or E-notation literal. Text that is no number becomes a Text cell.
Cell number_cell(std::string_view literal, NumberFormat format, DateSystem system);
Cell number_cell(double value, NumberFormat format, DateSystem system);
/// In: an ISO 8601 date, time or both (cells of type "d"). Anything else becomes a Text cell.
Cell iso_date_cell(std::string_view text);

}  // namespace kedang::tables
