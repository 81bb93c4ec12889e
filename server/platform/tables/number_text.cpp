// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/number_text.h"

#include <charconv>
#include <cmath>
#include <optional>

#include "base/clock.h"

namespace kedang::tables {

namespace {

// A double carries 15 decimal digits faithfully; from 10^15 on a spreadsheet has rounded.
constexpr double faithful_below = 1e15;
constexpr std::int64_t seconds_a_day = 86'400;

bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// A literal that already is its own shortest decimal, as most stored numbers are.
bool is_short_integer(std::string_view literal) {
    auto digits = literal.starts_with('-') ? literal.substr(1) : literal;
    return digits.size() <= 15 && is_digits(digits) && (digits[0] != '0' || literal == "0");
}

/// Rounded to the 15 digits a sheet shows, so that 0.1 + 0.2 reads 0.3.
std::string decimal_text(double value) {
    char buffer[400];
    if (std::fabs(value) < faithful_below) {
        auto rounded =
            std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific, 14);
        std::from_chars(buffer, rounded.ptr, value);
    }
    if (value == 0)
        return "0";
    auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed).ptr;
    return {buffer, end};
}

std::string clock_text(std::int64_t seconds) {
    auto two = [](std::int64_t part) { return (part < 10 ? "0" : "") + std::to_string(part); };
    return two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":" + two(seconds % 60);
}

/// The calendar day of a serial number, if there is one: day 60 of the 1900 system would be
/// 29 February 1900, which spreadsheets invented.
std::optional<Date> date_of_serial(std::int64_t serial, DateSystem system) {
    using std::chrono::days, std::chrono::sys_days;
    constexpr sys_days epoch_1904{Date{std::chrono::year{1904} / 1 / 1}};
    constexpr sys_days epoch_1900{Date{std::chrono::year{1899} / 12 / 30}};
    constexpr sys_days last{Date{std::chrono::year{9999} / 12 / 31}};
    sys_days day = system == DateSystem::From1904
                       ? epoch_1904 + days(serial)
                       : epoch_1900 + days(serial < 60 ? serial + 1 : serial);
    bool invented = system == DateSystem::From1900 && (serial < 1 || serial == 60);
    if (serial < 0 || invented || day > last)
        return std::nullopt;
    return Date{day};
}

std::optional<Cell> date_cell(double value, Shown shown, DateSystem system) {
    if (!(value >= 0 && value < 3'000'000))
        return std::nullopt;
    auto total = std::llround(value * static_cast<double>(seconds_a_day));
    auto serial = total / seconds_a_day;
    auto seconds = total % seconds_a_day;
    bool no_day = serial == 0 && system == DateSystem::From1900;
    if (shown == Shown::Elapsed || (shown == Shown::Time && serial == 0) ||
        (shown == Shown::DateTime && no_day))
        return Cell{Cell::Kind::Time, clock_text(total)};
    auto date = date_of_serial(serial, system);
    if (!date)
        return std::nullopt;
    if (shown == Shown::Date)
        return Cell{Cell::Kind::Date, to_text(*date)};
    return Cell{Cell::Kind::DateTime, to_text(*date) + " " + clock_text(seconds)};
}

}  // namespace

Cell number_cell(double value, NumberFormat format, DateSystem system) {
    if (!std::isfinite(value))
        return {Cell::Kind::Error, "#NUM!"};
    bool dated = format.shown != Shown::Plain && format.shown != Shown::Percent &&
                 format.shown != Shown::ZeroPadded;
    if (dated)
        if (auto cell = date_cell(value, format.shown, system))
            return *cell;
    Cell cell{Cell::Kind::Number, decimal_text(value)};
    cell.precision_lost = std::fabs(value) >= faithful_below;
    cell.percent = format.shown == Shown::Percent;
    if (format.shown == Shown::ZeroPadded && cell.text.size() < format.digits &&
        is_digits(cell.text))
        cell.text.insert(0, format.digits - cell.text.size(), '0');
    return cell;
}

Cell number_cell(std::string_view literal, NumberFormat format, DateSystem system) {
    if (format.shown == Shown::Plain && is_short_integer(literal))
        return {Cell::Kind::Number, std::string(literal)};
    double value = 0;
    auto first = literal.find_first_not_of(" \t\r\n+");
    auto number = first == std::string_view::npos ? std::string_view{} : literal.substr(first);
    auto parsed = std::from_chars(number.data(), number.data() + number.size(), value);
    bool whole =
        std::string_view(parsed.ptr, number.data() + number.size()).find_first_not_of(" \t\r\n") ==
        std::string_view::npos;
    if (number.empty() || parsed.ec == std::errc::invalid_argument || !whole)
        return {Cell::Kind::Text, std::string(literal)};
    if (parsed.ec == std::errc::result_out_of_range)
        return {Cell::Kind::Error, "#NUM!"};
    auto cell = number_cell(value, format, system);
    // Some programs store more digits than a double holds: what is stored is then the best there
    // is.
    if (cell.precision_lost && is_digits(number))
        cell.text = std::string(number);
    return cell;
}

Cell iso_date_cell(std::string_view text) {
    Cell as_text{Cell::Kind::Text, std::string(text)};
    auto date = text.substr(0, 10);
    bool has_date = parse_date(date).has_value();
    auto clock = has_date ? text.substr(std::min(text.size(), date.size())) : text;
    if (has_date && clock.empty())
        return {Cell::Kind::Date, std::string(date)};
    if (has_date && !clock.starts_with('T'))
        return as_text;
    clock = clock.substr(has_date || clock.starts_with('T') ? 1 : 0, 8);
    bool shaped = clock.size() == 8 && clock[2] == ':' && clock[5] == ':' &&
                  is_digits(clock.substr(0, 2)) && is_digits(clock.substr(3, 2)) &&
                  is_digits(clock.substr(6, 2));
    if (!shaped)
        return as_text;
    if (!has_date)
        return {Cell::Kind::Time, std::string(clock)};
    return {Cell::Kind::DateTime, std::string(date) + " " + std::string(clock)};
}

}  // namespace kedang::tables
