// SPDX-License-Identifier: Apache-2.0
#include "accounts/session_view.h"

#include <algorithm>

#include "accounts/roles_json.h"
#include "base/json_writer.h"

namespace kedang::accounts {
namespace {

void write_label(JsonWriter& out, fields::Label const& label) {
    out.begin_object().member("zh", label.zh).member("en", label.en).end_object();
}

void write_strings(JsonWriter& out, std::string_view name,
                   std::vector<std::string> const& strings) {
    out.key(name).begin_array();
    for (auto const& text : strings)
        out.value(text);
    out.end_array();
}

void write_permission_groups(JsonWriter& out) {
    out.key("permission_groups").begin_array();
    for (auto const& group : permission_groups()) {
        out.begin_object().key("label");
        write_label(out, group.label);
        out.key("permissions").begin_array();
        for (auto const& permission : group.permissions) {
            out.begin_object().member("id", permission.id).key("label");
            write_label(out, permission.label);
            out.member("administration", word(administration_words, permission.administration));
            out.end_object();
        }
        out.end_array().end_object();
    }
    out.end_array();
}

void write_words(JsonWriter& out, Company const& company) {
    out.key("words").begin_object();
    if (auto const* preset = company.catalogue->preset())
        for (auto const& [word, label] : preset->words)
            out.member(word, label.zh);
    out.end_object();
}

}  // namespace

std::string session_json(Company const& company, Actor const& actor, SessionState const& session) {
    auto const& person = actor.person();
    JsonWriter out;
    out.begin_object().key("person").begin_object().key("id").id(person.id);
    out.member("name", person.name).member("login", person.login);
    out.key("department_id").id(person.department);
    out.member("must_change_password", person.must_change_password).end_object();
    write_strings(out, "roles", person.roles);
    write_strings(out, "permissions", actor.permissions());
    if (session.second_factor_missing)
        out.member("second_factor_missing", true);
    out.member("reveal", actor.may_reveal());
    out.member("csrf", session.csrf).key("company").begin_object().member("name", company.name);
    out.key("preset");
    if (company.preset.empty())
        out.null();
    else
        out.value(company.preset);
    out.member("time_zone", company.time_zone.name()).end_object();
    write_words(out, company);
    out.end_object();
    return out.take();
}

std::string people_json(std::vector<Person> const& people, Company const& company,
                        Actor const& actor) {
    bool const manages = actor.may("people.manage") || actor.may("security.manage");
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    for (auto const& person : people) {
        out.begin_object().key("id").id(person.id).member("name", person.name);
        out.key("department_id").id(person.department);
        if (person.disabled)
            out.member("disabled", true);
        if (manages) {
            out.member("login", person.login);
            out.member("employee_number", person.employee_number);
            out.member("version", std::to_string(person.version));
            if (auto const superior = superior_of(person, company.departments); superior != 0)
                out.key("superior_id").id(superior);
            write_strings(out, "roles", person.roles);
        }
        out.end_object();
    }
    out.end_array().end_object();
    return out.take();
}

std::string departments_json(std::vector<Department> const& departments) {
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    for (auto const& department : departments) {
        out.begin_object().key("id").id(department.id).member("name", department.name);
        if (department.parent != 0)
            out.key("parent_id").id(department.parent);
        if (department.manager != 0)
            out.key("manager_id").id(department.manager);
        out.member("version", std::to_string(department.version));
        out.end_object();
    }
    out.end_array().end_object();
    return out.take();
}

std::string role_list_json(Company const& company, Actor const& actor,
                           std::vector<Person> const& people) {
    bool const manages = actor.may("security.manage") || actor.may("people.manage");
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    for (auto const& role : company.roles->all()) {
        out.begin_object();
        if (manages) {
            write_role(out, role);
            out.member("shipped", role.shipped).member("version", std::to_string(role.version));
            out.member("people", std::count_if(people.begin(), people.end(), [&](auto const& one) {
                           return std::find(one.roles.begin(), one.roles.end(), role.id) !=
                                  one.roles.end();
                       }));
        } else {
            out.member("id", role.id).key("label");
            write_label(out, role.label);
        }
        out.end_object();
    }
    out.end_array();
    if (manages)
        write_permission_groups(out);
    return out.end_object().take();
}

}  // namespace kedang::accounts
