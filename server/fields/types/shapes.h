// What several types have in common: columns, JSON, texts, sort keys and operators. Pure.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "fields/field_type.h"

namespace kedang::fields::types {

std::vector<Column> text_column(Field const& field);
std::vector<Column> integer_column(Field const& field);

/// A JSON string, null where absent.
void write_text(JsonWriter& out, Field const& field, Value const& value);
/// An id as a JSON string, null where absent.
void write_id(JsonWriter& out, Field const& field, Value const& value);

std::string plain_text(Field const& field, Value const& value, TextContext const& context);

/// The text itself: codes, dates and addresses sort as they are.
std::string sort_by_text(Value const& value);
/// 16 hexadecimal digits whose byte order is the order of the numbers.
std::string sort_by_number(Value const& value);

std::vector<IndexKey> no_index_keys(Value const& value);

inline constexpr std::array text_operators = {
    Operator::Equals,      Operator::NotEquals,  Operator::Contains,
    Operator::NotContains, Operator::StartsWith, Operator::In,
    Operator::NotIn,       Operator::IsEmpty,    Operator::IsNotEmpty};
inline constexpr std::array long_text_operators = {Operator::Contains, Operator::NotContains,
                                                   Operator::IsEmpty, Operator::IsNotEmpty};
inline constexpr std::array ordered_operators = {
    Operator::Equals, Operator::NotEquals,   Operator::Greater,   Operator::GreaterOrEqual,
    Operator::Less,   Operator::LessOrEqual, Operator::Between,   Operator::In,
    Operator::NotIn,  Operator::IsEmpty,     Operator::IsNotEmpty};
inline constexpr std::array choice_operators = {Operator::Equals,  Operator::NotEquals,
                                                Operator::In,      Operator::NotIn,
                                                Operator::IsEmpty, Operator::IsNotEmpty};
inline constexpr std::array choices_operators = {
    Operator::Equals, Operator::NotEquals, Operator::Contains, Operator::NotContains,
    Operator::In,     Operator::NotIn,     Operator::IsEmpty,  Operator::IsNotEmpty};
inline constexpr std::array boolean_operators = {Operator::Equals, Operator::NotEquals,
                                                 Operator::IsEmpty, Operator::IsNotEmpty};
inline constexpr std::array tree_operators = {
    Operator::Equals, Operator::NotEquals, Operator::Under,     Operator::In,
    Operator::NotIn,  Operator::IsEmpty,   Operator::IsNotEmpty};
inline constexpr std::array presence_operators = {Operator::IsEmpty, Operator::IsNotEmpty};

}  // namespace kedang::fields::types
