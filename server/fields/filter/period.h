// Times that move with the calendar: 近6个月, 本季度, 2024年5月. A condition keeps the words and
// not the days, so that a saved view means the same next year. Values; pure and thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace kedang::fields {

struct Period {
    enum class Kind : std::uint8_t { Last, Next, Current, Previous, Days };
    enum class Unit : std::uint8_t { Day, Week, Month, Quarter, Year };
    Kind kind = Kind::Last;
    Unit unit = Unit::Day;  ///< of all but Days
    int count = 1;          ///< of Last and Next, 1 … 9999
    Date first{}, last{};   ///< of Days, both within it

    static Period days(Date first, Date last) { return {Kind::Days, Unit::Day, 1, first, last}; }
    bool operator==(Period const&) const = default;
};

/// The first and the last day of a period.
struct Days {
    Date first{}, last{};
};
/// Last: from the same day that many units ago (clamped to the end of the month) until today, both
/// included. Weeks begin on Monday.
Days days_of(Period const& period, Date today);

/// 近6个月, 最近30天, 近半年, 未来7天, 今天, 本季度, 上月, 去年, 2024年, 2024年5月, 2024年2季度,
/// 2024-05-01, 2024-01-03至2024-02-07.
std::optional<Period> span_named(std::string_view word);

/// How many bytes at the start of a text are such a period.
struct LeadingPeriod {
    Period period;
    std::size_t bytes = 0;
};
std::optional<LeadingPeriod> leading_period(std::string_view text);

/// 90天, 6个月, 半年 at the start of a text, as the last so many: what stands before 未更新.
std::optional<LeadingPeriod> leading_duration(std::string_view text);

/// Words that span_named reads as the same period.
std::string to_text(Period const& period);

}  // namespace kedang::fields
