// SPDX-License-Identifier: Apache-2.0
#include "accounts/administration.h"

#include <algorithm>
#include <set>

#include "accounts/roles_json.h"
#include "accounts/store_company.h"

namespace kedang::accounts {
namespace {

constexpr std::string_view separation_key = "administration.separated";
constexpr std::array<std::string_view, 2> never_without{"people.manage", "security.manage"};

std::set<Administration> administrations_of(Person const& person, RoleSet const& roles) {
    std::set<Administration> held;
    for (auto const& id : person.roles)
        if (auto const* role = roles.find(id))
            for (auto const& name : role->permissions)
                if (auto const* permission = permission_named(name))
                    held.insert(permission->administration);
    held.erase(Administration::None);
    return held;
}

bool permits(Person const& person, RoleSet const& roles, std::string_view permission) {
    return std::any_of(person.roles.begin(), person.roles.end(), [&](std::string const& id) {
        auto const* role = roles.find(id);
        return role != nullptr && role->permits(permission);
    });
}

}  // namespace

bool is_separated(db::Session& session, config::Settings const& settings) {
    if (settings.boolean(separation_key))
        return true;
    auto const stored = store::settings(session);
    auto const found = stored.find(separation_key);
    return found != stored.end() && found->second == "true";
}

bool is_administrative(Person const& person, RoleSet const& roles) {
    return !administrations_of(person, roles).empty();
}

Result<Done> check_administration(std::vector<Person> const& people, RoleSet const& roles,
                                  bool separated) {
    for (auto const permission : never_without)
        if (std::none_of(people.begin(), people.end(), [&](Person const& person) {
                return !person.disabled && permits(person, roles, permission);
            }))
            return Error{ErrorCode::Conflict, "last_administrator",
                         "这样就没有人能“" + permission_named(permission)->label.zh +
                             "”了，请先让另一位在职人员拥有该权限"};
    std::string names;
    for (auto const& person : people)
        if (separated && administrations_of(person, roles).size() > 1)
            names += (names.empty() ? "" : "、") + person.name;
    if (names.empty())
        return Done{};
    return Error{
        ErrorCode::Conflict, "administration_separated",
        "三员分立要求系统管理、安全管理、审计由不同的人担任，以下人员兼任其中两项：" + names};
}

}  // namespace kedang::accounts
