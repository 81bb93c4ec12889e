// The shipped roles, from catalogue/roles.json.
// SPDX-License-Identifier: Apache-2.0
#include <boost/json.hpp>

#include "accounts/model.h"
#include "base/check.h"
#include "catalogue/embedded.h"
#include "fields/json_object.h"

namespace kedang::accounts {
namespace {

using fields::JsonObject;

template <typename T>
T word_in(std::vector<std::pair<std::string_view, T>> const& words, std::string const& word) {
    for (auto const& [name, value] : words)
        if (name == word)
            return value;
    throw Bug("roles.json knows no word " + word);
}

Scope scope_named(std::string const& word) {
    return word_in<Scope>({{"own", Scope::Own},
                           {"department", Scope::Department},
                           {"department_below", Scope::DepartmentBelow},
                           {"all", Scope::All}},
                          word);
}

Relation relation_named(std::string const& word) {
    return word_in<Relation>({{"own", Relation::Own},
                              {"department", Relation::Department},
                              {"pool", Relation::Pool},
                              {"others", Relation::Others}},
                             word);
}

Right right_named(std::string const& word) {
    return word_in<Right>(
        {{"hidden", Right::Hidden}, {"masked", Right::Masked}, {"clear", Right::Clear}}, word);
}

fields::Sensitivity sensitivity_named(std::string const& word) {
    using fields::Sensitivity;
    return word_in<Sensitivity>({{"public", Sensitivity::Public},
                                 {"internal", Sensitivity::Internal},
                                 {"personal", Sensitivity::Personal},
                                 {"sensitive", Sensitivity::Sensitive}},
                                word);
}

FieldRightRule read_rule(JsonObject object) {
    FieldRightRule rule;
    JsonObject match(*object.find("match"), object.place() + " match");
    std::vector<std::string> words;
    std::string full_name;
    match.read("field", full_name);
    if (auto const dot = full_name.find('.'); dot != std::string::npos) {
        rule.record = full_name.substr(0, dot);
        rule.field = full_name.substr(dot + 1);
    }
    match.read("sensitivity", words);
    for (auto const& word : words)
        rule.sensitivities.push_back(sensitivity_named(word));
    words.clear();
    object.read("relation", words);
    for (auto const& word : words)
        rule.relations.push_back(relation_named(word));
    rule.right.read = right_named(object.text("right"));
    object.read("write", rule.right.write);
    return rule;
}

Role read_role(JsonObject object) {
    Role role;
    role.id = object.text("id");
    role.label = object.label("label");
    object.read("permissions", role.permissions);
    JsonObject scope(*object.find("scope"), role.id + " scope");
    role.scope = scope_named(scope.text("customer"));
    object.read("pool", role.pool);
    for (auto& rule : object.objects("field_rights"))
        role.field_rights.push_back(read_rule(std::move(rule)));
    JsonObject core(*object.find("core_fields"), role.id + " core_fields");
    role.core_always = core.text("write") == "always";
    if (!role.core_always)
        role.core_hours = core.number("hours");
    JsonObject lookup(*object.find("lookup"), role.id + " lookup");
    lookup.read("search_exact", role.search_exact);
    lookup.read("reveal", role.reveal);
    return role;
}

std::vector<Role> read_roles() {
    auto const document = boost::json::parse(catalogue::embedded_file("roles.json"));
    JsonObject file(document, "roles.json");
    std::vector<Role> roles;
    for (auto& object : file.objects("roles"))
        roles.push_back(read_role(std::move(object)));
    return roles;
}

std::vector<std::pair<std::string, fields::Label>> read_permissions() {
    auto const document = boost::json::parse(catalogue::embedded_file("roles.json"));
    JsonObject file(document, "roles.json");
    std::vector<std::pair<std::string, fields::Label>> labels;
    for (auto& object : file.objects("permissions")) {
        auto id = object.text("id");
        labels.emplace_back(std::move(id), object.label("label"));
    }
    return labels;
}

}  // namespace

fields::Label permission_label(std::string_view id) {
    static auto const labels = read_permissions();
    for (auto const& [permission, label] : labels)
        if (permission == id)
            return label;
    return {std::string(id), std::string(id)};
}

std::vector<Role> const& shipped_roles() {
    static std::vector<Role> const roles = read_roles();
    return roles;
}

}  // namespace kedang::accounts
