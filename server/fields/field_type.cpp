// SPDX-License-Identifier: Apache-2.0
#include "fields/field_type.h"

#include <array>
#include <charconv>

#include "base/check.h"
#include "fields/types/all_types.h"

namespace kedang::fields {
namespace {

struct OperatorWord {
    Operator op;
    std::string_view word;
};
constexpr std::array<OperatorWord, 15> operator_words = {{{Operator::Equals, "eq"},
                                                          {Operator::NotEquals, "ne"},
                                                          {Operator::Greater, "gt"},
                                                          {Operator::GreaterOrEqual, "ge"},
                                                          {Operator::Less, "lt"},
                                                          {Operator::LessOrEqual, "le"},
                                                          {Operator::Contains, "contains"},
                                                          {Operator::NotContains, "not_contains"},
                                                          {Operator::StartsWith, "starts_with"},
                                                          {Operator::IsEmpty, "is_empty"},
                                                          {Operator::IsNotEmpty, "is_not_empty"},
                                                          {Operator::In, "in"},
                                                          {Operator::NotIn, "not_in"},
                                                          {Operator::Under, "under"},
                                                          {Operator::Between, "between"}}};

constexpr std::array<FieldType const*, 21> known_types = {
    &types::text,   &types::long_text, &types::integer,   &types::money,    &types::percent,
    &types::date,   &types::time,      &types::choice,    &types::choices,  &types::boolean,
    &types::phone,  &types::email,     &types::id_number, &types::id_last4, &types::credit_code,
    &types::region, &types::industry,  &types::person,    &types::customer, &types::file,
    &types::url};

std::int64_t decoded_number(std::string_view digits) {
    std::int64_t number = 0;
    auto const [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    check(fault == std::errc{} && end == digits.data() + digits.size(),
          "an encoded number is written by encode()");
    return number;
}

}  // namespace

std::string_view word(Operator op) {
    for (OperatorWord const& known : operator_words)
        if (known.op == op)
            return known.word;
    throw Bug("every operator has a word");
}

std::optional<Operator> operator_from(std::string_view word) {
    for (OperatorWord const& known : operator_words)
        if (known.word == word)
            return known.op;
    return std::nullopt;
}

FieldType const* type_named(std::string_view name) {
    for (FieldType const* type : known_types)
        if (type->name == name)
            return type;
    return nullptr;
}

std::span<FieldType const* const> all_types() {
    return known_types;
}

std::vector<Column> stored_columns(Field const& field) {
    if (field.encrypted)
        return {{field.name, ColumnKind::Bytes}};
    return field.type->columns(field);
}

std::string encode(Value const& value) {
    switch (value.kind) {
        case Value::Kind::Absent:
            return {};
        case Value::Kind::Number:
            return "n" + std::to_string(value.number);
        case Value::Kind::Text:
            return "t" + value.text;
        case Value::Kind::Money:
            return "m" + std::to_string(value.number) + " " + value.text;
    }
    throw Bug("every kind of value has an encoding");
}

Value decode(std::string_view encoded) {
    if (encoded.empty())
        return {};
    std::string_view const rest = encoded.substr(1);
    switch (encoded[0]) {
        case 'n':
            return Value::of_number(decoded_number(rest));
        case 't':
            return Value::of_text(std::string(rest));
        case 'm': {
            std::size_t const space = rest.find(' ');
            check(space != std::string_view::npos, "encoded money has a currency");
            return Value::of_money(decoded_number(rest.substr(0, space)),
                                   std::string(rest.substr(space + 1)));
        }
        default:
            throw Bug("an encoded value starts with its kind");
    }
}

}  // namespace kedang::fields
