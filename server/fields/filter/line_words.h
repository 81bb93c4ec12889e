// The words of the filter line besides fields and values: comparisons, 且 and 或, where a value
// ends. Pure and thread-safe. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "fields/field_type.h"
#include "fields/filter/period.h"
#include "fields/filter/typed_line.h"

namespace kedang::fields {

struct OperatorWord {
    std::u32string_view word;
    Operator op;
};
/// All spellings; the first of an operator is how it is written.
std::span<OperatorWord const> operator_words();
std::string spelling(Operator op);
/// The longest comparison that stands at this place.
std::optional<OperatorWord> operator_at(TypedLine const& line, std::size_t place);

enum class Joint : std::uint8_t { And, Or };
struct JointWord {
    std::u32string_view word;
    Joint joint;
};
/// +, 且, 或 and their like.
std::optional<JointWord> joint_at(TypedLine const& line, std::size_t place);

/// Whether a joint stands here and a condition behind it, not the rest of a value.
bool joins_conditions(TypedLine const& line, std::size_t place);

/// 全部: a condition that holds for every record.
inline constexpr std::u32string_view everything = U"全部";
/// 非, not, !: how long the word at this place is, 0 for none.
std::size_t negation_at(TypedLine const& line, std::size_t place);
/// How long "90天未" with its variants is at this place, and the time; length 0 for none.
struct Lapse {
    std::size_t length = 0;
    Period period;
};
Lapse lapse_at(TypedLine const& line, std::size_t place);
/// The same for a period before a figure, with 的 behind it.
Lapse window_at(TypedLine const& line, std::size_t place);

/// Words of a list may be set apart by commas where no value of the type holds one.
bool lists_by_comma(FieldType const& type);
/// Where a value without quotes that begins here ends, spaces behind it included.
std::size_t end_of_value(TypedLine const& line, std::size_t place, FieldType const& type);

/// The sign that closes what this one opens, 0 where it is no quotation mark.
char32_t closing_quote(char32_t opening);
/// Whether a value would be read as something else without quotes.
bool needs_quotes(std::string_view value);
std::string in_quotes(std::string_view value);

}  // namespace kedang::fields
