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

using ValueOf = std::function<Value(Field const&)>;

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

}  // namespace

bool matches(Filter const& filter, ValueOf const& value_of, Catalogue const& catalogue) {
    auto const one = [&](Filter const& part) { return matches(part, value_of, catalogue); };
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
    Value const value = value_of(*filter.field);
    if (value.absent())
        return filter.op == Operator::IsEmpty || filter.op == Operator::NotEquals ||
               filter.op == Operator::NotIn || filter.op == Operator::NotContains;
    return holds(filter, value, catalogue.lists());
}

}  // namespace kedang::fields
