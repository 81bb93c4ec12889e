// SPDX-License-Identifier: Apache-2.0
#include "fields/filter/period.h"

#include <array>
#include <charconv>

#include "base/check.h"
#include "fields/types/calendar.h"

namespace kedang::fields {
namespace {

using Kind = Period::Kind;
using Unit = Period::Unit;
using std::chrono::days;
using std::chrono::sys_days;

constexpr int longest_count = 9999;

Date moved(Date date, Unit unit, int by) {
    switch (unit) {
        case Unit::Day:
            return sys_days(date) + days(by);
        case Unit::Week:
            return sys_days(date) + days(7 * by);
        case Unit::Month:
            return add_months(date, by);
        case Unit::Quarter:
            return add_months(date, 3 * by);
        case Unit::Year:
            return add_months(date, 12 * by);
    }
    throw Bug("every unit moves a date");
}

Date start_of(Date date, Unit unit) {
    using std::chrono::January;
    switch (unit) {
        case Unit::Day:
            return date;
        case Unit::Week: {
            auto const since_monday = std::chrono::weekday(sys_days(date)) - std::chrono::Monday;
            return sys_days(date) - since_monday;
        }
        case Unit::Month:
            return date.year() / date.month() / 1;
        case Unit::Quarter: {
            unsigned const month = (static_cast<unsigned>(date.month()) - 1) / 3 * 3 + 1;
            return date.year() / static_cast<int>(month) / 1;
        }
        case Unit::Year:
            return date.year() / January / 1;
    }
    throw Bug("every unit has a start");
}

Days whole(Date within, Unit unit) {
    Date const first = start_of(within, unit);
    return {first, sys_days(moved(first, unit, 1)) - days(1)};
}

struct Counted {
    std::string_view word;
    Unit unit;
};
/// The first of a unit is how it is written.
constexpr std::array units{Counted{"天", Unit::Day},       Counted{"日", Unit::Day},
                           Counted{"周", Unit::Week},      Counted{"个星期", Unit::Week},
                           Counted{"星期", Unit::Week},    Counted{"个月", Unit::Month},
                           Counted{"月", Unit::Month},     Counted{"个季度", Unit::Quarter},
                           Counted{"季度", Unit::Quarter}, Counted{"年", Unit::Year}};

struct Named {
    std::string_view word;
    Kind kind;
    Unit unit;
};
/// The first of a meaning is how it is written.
constexpr std::array named{
    Named{"今天", Kind::Current, Unit::Day},        Named{"今日", Kind::Current, Unit::Day},
    Named{"昨天", Kind::Previous, Unit::Day},       Named{"昨日", Kind::Previous, Unit::Day},
    Named{"本周", Kind::Current, Unit::Week},       Named{"上周", Kind::Previous, Unit::Week},
    Named{"本月", Kind::Current, Unit::Month},      Named{"上月", Kind::Previous, Unit::Month},
    Named{"上个月", Kind::Previous, Unit::Month},   Named{"本季度", Kind::Current, Unit::Quarter},
    Named{"上季度", Kind::Previous, Unit::Quarter}, Named{"今年", Kind::Current, Unit::Year},
    Named{"本年", Kind::Current, Unit::Year},       Named{"去年", Kind::Previous, Unit::Year},
    Named{"上年", Kind::Previous, Unit::Year}};

struct Direction {
    std::string_view word;
    Kind kind;
};
constexpr std::array directions{Direction{"近", Kind::Last}, Direction{"最近", Kind::Last},
                                Direction{"过去", Kind::Last}, Direction{"未来", Kind::Next},
                                Direction{"今后", Kind::Next}};

/// Takes words off the front of a text.
class Words {
  public:
    explicit Words(std::string_view text) : rest_(text), whole_(text.size()) {}

    std::size_t taken() const { return whole_ - rest_.size(); }
    std::string_view rest() const { return rest_; }
    void go_on_at(std::string_view rest) { rest_ = rest; }
    bool take(std::string_view word) {
        if (!rest_.starts_with(word))
            return false;
        rest_.remove_prefix(word.size());
        return true;
    }
    std::optional<int> number() {
        int read = 0;
        auto const [end, failure] =
            std::from_chars(rest_.data(), rest_.data() + rest_.size(), read);
        if (failure == std::errc() && read >= 0 && rest_.front() != '-') {
            rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
            return read;
        }
        return han_number();
    }
    std::optional<Unit> unit() {
        for (auto const& known : units)
            if (take(known.word))
                return known.unit;
        return std::nullopt;
    }

  private:
    /// 一 … 九十九, 两.
    std::optional<int> han_number() {
        int const tens = digit();
        if (!take("十"))
            return tens == 0 ? std::nullopt : std::optional(tens);
        return (tens == 0 ? 10 : 10 * tens) + digit();
    }
    int digit() {
        constexpr std::array digits{"一", "二", "三", "四", "五", "六", "七", "八", "九"};
        for (std::size_t i = 0; i < digits.size(); ++i)
            if (take(digits[i]))
                return static_cast<int>(i) + 1;
        return take("两") ? 2 : 0;
    }

    std::string_view rest_;
    std::size_t whole_;
};

std::optional<Period> duration(Words& words, Kind kind) {
    if (words.take("半年"))
        return Period{kind, Unit::Month, 6};
    if (words.take("半个月"))
        return Period{kind, Unit::Day, 15};
    auto const count = words.number();
    if (!count || *count < 1 || *count > longest_count)
        return std::nullopt;
    auto const unit = words.unit();
    if (!unit)
        return std::nullopt;
    return Period{kind, *unit, *count};
}

std::optional<Period> relative(Words& words) {
    for (auto const& word : named)
        if (words.take(word.word))
            return Period{word.kind, word.unit};
    for (auto const& direction : directions)
        if (words.take(direction.word))
            return duration(words, direction.kind);
    return std::nullopt;
}

/// 2024年, 2024年5月, 2024年2季度, 2024-05, 2024Q2.
std::optional<Period> calendar(Words& words) {
    auto const year = words.number();
    if (!year || *year < 1900 || *year > 2200)
        return std::nullopt;
    Date const start = std::chrono::year(*year) / 1 / 1;
    auto const part = [&](Unit unit, int number) -> std::optional<Period> {
        if (number < 1 || number > (unit == Unit::Quarter ? 4 : 12))
            return std::nullopt;
        auto const [first, last] = whole(moved(start, unit, number - 1), unit);
        return Period::days(first, last);
    };
    if (words.take("q") || words.take("Q"))
        return part(Unit::Quarter, words.number().value_or(0));
    if (words.take("-") || words.take("/"))
        return part(Unit::Month, words.number().value_or(0));
    if (!words.take("年"))
        return std::nullopt;
    Words const after_year = words;
    bool const ordinal = words.take("第");
    if (auto const number = words.number()) {
        if (words.take("季度"))
            return part(Unit::Quarter, *number);
        if (!ordinal && words.take("月"))
            return part(Unit::Month, *number);
    }
    words = after_year;
    auto const [first, last] = whole(start, Unit::Year);
    return Period::days(first, last);
}

/// A day, or what calendar() reads.
std::optional<Period> days_named(Words& words) {
    auto const read = types::leading_date(words.rest());
    if (read.fault != types::DateFault::None)
        return calendar(words);
    words.go_on_at(read.rest);
    return Period::days(read.date, read.date);
}

/// 2024-01-03至2024-02-07, 2023年~2024年, or one of their ends alone.
std::optional<Period> span(Words& words) {
    auto const first = days_named(words);
    if (!first || !(words.take("至") || words.take("~") || words.take("到")))
        return first;
    auto const last = days_named(words);
    if (!last || first->first > last->last)
        return std::nullopt;
    return Period::days(first->first, last->last);
}

template <typename Read>
std::optional<LeadingPeriod> leading(std::string_view text, Read read) {
    if (text.empty())
        return std::nullopt;
    Words words(text);
    auto const period = read(words);
    if (!period)
        return std::nullopt;
    return LeadingPeriod{*period, words.taken()};
}

std::string_view word_of(Unit unit) {
    for (auto const& known : units)
        if (known.unit == unit)
            return known.word;
    throw Bug("every unit has a word");
}

std::string days_text(Period const& period) {
    Date const first = period.first;
    auto const is_whole = [&](Unit unit) {
        auto const [start, end] = whole(first, unit);
        return start == first && end == period.last;
    };
    std::string const year = std::to_string(static_cast<int>(first.year())) + "年";
    unsigned const month = static_cast<unsigned>(first.month());
    if (first == period.last)
        return kedang::to_text(first);
    if (is_whole(Unit::Year))
        return year;
    if (is_whole(Unit::Quarter))
        return year + std::to_string((month + 2) / 3) + "季度";
    if (is_whole(Unit::Month))
        return year + std::to_string(month) + "月";
    return kedang::to_text(first) + "至" + kedang::to_text(period.last);
}

}  // namespace

Days days_of(Period const& period, Date today) {
    switch (period.kind) {
        case Kind::Last:
            return {moved(today, period.unit, -period.count), today};
        case Kind::Next:
            return {today, moved(today, period.unit, period.count)};
        case Kind::Current:
            return whole(today, period.unit);
        case Kind::Previous:
            return whole(moved(start_of(today, period.unit), period.unit, -1), period.unit);
        case Kind::Days:
            return {period.first, period.last};
    }
    throw Bug("every kind of period has days");
}

std::optional<LeadingPeriod> leading_period(std::string_view text) {
    auto found = leading(text, relative);
    return found ? found : leading(text, span);
}

std::optional<LeadingPeriod> leading_duration(std::string_view text) {
    return leading(text, [](Words& words) { return duration(words, Kind::Last); });
}

std::optional<Period> span_named(std::string_view word) {
    auto const found = leading_period(word);
    return found && found->bytes == word.size() ? std::optional(found->period) : std::nullopt;
}

std::string to_text(Period const& period) {
    std::string const unit(word_of(period.unit));
    switch (period.kind) {
        case Kind::Last:
            return "近" + std::to_string(period.count) + unit;
        case Kind::Next:
            return "未来" + std::to_string(period.count) + unit;
        case Kind::Current:
        case Kind::Previous:
            for (auto const& known : named)
                if (known.kind == period.kind && known.unit == period.unit)
                    return std::string(known.word);
            throw Bug("every calendar unit has its words");
        case Kind::Days:
            return days_text(period);
    }
    throw Bug("every kind of period has words");
}

}  // namespace kedang::fields
