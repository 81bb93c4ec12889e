// SPDX-License-Identifier: Apache-2.0
#include "fields/filter/ground.h"

#include "base/check.h"
#include "fields/types/calendar.h"

namespace kedang::fields {
namespace {

Filter negated(Filter condition) {
    Filter made;
    made.kind = Filter::Kind::Not;
    made.parts.push_back(std::move(condition));
    return made;
}

/// A condition on a period as one on its first and last value.
Filter compared(Filter condition, Bounds bounds) {
    condition.period.reset();
    switch (condition.op) {
        case Operator::Equals:
        case Operator::NotEquals: {
            bool const differs = condition.op == Operator::NotEquals;
            condition.op = Operator::Between;
            condition.values = {std::move(bounds.first), std::move(bounds.last)};
            return differs ? negated(std::move(condition)) : condition;
        }
        case Operator::Greater:
        case Operator::LessOrEqual:
            condition.values = {std::move(bounds.last)};
            return condition;
        case Operator::Less:
        case Operator::GreaterOrEqual:
            condition.values = {std::move(bounds.first)};
            return condition;
        default:
            throw Bug("periods are compared by order");
    }
}

}  // namespace

Bounds bounds_of(Days const& days, FieldType const& type, TimeZone const* zone) {
    if (type.name == "date")
        return {Value::of_text(kedang::to_text(days.first)),
                Value::of_text(kedang::to_text(days.last))};
    Date const after = std::chrono::sys_days(days.last) + std::chrono::days(1);
    auto const start = [&](Date day) { return to_milliseconds(types::instant_of(day, 0, zone)); };
    return {Value::of_number(start(days.first)), Value::of_number(start(after) - 1)};
}

Filter grounded(Filter filter, Ground const& ground) {
    for (Filter& part : filter.parts)
        part = grounded(std::move(part), ground);
    if (filter.kind != Filter::Kind::Condition)
        return filter;
    if (filter.window) {
        auto const [first, last] = days_of(*filter.window, ground.today);
        filter.window = Period::days(first, last);
    }
    if (filter.field->type->name == "person")
        for (Value& value : filter.values)
            if (value.kind == Value::Kind::Text)
                value = Value::of_number(ground.actor);
    if (!filter.period)
        return filter;
    auto bounds =
        bounds_of(days_of(*filter.period, ground.today), *filter.field->type, ground.zone);
    return compared(std::move(filter), std::move(bounds));
}

}  // namespace kedang::fields
