// SPDX-License-Identifier: Apache-2.0
#include "fields/rules/rule.h"

#include <algorithm>

#include "base/check.h"
#include "fields/rules/checks.h"
#include "fields/types/entry.h"

namespace kedang::fields {
namespace {

constexpr Rule known_rules[] = {
    {"not_placeholder", rules::not_placeholder},
    {"person_name", rules::person_name},
    {"company_full_name", rules::company_full_name},
    {"mobile", rules::mobile},
    {"id_last_four_allowed", rules::id_last_four_allowed},
    {"to_district", rules::to_district},
    {"not_in_future", rules::not_in_future},
    {"year", rules::year},
    {"positive", rules::positive},
};

/// How a limit in stored units reads: 200万元, 12.5%, 100.
std::string limit_text(Field const& field, std::int64_t limit, Value const& like,
                       ParseContext const& context) {
    Value shown = like;
    shown.number = limit;
    return field.type->to_text(field, shown, context.catalogue);
}

void check_limits(Field const& field, Value const& value, ParseContext const& context,
                  Verdict& verdict) {
    if (value.kind == Value::Kind::Text)
        return;
    std::string const shown = types::quoted(field.type->to_text(field, value, context.catalogue));
    if (field.minimum && value.number < *field.minimum)
        verdict.errors.push_back(types::finding(
            field, "minimum",
            shown + " 太小，不能小于 " + limit_text(field, *field.minimum, value, context)));
    if (field.maximum && value.number > *field.maximum)
        verdict.errors.push_back(types::finding(
            field, "maximum",
            shown + " 太大，不能大于 " + limit_text(field, *field.maximum, value, context)));
}

}  // namespace

Rule const* rule_named(std::string_view name) {
    auto const* const end = std::end(known_rules);
    auto const* const found = std::find_if(std::begin(known_rules), end,
                                           [&](Rule const& rule) { return rule.name == name; });
    return found == end ? nullptr : found;
}

Verdict validate(Field const& field, Value const& value, ParseContext const& context) {
    Verdict verdict;
    if (value.absent())
        return verdict;
    check_limits(field, value, context, verdict);
    for (std::string const& name : field.rules) {
        Rule const* rule = rule_named(name);
        check(rule != nullptr, "the catalogue reader lets only known rules through");
        auto found = rule->holds(field, value, context);
        if (!found)
            continue;
        auto& list = found->severity == Severity::Error ? verdict.errors : verdict.warnings;
        list.push_back(std::move(found->what));
    }
    return verdict;
}

}  // namespace kedang::fields
