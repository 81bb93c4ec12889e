// The people who may log in, and their departments.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "accounts/actions.h"
#include "accounts/store.h"
#include "audit_trail/actions.h"
#include "platform/crypto/token.h"

namespace kedang::accounts {
namespace {

constexpr std::uint32_t person_table = 10;  ///< in the audit trail
constexpr std::uint32_t department_table = 11;
constexpr std::size_t one_time_length = 14;  ///< about 69 bits

audit_trail::ChangeSet changed(std::uint32_t table, std::int64_t id, std::string action,
                               std::string summary) {
    audit_trail::ChangeSet changes;
    changes.made_id = id;
    auto& change = changes.changes.emplace_back();
    change.table_number = table;
    change.record_id = id;
    change.action = std::move(action);
    change.summary = std::move(summary);
    return changes;
}

/// What the log says of a person: who, where, with which roles.
std::string rights_summary(Person const& person) {
    std::string roles;
    for (auto const& role : person.roles)
        roles += (roles.empty() ? "" : "、") + role;
    return person.login + "，部门 " + std::to_string(person.department) + "，角色 " + roles +
           (person.disabled ? "，停用" : "");
}

Result<Done> check_person(Context const& context, Person const& person) {
    std::vector<FieldError> errors;
    if (person.login.empty() || person.login.size() > 64)
        errors.push_back({"login", "length", "登录名应为 1 到 64 个字符"});
    if (person.name.empty() || person.name.size() > 200)
        errors.push_back({"name", "length", "请填写姓名"});
    if (person.roles.empty())
        errors.push_back({"roles", "required", "请至少选择一个角色"});
    for (auto const& role : person.roles)
        if (role_named(role) == nullptr)
            errors.push_back({"roles", "unknown", "没有名为“" + role + "”的角色"});
    auto reader = context.services.database.read();
    auto const all = store::departments(*reader);
    if (std::none_of(all.begin(), all.end(), [&](Department const& department) {
            return department.id == person.department;
        }))
        errors.push_back({"department_id", "unknown", "请选择部门"});
    if (errors.empty())
        return Done{};
    return Error{ErrorCode::Invalid, "invalid", "人员信息有误", std::move(errors)};
}

bool is_working_administrator(Person const& person) {
    return !person.disabled && std::find(person.roles.begin(), person.roles.end(),
                                         "administrator") != person.roles.end();
}

Error not_found() {
    return {ErrorCode::NotFound, "not_found", "没有这个人员"};
}

Result<MadePerson> store_person(Context const& context, NewPerson const& wanted,
                                SecretText password, bool must_change) {
    TRY(context.require("people.manage"));
    Person person;
    person.login = wanted.login;
    person.name = wanted.name;
    person.employee_number = wanted.employee_number;
    person.department = wanted.department;
    person.roles = wanted.roles;
    person.must_change_password = must_change;
    TRY(check_person(context, person));
    TRY_SET(auto const hash, context.services.passwords.hash(password));
    TRY_SET(person.id, context.services.ids.next("person"));
    try {
        TRY(audit_trail::change(
            context.services.database, context.audit,
            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                store::insert_person(transaction, person, hash, to_milliseconds(context.now()));
                return changed(person_table, person.id, "person.create", rights_summary(person));
            }));
    } catch (db::UniqueViolation const&) {
        return Error{ErrorCode::Conflict,
                     "login_taken",
                     "登录名已被使用",
                     {{"login", "duplicate", "登录名“" + person.login + "”已被使用，请换一个"}}};
    }
    return MadePerson{person.id, std::move(password)};
}

}  // namespace

std::vector<Person> people(db::Session& session) {
    return store::people(session);
}

std::vector<Department> departments(db::Session& session) {
    return store::departments(session);
}

Result<Done> Context::require(std::string_view permission) const {
    if (actor.may(permission))
        return Done{};
    return Error{ErrorCode::Forbidden, "forbidden",
                 "您没有这项操作的权限（" + std::string(permission) + "），请联系管理员"};
}

Result<MadePerson> add_person(Context const& context, NewPerson const& person) {
    return store_person(context, person, crypto::readable_secret(one_time_length), true);
}

Result<MadePerson> add_person(Context const& context, NewPerson const& person,
                              SecretText const& password) {
    return store_person(context, person, password.clone(), false);
}

Result<Done> change_person(Context const& context, PersonChange const& change) {
    TRY(context.require("people.manage"));
    std::optional<Person> person;
    {
        auto reader = context.services.database.read();
        person = store::person(*reader, change.id);
    }
    if (!person)
        return not_found();
    person->name = change.name.value_or(person->name);
    person->department = change.department.value_or(person->department);
    person->roles = change.roles.value_or(person->roles);
    person->disabled = change.disabled.value_or(person->disabled);
    TRY(check_person(context, *person));
    TRY(audit_trail::change(
        context.services.database, context.audit,
        [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
            if (!store::update_person(transaction, *person))
                return Error{ErrorCode::Stale, "stale_version", "人员信息刚被修改，请刷新后重试"};
            auto const everybody = store::people(transaction);
            if (std::none_of(everybody.begin(), everybody.end(), is_working_administrator))
                return Error{ErrorCode::Conflict, "last_administrator",
                             "这是最后一位管理员，不能停用或取消其管理员角色"};
            if (person->disabled)
                store::end_ways_in(transaction, person->id);
            return changed(person_table, person->id,
                           person->disabled ? "person.disable" : "person.change",
                           rights_summary(*person));
        }));
    return Done{};
}

Result<SecretText> reset_password(Context const& context, std::int64_t id) {
    TRY(context.require("people.manage"));
    {
        auto reader = context.services.database.read();
        if (!store::person(*reader, id))
            return not_found();
    }
    auto password = crypto::readable_secret(one_time_length);
    TRY_SET(auto const hash, context.services.passwords.hash(password));
    TRY(audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                store::set_password(transaction, id, hash, true);
                                store::end_ways_in(transaction, id);
                                return changed(person_table, id, "password.reset", "重置密码");
                            }));
    return password;
}

Result<std::int64_t> add_department(Context const& context, std::string const& name,
                                    std::int64_t parent) {
    TRY(context.require("people.manage"));
    if (name.empty() || name.size() > 200)
        return Error{ErrorCode::Invalid,
                     "invalid",
                     "请填写部门名称",
                     {{"name", "required", "请填写部门名称"}}};
    std::vector<Department> all;
    {
        auto reader = context.services.database.read();
        all = store::departments(*reader);
    }
    bool const known = parent == 0 || std::any_of(all.begin(), all.end(), [&](auto const& other) {
                           return other.id == parent;
                       });
    if (!known)
        return Error{ErrorCode::Invalid,
                     "invalid",
                     "上级部门不存在",
                     {{"parent_id", "unknown", "上级部门不存在，请重新选择"}}};
    TRY_SET(auto const id, context.services.ids.next("department"));
    TRY_SET(
        auto const outcome,
        audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                store::insert_department(transaction, {id, name, parent});
                                return changed(department_table, id, "department.create", name);
                            }));
    return outcome.made_id;
}

}  // namespace kedang::accounts
