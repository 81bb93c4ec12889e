// SPDX-License-Identifier: Apache-2.0
#include "base/clock.h"

#include <unicode/timezone.h>

#include <array>
#include <cstdio>
#include <memory>

#include "base/check.h"

namespace kedang {
namespace {

using namespace std::chrono;

std::unique_ptr<icu::TimeZone> zone(std::string const& name) {
    std::unique_ptr<icu::TimeZone> found(
        icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
    return *found == icu::TimeZone::getUnknown() ? nullptr : std::move(found);
}

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
    if (text.size() < at + count)
        return std::nullopt;
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

}  // namespace

std::string to_text(Date date) {
    std::array<char, 32> buffer{};
    int const length =
        std::snprintf(buffer.data(), buffer.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return {buffer.data(), static_cast<std::size_t>(length)};
}

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    auto const y = digits(text, 0, 4), m = digits(text, 5, 2), d = digits(text, 8, 2);
    if (!y || !m || !d)
        return std::nullopt;
    Date const date{year(*y), month(static_cast<unsigned>(*m)), day(static_cast<unsigned>(*d))};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::string to_rfc3339(Instant instant) {
    auto const whole_day = floor<days>(instant);
    auto const time = hh_mm_ss(instant - whole_day);
    std::array<char, 40> buffer{};
    int const length = std::snprintf(
        buffer.data(), buffer.size(), "%sT%02d:%02d:%02d.%03dZ", to_text(Date(whole_day)).c_str(),
        static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
        static_cast<int>(time.seconds().count()), static_cast<int>(time.subseconds().count()));
    return {buffer.data(), static_cast<std::size_t>(length)};
}

std::optional<Instant> parse_rfc3339(std::string_view text) {
    // date T hh:mm:ss [.fraction] (Z | ±hh:mm)
    if (text.size() < 20 || (text[10] != 'T' && text[10] != 't' && text[10] != ' ') ||
        text[13] != ':' || text[16] != ':')
        return std::nullopt;
    auto const date = parse_date(text.substr(0, 10));
    auto const h = digits(text, 11, 2), m = digits(text, 14, 2), s = digits(text, 17, 2);
    if (!date || !h || !m || !s || *h > 23 || *m > 59 || *s > 60)
        return std::nullopt;
    std::size_t at = 19;
    std::int64_t fraction_ms = 0;
    if (text[at] == '.') {
        int scale = 100;
        for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, scale /= 10)
            fraction_ms += (text[at] - '0') * scale;
    }
    std::string_view const offset = text.substr(at);
    minutes shift{0};
    if (offset.size() == 6 && (offset[0] == '+' || offset[0] == '-') && offset[3] == ':') {
        auto const oh = digits(offset, 1, 2), om = digits(offset, 4, 2);
        if (!oh || !om || *oh > 23 || *om > 59)
            return std::nullopt;
        shift = hours(*oh) + minutes(*om);
        if (offset[0] == '-')
            shift = -shift;
    } else if (offset != "Z" && offset != "z") {
        return std::nullopt;
    }
    return sys_days(*date) + hours(*h) + minutes(*m) + seconds(*s) + milliseconds(fraction_ms) -
           shift;
}

Date add_months(Date date, int count) {
    auto const moved = year_month(date.year(), date.month()) + months(count);
    Date const same_day{moved.year(), moved.month(), date.day()};
    return same_day.ok() ? same_day : Date(moved / last);
}

TimeZone::TimeZone(std::string const& name) : name_(name) {
    check(known(name), "the time zone was checked when the setting was stored");
}

bool TimeZone::known(std::string const& name) {
    return zone(name) != nullptr;
}

std::int64_t TimeZone::offset_ms(Instant instant) const {
    // ICU zones are not safe to share while they load; one a thread is.
    thread_local std::string cached_name;
    thread_local std::unique_ptr<icu::TimeZone> cached;
    if (!cached || cached_name != name_) {
        cached = zone(name_);
        cached_name = name_;
    }
    std::int32_t raw = 0, saving = 0;
    UErrorCode status = U_ZERO_ERROR;
    cached->getOffset(static_cast<UDate>(to_milliseconds(instant)), false, raw, saving, status);
    check(U_SUCCESS(status), "a known zone has an offset at every instant");
    return std::int64_t{raw} + saving;
}

Date TimeZone::date_of(Instant instant) const {
    return Date(floor<days>(instant + milliseconds(offset_ms(instant))));
}

Instant TimeZone::start_of(Date date) const {
    Instant const as_utc = sys_days(date);
    Instant const guess = as_utc - milliseconds(offset_ms(as_utc));
    return as_utc - milliseconds(offset_ms(guess));
}

Instant SystemClock::now() const {
    return floor<milliseconds>(system_clock::now());
}

}  // namespace kedang
