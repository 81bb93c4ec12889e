// The shapes of answers about people, roles, settings and logging in.
// SPDX-License-Identifier: Apache-2.0
#include "app/components.h"

namespace kedang::app {
namespace {

using api::boolean;
using api::Component;
using api::integer;
using api::list_of;
using api::object;
using api::optional;
using api::reference;
using api::Schema;
using api::text;
using api::word;

Schema field_right_rule() {
    auto const words = list_of(text());
    return object({{"match", object({optional("record", words), optional("field", words),
                                     optional("type", words), optional("sensitivity", words),
                                     optional("write_class", words)})},
                   optional("relation", words),
                   {"right", word({"hidden", "masked", "clear"})},
                   {"write", boolean()}});
}

/// More than id and label only for those who manage people or roles.
Schema role() {
    return object(
        {{"id", text()},
         {"label", label()},
         optional("source", text()),
         optional("permissions", list_of(text())),
         optional("scope", word({"none", "own", "department", "department_below", "all"})),
         optional("pool", boolean()),
         optional("core_hours", integer()),
         optional("field_rights", list_of(reference("FieldRightRule"))),
         optional("shipped", boolean()),
         optional("version", text()),
         optional("people", integer())});
}

Schema permission_group() {
    auto const permission =
        object({{"id", text()},
                {"label", label()},
                {"administration", word({"none", "system", "security", "audit"})}});
    return object({{"label", label()}, {"permissions", list_of(permission)}});
}

Schema rights_preview() {
    auto const field = object({{"name", text()},
                               {"group", text()},
                               {"label", label()},
                               {"read", map_of(text())},
                               {"write", list_of(text())}});
    return object(
        {{"name", text()},
         {"permissions", list_of(text())},
         {"scope", text()},
         {"pool", boolean()},
         {"records",
          list_of(object({{"name", text()}, {"label", label()}, {"fields", list_of(field)}}))}});
}

Schema setting() {
    return object(
        {{"key", text()},
         {"type", text()},
         optional("minimum", integer()),
         optional("maximum", integer()),
         optional("choices", list_of(object({{"value", text()}, {"zh", text()}, {"en", text()}}))),
         {"label", label()},
         {"effect", text()},
         {"restart_needed", boolean()},
         {"kept_by", word({"system", "security"})},
         {"origin", word({"default", "file", "database", "environment", "command_line"})},
         optional("is_set", boolean()),
         optional("value", text()),
         optional("default", text())});
}

}  // namespace

std::vector<Component> of_accounts() {
    auto const person = object({{"id", text()},
                                {"name", text()},
                                {"department_id", text()},
                                optional("disabled", boolean()),
                                optional("login", text()),
                                optional("employee_number", text()),
                                optional("roles", list_of(text())),
                                optional("version", text()),
                                optional("superior_id", text())});
    auto const made = object({{"name", text()},
                              {"login", text()},
                              {"employee_number", text()},
                              {"department", text()},
                              {"roles", list_of(text())},
                              optional("one_time_password", text())});
    auto const wrong =
        object({{"row", integer()}, {"field", text()}, {"value", text()}, {"message", text()}});
    return {
        {"Session", object({{"person", object({{"id", text()},
                                               {"name", text()},
                                               {"login", text()},
                                               {"department_id", text()},
                                               {"must_change_password", boolean()}})},
                            {"roles", list_of(text())},
                            {"permissions", list_of(text())},
                            {"reveal", boolean()},
                            {"csrf", text()},
                            optional("second_factor_missing", boolean()),
                            {"company", object({{"name", text()},
                                                {"preset", api::nullable(text())},
                                                {"time_zone", text()}})},
                            {"words", map_of(text())}})},
        {"People", object({{"items", list_of(person)}})},
        {"Departments", object({{"items", list_of(object({{"id", text()},
                                                          {"name", text()},
                                                          optional("parent_id", text()),
                                                          optional("manager_id", text()),
                                                          {"version", text()}}))}})},
        {"OrganisationImport", object({{"departments", list_of(text())},
                                       {"people", list_of(made)},
                                       {"errors", list_of(wrong)}})},
        {"FieldRightRule", field_right_rule()},
        {"Role", role()},
        {"Roles", object({{"items", list_of(reference("Role"))},
                          optional("permission_groups", list_of(permission_group()))})},
        {"RightsPreview", rights_preview()},
        {"Setting", setting()},
        {"Settings",
         object(
             {{"version", text()},
              {"items", list_of(reference("Setting"))},
              {"changed", map_of(object({{"at", text()}, optional("person", person_name())}))}})},
    };
}

std::vector<Component> of_sign_in() {
    auto const session = object({{"id", text()},
                                 {"device", text()},
                                 {"ip", text()},
                                 {"begun_at", text()},
                                 {"seen_at", text()},
                                 optional("current", boolean())});
    auto const factor = object({{"required", boolean()},
                                {"enrolled", boolean()},
                                optional("enrolled_at", text()),
                                optional("recovery_codes", integer())});
    auto const log_in = object({{"at", text()}, {"outcome", text()}, {"ip", text()}});
    auto const key = object({{"id", text()},
                             {"name", text()},
                             {"permissions", list_of(text())},
                             {"made_at", text()},
                             {"expires_at", text()},
                             optional("used_at", text()),
                             optional("used_ip", text())});
    auto const line = object({{"at", text()},
                              {"login", text()},
                              {"outcome", text()},
                              {"ip", text()},
                              optional("person_id", text())});
    return {
        {"LoginLog", object({{"items", list_of(line)}})},
        {"Account", object({optional("password_set_at", text()),
                            {"second_factor", factor},
                            {"sessions", list_of(session)},
                            {"log_ins", list_of(log_in)}})},
        {"Enrolment", object({{"secret", text()}, {"uri", text()}})},
        {"RecoveryCodes", object({{"recovery_codes", list_of(text())}})},
        {"ApiKeys",
         object({{"items", list_of(key)},
                 {"permissions", list_of(object({{"id", text()}, {"label", label()}}))}})},
        {"MadeApiKey", object({{"id", text()}, {"key", text()}})},
    };
}

}  // namespace kedang::app
