// SPDX-License-Identifier: Apache-2.0
#include "fields/rules/checks.h"
#include "fields/types/entry.h"

namespace kedang::fields::rules {
namespace {

std::string shown(Field const& field, Value const& value, ParseContext const& context) {
    return types::quoted(
        field.type->to_text(field, value, TextContext(context.catalogue, context.zone)));
}

Date day_of(Value const& value, ParseContext const& context) {
    if (value.kind == Value::Kind::Text)
        return parse_date(value.text).value_or(Date{});
    Instant const instant = from_milliseconds(value.number);
    return context.zone != nullptr ? context.zone->date_of(instant)
                                   : Date(std::chrono::floor<std::chrono::days>(instant));
}

}  // namespace

std::optional<Finding> not_in_future(Field const& field, Value const& value,
                                     ParseContext const& context) {
    if (day_of(value, context) <= context.today)
        return std::nullopt;
    return Finding{Severity::Error,
                   types::finding(field, "not_in_future",
                                  shown(field, value, context) + " 晚于今天，请核对年份和日期")};
}

std::optional<Finding> year(Field const& field, Value const& value, ParseContext const& context) {
    auto const this_year = static_cast<int>(context.today.year());
    if (value.number >= 1900 && value.number <= this_year)
        return std::nullopt;
    return Finding{Severity::Error,
                   types::finding(field, "year",
                                  shown(field, value, context) + " 不是年份，应在 1900 至 " +
                                      std::to_string(this_year) + " 之间")};
}

std::optional<Finding> positive(Field const& field, Value const& value,
                                ParseContext const& context) {
    if (value.number > 0)
        return std::nullopt;
    return Finding{
        Severity::Error,
        types::finding(field, "positive", shown(field, value, context) + " 应大于 0，请核对")};
}

}  // namespace kedang::fields::rules
