// SPDX-License-Identifier: Apache-2.0
#include "fields/filter/filter.h"

#include "base/json_writer.h"

namespace kedang::fields {
namespace {

void write(JsonWriter& out, Filter const& filter);

void write_value(JsonWriter& out, Filter const& condition, Value const& value) {
    bool const is_part_of_text = condition.op == Operator::Contains ||
                                 condition.op == Operator::NotContains ||
                                 condition.op == Operator::StartsWith;
    // A type writes several choices as an array; here each is a value of its own.
    if (is_part_of_text || condition.field->type->name == "choices")
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
    out.member("op", word(condition.op));
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

}  // namespace

std::string to_json(Filter const& filter) {
    JsonWriter out;
    write(out, filter);
    return out.take();
}

}  // namespace kedang::fields
