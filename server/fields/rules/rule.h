// Named rules: what a value must hold beyond its type. The catalogue names them; each is a pure
// function. Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "fields/field_type.h"

namespace kedang::fields {

enum class Severity : std::uint8_t { Error, Warning };

struct Finding {
    Severity severity = Severity::Error;
    FieldError what;
};

/// In: a value that is not absent. Returns: nothing where the value holds.
using RuleCheck = std::optional<Finding> (*)(Field const&, Value const&, ParseContext const&);

struct Rule {
    std::string_view name;
    RuleCheck holds;
};

/// nullptr where there is no such rule; the catalogue reader refuses such a name.
Rule const* rule_named(std::string_view name);

/// What to mend and what to confirm, each in the order of the field's rules.
struct Verdict {
    std::vector<FieldError> errors;
    std::vector<FieldError> warnings;
    bool ok() const { return errors.empty(); }
};

/// Checks a parsed value against the field's limits and rules. Absent holds: whether a value must
/// be there is missing_fields' question.
/// In: field.rules as the catalogue reader has let them through; throws Bug for an unknown one.
Verdict validate(Field const& field, Value const& value, ParseContext const& context);

}  // namespace kedang::fields
