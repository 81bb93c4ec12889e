// A condition on records as a tree: what lists, segments and rules ask. Comes from JSON, goes back
// to it without loss, and compiles to SQL (sql.h). A value; thread-safe once made.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "fields/field_type.h"

namespace kedang::fields {

struct Filter {
    enum class Kind : std::uint8_t { All, Any, Not, Condition };
    Kind kind = Kind::All;      ///< All without parts holds for every record
    std::vector<Filter> parts;  ///< one for Not, none for Condition

    Field const* field = nullptr;  ///< of the catalogue; the rest belongs to Condition too
    Operator op = Operator::Equals;
    /// Normalised: none for IsEmpty, two for Between, several for In and Under. For choices each
    /// word is a value of its own. For Contains and StartsWith the text as it is searched.
    std::vector<Value> values;

    bool holds_for_all() const { return kind == Kind::All && parts.empty(); }
    bool operator==(Filter const&) const = default;
};

/// The field of that name; nullptr where there is none or this actor may not read it: one and the
/// same refusal, decided before any row is read.
using FieldResolver = std::function<Field const*(std::string_view name)>;

constexpr int deepest_filter = 20;
constexpr int most_filter_nodes = 200;
constexpr std::size_t most_filter_values = 500;

/// In:      {"all":[…]}, {"any":[…]}, {"not":…} or {"field","op","value"}; "" holds for all. Values
///          are what people type (200万元) or what the API says ({"amount","currency"}).
/// Errors:  Invalid: "invalid_filter" for the shape, "unknown_field", "invalid_value" for a value
///          its type refuses or an operator the field does not have.
Result<Filter> parse_filter(std::string_view json, FieldResolver const& resolve,
                            ParseContext const& context);

/// JSON that parse_filter reads as the same filter.
std::string to_json(Filter const& filter);

}  // namespace kedang::fields
