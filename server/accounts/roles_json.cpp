// SPDX-License-Identifier: Apache-2.0
#include "accounts/roles_json.h"

#include <boost/json.hpp>

#include "base/check.h"
#include "catalogue/embedded.h"
#include "fields/json_object.h"

namespace kedang::accounts {
namespace {

using fields::JsonObject;

constexpr std::array<std::string_view, 4> sensitivity_words{"public", "internal", "personal",
                                                            "sensitive"};
constexpr std::array<std::string_view, 3> write_class_words{"core", "dynamic", "system"};

template <typename T, std::size_t count>
T named(std::array<std::string_view, count> const& words, std::string_view word) {
    for (std::size_t i = 0; i < count; ++i)
        if (words.at(i) == word)
            return static_cast<T>(i);
    throw Bug("roles know no word " + std::string(word));
}

template <typename T, std::size_t count>
void read_words(JsonObject& object, std::string_view name,
                std::array<std::string_view, count> const& words, std::vector<T>& target) {
    std::vector<std::string> found;
    object.read(name, found);
    for (auto const& word : found)
        target.push_back(named<T>(words, word));
}

FieldRightRule read_rule(JsonObject object) {
    FieldRightRule rule;
    auto match = object.object("match");
    match.read("record", rule.records);
    match.read("field", rule.fields);
    match.read("type", rule.types);
    read_words(match, "sensitivity", sensitivity_words, rule.sensitivities);
    read_words(match, "write_class", write_class_words, rule.write_classes);
    match.finish();
    read_words(object, "relation", relation_words, rule.relations);
    rule.right.read = named<Right>(right_words, object.text("right"));
    object.read("write", rule.right.write);
    object.finish();
    return rule;
}

Permission read_permission(JsonObject object) {
    Permission permission{object.text("id"), object.label("label"), Administration::None, {}};
    std::string administration(administration_words.front());
    object.read("administration", administration);
    permission.administration = named<Administration>(administration_words, administration);
    object.read("reserved", permission.reserved);
    object.finish();
    return permission;
}

struct Shipped {
    std::vector<PermissionGroup> groups;
    std::vector<Role> roles;
};

Shipped read_shipped() {
    auto const document = boost::json::parse(catalogue::embedded_file("roles.json"));
    JsonObject file(document, "roles.json");
    Shipped shipped;
    for (auto& object : file.objects("permission_groups")) {
        auto& group = shipped.groups.emplace_back();
        group.label = object.label("label");
        for (auto& permission : object.objects("permissions"))
            group.permissions.push_back(read_permission(std::move(permission)));
        object.finish();
    }
    for (auto const& definition : document.at("roles").as_array()) {
        auto& role = shipped.roles.emplace_back(read_role(definition, "roles.json"));
        role.shipped = true;
    }
    return shipped;
}

Shipped const& shipped() {
    static Shipped const all = read_shipped();
    return all;
}

void write_list(JsonWriter& out, std::string_view name, std::vector<std::string> const& words) {
    if (words.empty())
        return;
    out.key(name).begin_array();
    for (auto const& word : words)
        out.value(word);
    out.end_array();
}

template <typename T, std::size_t count>
void write_words(JsonWriter& out, std::string_view name,
                 std::array<std::string_view, count> const& words, std::vector<T> const& values) {
    std::vector<std::string> written;
    for (auto const value : values)
        written.emplace_back(word(words, value));
    write_list(out, name, written);
}

void write_rule(JsonWriter& out, FieldRightRule const& rule) {
    out.begin_object().key("match").begin_object();
    write_list(out, "record", rule.records);
    write_list(out, "field", rule.fields);
    write_list(out, "type", rule.types);
    write_words(out, "sensitivity", sensitivity_words, rule.sensitivities);
    write_words(out, "write_class", write_class_words, rule.write_classes);
    out.end_object();
    write_words(out, "relation", relation_words, rule.relations);
    out.member("right", word(right_words, rule.right.read));
    out.member("write", rule.right.write).end_object();
}

}  // namespace

std::vector<Role> const& shipped_roles() {
    return shipped().roles;
}

std::vector<PermissionGroup> const& permission_groups() {
    return shipped().groups;
}

Permission const* permission_named(std::string_view id) {
    for (auto const& group : permission_groups())
        for (auto const& permission : group.permissions)
            if (permission.id == id)
                return &permission;
    return nullptr;
}

Role read_role(boost::json::value const& definition, std::string const& place) {
    JsonObject object(definition, place);
    Role role;
    object.read("id", role.id);
    role.label = object.label("label");
    object.read("source", role.source);
    object.read("permissions", role.permissions);
    role.scope = named<Scope>(scope_words, object.text("scope"));
    object.read("pool", role.pool);
    object.read("core_hours", role.core_hours);
    for (auto& rule : object.objects("field_rights"))
        role.field_rights.push_back(read_rule(std::move(rule)));
    object.finish();
    return role;
}

void write_role(JsonWriter& out, Role const& role) {
    out.member("id", role.id).key("label").begin_object();
    out.member("zh", role.label.zh).member("en", role.label.en).end_object();
    out.member("source", role.source).key("permissions").begin_array();
    for (auto const& permission : role.permissions)
        out.value(permission);
    out.end_array().member("scope", word(scope_words, role.scope)).member("pool", role.pool);
    out.member("core_hours", role.core_hours).key("field_rights").begin_array();
    for (auto const& rule : role.field_rights)
        write_rule(out, rule);
    out.end_array();
}

std::string role_json(Role const& role) {
    JsonWriter out;
    out.begin_object();
    write_role(out, role);
    return out.end_object().take();
}

}  // namespace kedang::accounts
