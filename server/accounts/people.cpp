// The people who may log in.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "accounts/actions.h"
#include "accounts/administration.h"
#include "accounts/company.h"
#include "accounts/handed_out.h"
#include "accounts/one_time_password.h"
#include "accounts/sharing.h"
#include "accounts/store.h"
#include "accounts/store_company.h"
#include "audit_trail/actions.h"
#include "platform/jobs/job_runner.h"
#include "platform/jobs/queue.h"

namespace kedang::accounts {
namespace {

constexpr std::uint32_t person_table = 10;  ///< in the audit trail

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

Result<Done> check_person(Company const& company, Person const& person) {
    std::vector<FieldError> errors;
    if (person.login.empty() || person.login.size() > 64)
        errors.push_back({"login", "length", "登录名应为 1 到 64 个字符"});
    if (person.name.empty() || person.name.size() > 200)
        errors.push_back({"name", "length", "请填写姓名"});
    if (person.employee_number.size() > 64)
        errors.push_back({"employee_number", "length", "工号不超过 64 个字符"});
    if (person.roles.empty())
        errors.push_back({"roles", "required", "请至少选择一个角色"});
    for (auto const& role : person.roles)
        if (company.roles->find(role) == nullptr)
            errors.push_back({"roles", "unknown", "没有名为“" + role + "”的角色"});
    auto const& all = company.departments;
    if (std::none_of(all.begin(), all.end(), [&](Department const& department) {
            return department.id == person.department;
        }))
        errors.push_back({"department_id", "unknown", "请选择部门"});
    if (errors.empty())
        return Done{};
    return Error{ErrorCode::Invalid, "invalid", "人员信息有误", std::move(errors)};
}

/// Whoever enters people could make themselves anything otherwise.
Result<Done> may_administer(Context const& context, Person const& person) {
    if (context.actor.may("security.manage"))
        return Done{};
    return Error{ErrorCode::Forbidden, "administrative",
                 "“" + person.name +
                     "”担任管理或审计角色，只有能管理角色和权限的人可以任免、停用或重置其密码"};
}

/// Either keeper has something to change about people; what, is asked when it is known.
Result<Done> manages_people(Context const& context) {
    return context.actor.may("security.manage") ? Result<Done>(Done{})
                                                : context.require("people.manage");
}

/// Roles are given by either keeper, those of administration by whoever manages rights alone; that
/// somebody is entered, moved or named differently is for those who manage people.
Result<Done> may_change(Context const& context, RoleSet const& roles, Person const& before,
                        Person const& after) {
    bool const administrative = is_administrative(before, roles) || is_administrative(after, roles);
    bool const other_roles = before.roles != after.roles;
    if ((other_roles || before.disabled != after.disabled) && administrative)
        TRY(may_administer(context, after));
    else if (before.disabled != after.disabled ||
             (other_roles && !context.actor.may("security.manage")))
        TRY(context.require("people.manage"));
    if (before.name == after.name && before.login == after.login &&
        before.employee_number == after.employee_number && before.department == after.department &&
        (other_roles || before.disabled != after.disabled))
        return Done{};
    return context.require("people.manage");
}

Result<Done> check_all(db::Session& session, Context const& context) {
    return check_administration(store::people(session), *roles_in_force(session),
                                is_separated(session, *context.company->settings));
}

Error not_found() {
    return {ErrorCode::NotFound, "not_found", "没有这个人员"};
}

/// Runs what stores a person. Errors: those of `store`, and Conflict naming what another one has.
template <typename Store>
Result<Done> unless_taken(Person const& person, Store const& store_it) {
    try {
        return store_it();
    } catch (db::UniqueViolation const& violation) {
        if (violation.constraint.find("employee_number") != std::string::npos)
            return Error{ErrorCode::Conflict,
                         "employee_number_taken",
                         "工号已被使用",
                         {{"employee_number", "duplicate",
                           "工号“" + person.employee_number + "”已有人使用，请换一个"}}};
        return Error{ErrorCode::Conflict,
                     "login_taken",
                     "登录名已被使用",
                     {{"login", "duplicate", "登录名“" + person.login + "”已被使用，请换一个"}}};
    }
}

Result<audit_trail::ChangeSet> store_change(db::Transaction& transaction, Context const& context,
                                            Person const& before, Person const& after) {
    if (!store::update_person(transaction, after)) {
        auto const now = store::person(transaction, after.id);
        return stale(now ? now->version : 0, "人员信息刚被别人修改过，请刷新后重试");
    }
    TRY(check_all(transaction, context));
    if (after.disabled) {
        store::end_ways_in(transaction, after.id);
        end_shares_with(transaction, after.id, context.now());
        take_back_from(transaction, after.id);
    }
    if (before.department != after.department)
        jobs::enqueue(transaction,
                      {.kind = std::string(follow_owner_job),
                       .payload_json = R"({"person":")" + std::to_string(after.id) + "\"}"},
                      context.now());
    return changed(person_table, after.id, after.disabled ? "person.disable" : "person.change",
                   rights_summary(after));
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
    auto const company = current_company(context.services);
    TRY(check_person(*company, person));
    if (is_administrative(person, *company->roles))
        TRY(may_administer(context, person));
    TRY_SET(auto const hash, context.services.passwords.hash(password));
    TRY_SET(person.id, context.services.ids.next("person"));
    TRY(unless_taken(person, [&]() -> Result<Done> {
        TRY(audit_trail::change(
            context.services.database, context.audit,
            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                store::insert_person(transaction, person, hash, to_milliseconds(context.now()));
                TRY(check_all(transaction, context));
                return changed(person_table, person.id, "person.create", rights_summary(person));
            }));
        return Done{};
    }));
    return MadePerson{person.id, std::move(password)};
}

}  // namespace

std::string rights_summary(Person const& person) {
    std::string roles;
    for (auto const& role : person.roles)
        roles += (roles.empty() ? "" : "、") + role;
    return person.login + "，部门 " + std::to_string(person.department) + "，角色 " + roles +
           (person.disabled ? "，停用" : "");
}

Error stale(std::int64_t current_version, std::string title) {
    return {ErrorCode::Stale,
            "stale_version",
            std::move(title),
            {},
            "\"current_version\":\"" + std::to_string(current_version) + "\""};
}

std::vector<Person> people(db::Session& session) {
    return store::people(session);
}

std::optional<Person> find_person(db::Session& session, std::int64_t id) {
    return store::person(session, id);
}

std::vector<Department> departments(db::Session& session) {
    return store::departments(session);
}

Result<Done> Context::require(std::string_view permission, AskedAt at) const {
    if (actor.may(permission, at))
        return Done{};
    return Error{ErrorCode::Forbidden, "forbidden",
                 "您没有这项操作的权限（" + std::string(permission) + "），请联系管理员"};
}

Result<MadePerson> add_person(Context const& context, NewPerson const& person) {
    return store_person(context, person, one_time_password(), true);
}

Result<MadePerson> add_person(Context const& context, NewPerson const& person,
                              SecretText const& password) {
    return store_person(context, person, password.clone(), false);
}

Result<Done> change_person(Context const& context, PersonChange const& change) {
    TRY(manages_people(context));
    std::optional<Person> person;
    {
        auto reader = context.services.database.read();
        person = store::person(*reader, change.id);
    }
    if (!person)
        return not_found();
    auto const before = *person;
    if (change.expected_version != 0 && change.expected_version != before.version)
        return stale(before.version, "人员信息刚被别人修改过，请刷新后重试");
    person->name = change.name.value_or(person->name);
    person->login = change.login.value_or(person->login);
    person->employee_number = change.employee_number.value_or(person->employee_number);
    person->department = change.department.value_or(person->department);
    person->roles = change.roles.value_or(person->roles);
    person->disabled = change.disabled.value_or(person->disabled);
    auto const company = current_company(context.services);
    TRY(may_change(context, *company->roles, before, *person));
    TRY(check_person(*company, *person));
    TRY(unless_taken(*person, [&]() -> Result<Done> {
        TRY(audit_trail::change(context.services.database, context.audit,
                                [&](db::Transaction& transaction) {
                                    return store_change(transaction, context, before, *person);
                                }));
        return Done{};
    }));
    if (context.services.jobs != nullptr)
        context.services.jobs->wake();
    return Done{};
}

Result<SecretText> reset_password(Context const& context, std::int64_t id) {
    TRY(manages_people(context));
    std::optional<Person> person;
    {
        auto reader = context.services.database.read();
        person = store::person(*reader, id);
    }
    if (!person)
        return not_found();
    TRY(is_administrative(*person, *current_company(context.services)->roles)
            ? may_administer(context, *person)
            : context.require("people.manage"));
    auto password = one_time_password();
    TRY_SET(auto const hash, context.services.passwords.hash(password));
    TRY(audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                store::set_password(transaction, id, hash, true);
                                store::end_ways_in(transaction, id);
                                return changed(person_table, id, "password.reset", "重置密码");
                            }));
    return password;
}

}  // namespace kedang::accounts
