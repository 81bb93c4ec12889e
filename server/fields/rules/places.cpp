// SPDX-License-Identifier: Apache-2.0
#include "fields/lists.h"
#include "fields/rules/checks.h"
#include "fields/types/entry.h"

namespace kedang::fields::rules {
namespace {

/// Some cities have no districts, or one row that repeats the city (东莞).
bool can_go_deeper(Division const& division, Divisions const& divisions) {
    if (division.level >= 3)
        return false;
    auto const below = divisions.children(division.code);
    return below.size() > 1 || (below.size() == 1 && below.front()->name != division.name);
}

}  // namespace

std::optional<Finding> to_district(Field const& field, Value const& value,
                                   ParseContext const& context) {
    Divisions const& divisions = context.catalogue.lists().divisions;
    Division const* division = divisions.by_code(value.text);
    if (division == nullptr || !can_go_deeper(*division, divisions))
        return std::nullopt;
    return Finding{
        Severity::Warning,
        types::finding(field, "to_district",
                       types::quoted(divisions.path_text(value.text)) + " 没有到区县，请补全")};
}

}  // namespace kedang::fields::rules
