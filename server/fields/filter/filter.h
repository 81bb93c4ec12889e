// A condition on records as a tree: what lists, segments and rules ask. Comes from JSON or from the
// line people type (text.h), goes back to both without loss, and compiles to SQL (sql.h) once it is
// grounded (ground.h). A value; thread-safe once made.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "fields/field_type.h"
#include "fields/filter/period.h"

namespace kedang::fields {

struct Filter {
    enum class Kind : std::uint8_t { All, Any, Not, Condition };
    Kind kind = Kind::All;      ///< All without parts holds for every record
    std::vector<Filter> parts;  ///< one for Not, none for Condition

    Field const* field = nullptr;  ///< of the catalogue; the rest belongs to Condition too
    std::optional<Period> window;  ///< of a figure: of which time its records count
    Operator op = Operator::Equals;
    /// Normalised: none for IsEmpty, two for Between, several for In and Under. For choices each
    /// word is a value of its own. For Contains and StartsWith the text as it is searched. For a
    /// person also the text `myself`.
    std::vector<Value> values;
    /// Stands in the place of values where a date or time is compared with a period: = is within
    /// it, < before its first day, > after its last.
    std::optional<Period> period;

    bool holds_for_all() const { return kind == Kind::All && parts.empty(); }
    bool operator==(Filter const&) const = default;
};

/// Whoever asks, as the value of a person: 负责人=我.
inline constexpr std::string_view myself = "me";

/// The field or figure of that name; nullptr where there is none or this actor may not read it: one
/// and the same refusal, decided before any row is read.
using FieldResolver = std::function<Field const*(std::string_view name)>;

constexpr int deepest_filter = 20;
constexpr int most_filter_nodes = 200;
constexpr std::size_t most_filter_values = 500;

/// In:      {"all":[…]}, {"any":[…]}, {"not":…} or {"field","within"?,"op","value"}; "" holds for
///          all. Values are what people type (200万元, 近6个月) or what the API says
///          ({"amount","currency"}).
/// Errors:  Invalid: "invalid_filter" for the shape, "unknown_field", "invalid_value" for a value
///          its type refuses or an operator the field does not have.
Result<Filter> parse_filter(std::string_view json, FieldResolver const& resolve,
                            ParseContext const& context);

/// JSON that parse_filter reads as the same filter.
std::string to_json(Filter const& filter);

/// "字段不存在或您无权使用": the same for both, so that it tells of neither.
Error unknown_field(std::string_view name);

/// The same meaning without what says nothing: groups of one part and groups within a group of
/// their own kind. What the line reads as; a line is not longer than its meaning.
Filter simplified(Filter filter);

/// Errors: Invalid where it is nested too deep or has too many parts.
Result<Done> within_limits(Filter const& filter);

}  // namespace kedang::fields
