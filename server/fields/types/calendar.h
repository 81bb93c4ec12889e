// Dates and times of day as people type them. Pure and thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "base/clock.h"

namespace kedang::fields::types {

enum class DateFault : std::uint8_t { None, NotADate, YearNotFirst, NoDay, Impossible, OutOfRange };

/// A date at the start of a text: 2024-05-21, 2024/5/1, 2024.5.1, 2024年5月1日, 20240521.
struct LeadingDate {
    Date date{};
    DateFault fault = DateFault::NotADate;
    std::string_view rest = {};  ///< what stands behind it
};
LeadingDate leading_date(std::string_view text);
/// What is wrong and how to mend it, to stand behind the quoted value.
std::string_view explanation(DateFault fault);

/// Whether it is a year people file under: 1900 to 2200.
bool is_year_in_range(Date date);

/// hh:mm, hh:mm:ss, hh时mm分, with 上午 / 下午 before it.
/// Returns: milliseconds since midnight; nothing where the whole text is not a time of day.
std::optional<std::int64_t> time_of_day(std::string_view text);

/// The instant at which clocks on the wall of that zone show this. In: nullptr means UTC.
Instant instant_of(Date date, std::int64_t milliseconds_of_day, TimeZone const* zone);

}  // namespace kedang::fields::types
