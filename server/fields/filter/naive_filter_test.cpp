// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <algorithm>

#include "base/check.h"
#include "base/text.h"
#include "fields/filter/naive_filter.h"
#include "fields/lists.h"
#include "fields/types/chosen_words.h"

namespace kedang::fields {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// One day, week … earlier or later, with the day of the month as it was where there is one.
Date stepped(Date from, Period::Unit unit, int by) {
    if (unit == Period::Unit::Day || unit == Period::Unit::Week)
        return sys_days(from) + days(by * (unit == Period::Unit::Week ? 7 : 1));
    int const months = by * (unit == Period::Unit::Year      ? 12
                             : unit == Period::Unit::Quarter ? 3
                                                             : 1);
    Date moved = from.year() / from.month() / 1;
    for (int i = 0; i < std::abs(months); ++i)
        moved = sys_days(moved) + (months > 0 ? days(31) : days(-1)),
        moved = moved.year() / moved.month() / 1;
    auto day = static_cast<unsigned>(from.day());
    while (!(moved.year() / moved.month() / static_cast<int>(day)).ok())
        --day;
    return moved.year() / moved.month() / static_cast<int>(day);
}

/// A number that is equal for days of the same week, month … and one more for the next.
int which(Date date, Period::Unit unit) {
    int const year = static_cast<int>(date.year());
    int const month = static_cast<int>(static_cast<unsigned>(date.month())) - 1;
    switch (unit) {
        case Period::Unit::Day:
            return static_cast<int>(sys_days(date).time_since_epoch().count());
        case Period::Unit::Week:  // 1970-01-05 was a Monday
            return static_cast<int>((sys_days(date).time_since_epoch().count() - 4 + 70'000) / 7);
        case Period::Unit::Month:
            return 12 * year + month;
        case Period::Unit::Quarter:
            return 4 * year + month / 3;
        case Period::Unit::Year:
            return year;
    }
    throw Bug("every unit is counted");
}

/// -1 before the period, 0 within it, 1 after it.
int side_of(Date date, Period const& period, Date today) {
    auto const within = [&](Date first, Date last) {
        return date < first ? -1 : date > last ? 1 : 0;
    };
    switch (period.kind) {
        case Period::Kind::Last:
            return within(stepped(today, period.unit, -period.count), today);
        case Period::Kind::Next:
            return within(today, stepped(today, period.unit, period.count));
        case Period::Kind::Days:
            return within(period.first, period.last);
        case Period::Kind::Current:
        case Period::Kind::Previous: {
            int const wanted =
                which(today, period.unit) - (period.kind == Period::Kind::Previous ? 1 : 0);
            int const found = which(date, period.unit);
            return found < wanted ? -1 : found > wanted ? 1 : 0;
        }
    }
    throw Bug("every period has days");
}

Date day_of(Value const& value, Ground const& ground) {
    if (value.kind == Value::Kind::Text)
        return *parse_date(value.text);
    return ground.zone->date_of(from_milliseconds(value.number));
}

bool holds_for_period(Filter const& asked, Value const& value, Ground const& ground) {
    int const side = side_of(day_of(value, ground), *asked.period, ground.today);
    switch (asked.op) {
        case Operator::Equals:
            return side == 0;
        case Operator::NotEquals:
            return side != 0;
        case Operator::Greater:
            return side > 0;
        case Operator::GreaterOrEqual:
            return side >= 0;
        case Operator::Less:
            return side < 0;
        case Operator::LessOrEqual:
            return side <= 0;
        default:
            throw Bug("periods are compared by order");
    }
}

std::vector<NaiveRecord::Child> counted(Filter const& asked, NaiveRecord const& record,
                                        Ground const& ground) {
    Figure const& figure = *asked.field->figure;
    std::vector<NaiveRecord::Child> children;
    if (auto const found = record.children.find(figure.record); found != record.children.end())
        children = found->second;
    std::erase_if(children, [&](NaiveRecord::Child& child) {
        if (asked.window && (child[figure.at].absent() || side_of(day_of(child[figure.at], ground),
                                                                  *asked.window, ground.today)))
            return true;
        auto const& excepted = figure.except_values;
        return !figure.except.empty() && std::find(excepted.begin(), excepted.end(),
                                                   child[figure.except].text) != excepted.end();
    });
    return children;
}

Value sum(std::vector<NaiveRecord::Child>& children, std::string const& field,
          std::string const& currency) {
    Value total = Value::of_money(0, currency);
    for (NaiveRecord::Child& child : children)
        if (child[field].text == currency)
            total.number += child[field].number;
    return total;
}

Value figure_of(Filter const& asked, NaiveRecord const& record, Ground const& ground,
                std::string const& currency) {
    Figure const& figure = *asked.field->figure;
    auto children = counted(asked, record, ground);
    if (figure.function == Figure::Function::Count)
        return Value::of_number(static_cast<std::int64_t>(children.size()));
    if (figure.function == Figure::Function::Sum)
        return sum(children, figure.value, currency);
    Value latest;
    for (NaiveRecord::Child& child : children) {
        Value const& value = child[figure.value];
        bool const later = value.kind == Value::Kind::Text ? value.text > latest.text
                                                           : value.number > latest.number;
        if (!value.absent() && (latest.absent() || later))
            latest = value;
    }
    return latest;
}

/// Whether `code` is `above` or lies under it, by walking up from parent to parent.
bool lies_under(std::string_view code, std::string_view above, Field const& field,
                Lists const& lists) {
    while (!code.empty() && code != above) {
        if (field.type->name == "region") {
            Division const* division = lists.divisions.by_code(code);
            code = division == nullptr ? "" : division->parent;
        } else {
            Industry const* industry = lists.industries.by_code(code);
            code = industry == nullptr ? "" : industry->parent;
        }
    }
    return !code.empty();
}

bool has_word(Value const& value, Value const& word) {
    auto const words = types::chosen_words(value.text);
    return std::find(words.begin(), words.end(), word.text) != words.end();
}

bool is_tree(Field const& field) {
    return field.type->name == "region" || field.type->name == "industry";
}

bool equal(Field const& field, Value const& value, Value const& asked, Lists const& lists) {
    if (field.type->name == "choices")
        return has_word(value, asked);
    if (is_tree(field))
        return lies_under(value.text, asked.text, field, lists);
    // A phone is one phone whatever its extension: that is how the index of ciphertexts finds it.
    if (field.encrypted)
        return field.type->index_keys(value).front().text ==
               field.type->index_keys(asked).front().text;
    return value == asked;
}

bool ordered(Value const& smaller, Value const& greater) {
    if (smaller.kind == Value::Kind::Money && smaller.text != greater.text)
        return false;
    return smaller.kind == Value::Kind::Text ? smaller.text < greater.text
                                             : smaller.number < greater.number;
}

bool contains(Filter const& asked, Value const& value, Lists const& lists) {
    if (asked.field->type->name == "choices")
        return std::all_of(asked.values.begin(), asked.values.end(), [&](Value const& one) {
            return equal(*asked.field, value, one, lists);
        });
    return text::ascii_lower(value.text).find(text::ascii_lower(asked.values[0].text)) !=
           std::string::npos;
}

/// In: a value that is there.
bool holds(Filter const& asked, Value const& value, Lists const& lists) {
    auto const is_one = [&](Value const& one) { return equal(*asked.field, value, one, lists); };
    auto const& values = asked.values;
    switch (asked.op) {
        case Operator::Equals:
            return std::all_of(values.begin(), values.end(), is_one);
        case Operator::NotEquals:
            return !std::all_of(values.begin(), values.end(), is_one);
        case Operator::In:
        case Operator::Under:
            return std::any_of(values.begin(), values.end(), is_one);
        case Operator::NotIn:
            return std::none_of(values.begin(), values.end(), is_one);
        case Operator::Greater:
            return ordered(values[0], value);
        case Operator::GreaterOrEqual:
            return ordered(values[0], value) || value == values[0];
        case Operator::Less:
            return ordered(value, values[0]);
        case Operator::LessOrEqual:
            return ordered(value, values[0]) || value == values[0];
        case Operator::Between:
            return (ordered(values[0], value) || value == values[0]) &&
                   (ordered(value, values[1]) || value == values[1]);
        case Operator::Contains:
            return contains(asked, value, lists);
        case Operator::NotContains:
            return !contains(asked, value, lists);
        case Operator::StartsWith:
            return text::ascii_lower(value.text).starts_with(text::ascii_lower(values[0].text));
        case Operator::IsEmpty:
            return false;
        case Operator::IsNotEmpty:
            return true;
    }
    throw Bug("every operator has a meaning");
}

/// A person that is asked for as oneself.
Filter with_actor(Filter asked, std::int64_t actor) {
    if (asked.field->type->name == "person")
        for (Value& value : asked.values)
            if (value.text == myself)
                value = Value::of_number(actor);
    return asked;
}

bool holds_for_sums(Filter asked, NaiveRecord const& record, Catalogue const& catalogue,
                    Ground const& ground) {
    auto const holds_for = [&](Filter const& one) {
        return holds(one, figure_of(asked, record, ground, one.values.front().text),
                     catalogue.lists());
    };
    if (asked.op != Operator::In && asked.op != Operator::NotIn)
        return holds_for(asked);
    bool const none = asked.op == Operator::NotIn;
    bool found = false;
    Filter one = asked;
    one.op = Operator::Equals;
    for (Value const& value : asked.values) {
        one.values = {value};
        found |= holds_for(one);
    }
    return found != none;
}

}  // namespace

bool matches(Filter const& filter, NaiveRecord const& record, Catalogue const& catalogue,
             Ground const& ground) {
    auto const one = [&](Filter const& part) { return matches(part, record, catalogue, ground); };
    switch (filter.kind) {
        case Filter::Kind::All:
            return std::all_of(filter.parts.begin(), filter.parts.end(), one);
        case Filter::Kind::Any:
            return std::any_of(filter.parts.begin(), filter.parts.end(), one);
        case Filter::Kind::Not:
            return !one(filter.parts.front());
        case Filter::Kind::Condition:
            break;
    }
    auto const& figure = filter.field->figure;
    if (figure && figure->function == Figure::Function::Sum)
        return holds_for_sums(filter, record, catalogue, ground);
    Value const value =
        figure ? figure_of(filter, record, ground, {}) : record.value_of(*filter.field);
    if (value.absent())
        return filter.op == Operator::IsEmpty || filter.op == Operator::NotEquals ||
               filter.op == Operator::NotIn || filter.op == Operator::NotContains;
    if (filter.period)
        return holds_for_period(filter, value, ground);
    return holds(with_actor(filter, ground.actor), value, catalogue.lists());
}

}  // namespace kedang::fields
