// SPDX-License-Identifier: Apache-2.0
#include "fields/types/calendar.h"

#include <algorithm>
#include <initializer_list>

#include "base/check.h"

namespace kedang::fields::types {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

void skip_spaces(std::string_view& text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
}

/// Digits at the start of the text, taken off it.
std::string_view take_digits(std::string_view& text) {
    auto const end = std::find_if_not(text.begin(), text.end(), is_digit);
    auto const digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(digits.size());
    return digits;
}

bool take_word(std::string_view& text, std::initializer_list<std::string_view> words) {
    skip_spaces(text);
    for (std::string_view const word : words)
        if (text.starts_with(word)) {
            text.remove_prefix(word.size());
            skip_spaces(text);
            return true;
        }
    return false;
}

int number(std::string_view digits) {
    int value = 0;
    for (char const c : digits.substr(0, 9))
        value = value * 10 + (c - '0');
    return value;
}

LeadingDate dated(int year, int month, int day, std::string_view rest) {
    Date const date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                    std::chrono::day(static_cast<unsigned>(day))};
    if (month > 12 || day > 31 || !date.ok())
        return {date, DateFault::Impossible, rest};
    return {date, is_year_in_range(date) ? DateFault::None : DateFault::OutOfRange, rest};
}

}  // namespace

bool is_year_in_range(Date date) {
    auto const year = static_cast<int>(date.year());
    return year >= 1900 && year <= 2200;
}

LeadingDate leading_date(std::string_view text) {
    skip_spaces(text);
    std::string_view const year = take_digits(text);
    if (year.size() == 8)
        return dated(number(year.substr(0, 4)), number(year.substr(4, 2)), number(year.substr(6)),
                     text);
    if (year.empty() || !take_word(text, {"-", "/", ".", "年"}))
        return {};
    std::string_view const month = take_digits(text);
    if (month.empty() || month.size() > 2)
        return {};
    bool const separated = take_word(text, {"-", "/", ".", "月"});
    std::string_view const day = take_digits(text);
    if (year.size() == 4 && day.empty())
        return {{}, DateFault::NoDay, text};
    if (!separated || day.empty())
        return {};
    if (year.size() != 4)
        return {{}, DateFault::YearNotFirst, text};
    if (day.size() > 2)
        return {};
    take_word(text, {"日", "号"});
    return dated(number(year), number(month), number(day), text);
}

std::string_view explanation(DateFault fault) {
    switch (fault) {
        case DateFault::None:
            return "";
        case DateFault::NotADate:
            return " 不是日期，请填写如 2024-05-21";
        case DateFault::YearNotFirst:
            return " 看不出年月日的顺序，请按 年-月-日 填写，年份写四位，如 2024-05-21";
        case DateFault::NoDay:
            return " 没有写到日，请填写如 2024-05-21";
        case DateFault::Impossible:
            return " 这一天不存在，请核对月份和日期";
        case DateFault::OutOfRange:
            return " 的年份超出 1900 至 2200 年，请核对";
    }
    throw Bug("every fault has an explanation");
}

std::optional<std::int64_t> time_of_day(std::string_view text) {
    bool const afternoon = take_word(text, {"下午", "晚上", "PM", "pm"});
    if (!afternoon)
        take_word(text, {"上午", "早上", "中午", "AM", "am"});
    std::string_view const hour = take_digits(text);
    if (hour.empty() || hour.size() > 2 || !take_word(text, {":", "时", "点"}))
        return std::nullopt;
    std::string_view const minute = take_digits(text);
    take_word(text, {"分"});
    std::string_view second;
    if (take_word(text, {":"}))
        second = take_digits(text);
    if (text.starts_with('.')) {  // fractions of a second are not kept
        text.remove_prefix(1);
        take_digits(text);
    }
    if (!text.empty() || minute.size() > 2 || second.size() > 2)
        return std::nullopt;
    int const h = number(hour) + (afternoon && number(hour) < 12 ? 12 : 0);
    int const m = number(minute), s = number(second);
    if (h > 23 || m > 59 || s > 59)
        return std::nullopt;
    return std::int64_t{h * 3600 + m * 60 + s} * 1000;
}

Instant instant_of(Date date, std::int64_t milliseconds_of_day, TimeZone const* zone) {
    Instant const as_utc =
        Instant(std::chrono::sys_days(date)) + std::chrono::milliseconds(milliseconds_of_day);
    if (zone == nullptr)
        return as_utc;
    Instant const guess = as_utc - std::chrono::milliseconds(zone->offset_ms(as_utc));
    return as_utc - std::chrono::milliseconds(zone->offset_ms(guess));
}

}  // namespace kedang::fields::types
