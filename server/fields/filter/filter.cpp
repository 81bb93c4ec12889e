// SPDX-License-Identifier: Apache-2.0
#include "fields/filter/filter.h"

#include <algorithm>

#include "base/json_writer.h"

namespace kedang::fields {
namespace {

void write(JsonWriter& out, Filter const& filter);

void write_value(JsonWriter& out, Filter const& condition, Value const& value) {
    bool const is_part_of_text = condition.op == Operator::Contains ||
                                 condition.op == Operator::NotContains ||
                                 condition.op == Operator::StartsWith;
    // A type writes several choices as an array; here each is a value of its own.
    bool const is_myself =
        condition.field->type->name == "person" && value.kind == Value::Kind::Text;
    if (is_part_of_text || is_myself || condition.field->type->name == "choices")
        out.value(value.text);
    else
        condition.field->type->to_json(out, *condition.field, value);
}

bool takes_a_list(Filter const& condition) {
    return condition.values.size() > 1 || condition.op == Operator::In ||
           condition.op == Operator::NotIn || condition.op == Operator::Between;
}

void write_condition(JsonWriter& out, Filter const& condition) {
    out.member("field", condition.field->name);
    if (condition.window)
        out.member("within", to_text(*condition.window));
    out.member("op", word(condition.op));
    if (condition.period)
        out.member("value", to_text(*condition.period));
    if (condition.values.empty())
        return;
    out.key("value");
    if (!takes_a_list(condition)) {
        write_value(out, condition, condition.values.front());
        return;
    }
    out.begin_array();
    for (Value const& value : condition.values)
        write_value(out, condition, value);
    out.end_array();
}

void write_parts(JsonWriter& out, std::string_view name, std::vector<Filter> const& parts) {
    out.key(name).begin_array();
    for (Filter const& part : parts)
        write(out, part);
    out.end_array();
}

void write(JsonWriter& out, Filter const& filter) {
    out.begin_object();
    switch (filter.kind) {
        case Filter::Kind::All:
            write_parts(out, "all", filter.parts);
            break;
        case Filter::Kind::Any:
            write_parts(out, "any", filter.parts);
            break;
        case Filter::Kind::Not:
            out.key("not");
            write(out, filter.parts.front());
            break;
        case Filter::Kind::Condition:
            write_condition(out, filter);
            break;
    }
    out.end_object();
}

int levels(Filter const& filter) {
    int deepest = 0;
    for (Filter const& part : filter.parts)
        deepest = std::max(deepest, levels(part));
    return deepest + 1;
}

int nodes(Filter const& filter) {
    int count = 1;
    for (Filter const& part : filter.parts)
        count += nodes(part);
    return count;
}

bool is_group(Filter const& filter) {
    return filter.kind == Filter::Kind::All || filter.kind == Filter::Kind::Any;
}

}  // namespace

Error unknown_field(std::string_view name) {
    constexpr std::string_view title = "字段不存在或您无权使用";
    return {ErrorCode::Invalid,
            "unknown_field",
            std::string(title),
            {{std::string(name), "unknown_field", std::string(title)}}};
}

Filter simplified(Filter filter) {
    std::vector<Filter> parts;
    for (Filter& part : filter.parts) {
        Filter simple = simplified(std::move(part));
        if (is_group(filter) && simple.kind == filter.kind && !simple.parts.empty())
            std::move(simple.parts.begin(), simple.parts.end(), std::back_inserter(parts));
        else
            parts.push_back(std::move(simple));
    }
    if (is_group(filter) && parts.size() == 1)
        return std::move(parts.front());
    filter.parts = std::move(parts);
    return filter;
}

Result<Done> within_limits(Filter const& filter) {
    if (levels(filter) > deepest_filter)
        return Error{ErrorCode::Invalid, "invalid_filter", "筛选条件嵌套太深，最多 20 层", {}};
    if (nodes(filter) > most_filter_nodes)
        return Error{ErrorCode::Invalid, "invalid_filter", "筛选条件太多，最多 200 个", {}};
    return Done{};
}

std::string to_json(Filter const& filter) {
    JsonWriter out;
    write(out, filter);
    return out.take();
}

}  // namespace kedang::fields
