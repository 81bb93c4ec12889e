// SPDX-License-Identifier: Apache-2.0
#include "accounts/roles.h"

#include <algorithm>

#include "accounts/administration.h"
#include "accounts/company.h"
#include "accounts/roles_json.h"
#include "accounts/store.h"
#include "accounts/store_company.h"
#include "audit_trail/actions.h"
#include "base/text.h"
#include "fields/field_type.h"

namespace kedang::accounts {
namespace {

constexpr std::uint32_t role_table = 35;       ///< in the audit trail
constexpr std::uint32_t definition_field = 1;  ///< of it
constexpr std::int64_t longest_core_hours = 24 * 365;
constexpr std::size_t longest_name_bytes = 100;
constexpr std::size_t people_named = 5;

Error not_found() {
    return {ErrorCode::NotFound, "not_found", "没有这个角色"};
}

void check_rule(fields::Catalogue const& catalogue, FieldRightRule const& rule,
                std::vector<FieldError>& errors) {
    auto const unknown = [&](std::string const& kind, std::string const& name) {
        errors.push_back({"field_rights", "unknown", "没有" + kind + "“" + name + "”"});
    };
    for (auto const& record : rule.records)
        if (catalogue.record(record) == nullptr)
            unknown("记录类型", record);
    for (auto const& type : rule.types)
        if (fields::type_named(type) == nullptr)
            unknown("字段类型", type);
    for (auto const& name : rule.fields) {
        auto const dot = std::min(name.find('.'), name.size());
        auto const* record = catalogue.record(name.substr(0, dot));
        if (record == nullptr || dot == name.size() ||
            record->field(std::string_view(name).substr(dot + 1)) == nullptr)
            unknown("字段", name);
    }
}

Result<Done> check_role(Context const& context, Role const& role) {
    std::vector<FieldError> errors;
    if (text::trim(role.label.zh).empty() || role.label.zh.size() > longest_name_bytes)
        errors.push_back({"label", "length", "请填写角色名称，不超过 30 个汉字"});
    for (auto const& other : context.company->roles->all())
        if (other.id != role.id && other.label.zh == role.label.zh)
            errors.push_back(
                {"label", "duplicate", "已有角色“" + role.label.zh + "”，请换一个名称"});
    for (auto const& permission : role.permissions)
        if (permission_named(permission) == nullptr)
            errors.push_back({"permissions", "unknown", "没有权限“" + permission + "”"});
    if (role.core_hours < 0 || role.core_hours > longest_core_hours)
        errors.push_back({"core_hours", "range",
                          "可更正核心字段的时间应为 0 到 " + std::to_string(longest_core_hours) +
                              " 小时，现为 " + std::to_string(role.core_hours)});
    for (auto const& rule : role.field_rights)
        check_rule(context.catalogue(), rule, errors);
    if (errors.empty())
        return Done{};
    return Error{ErrorCode::Invalid, "invalid", "角色定义有误", std::move(errors)};
}

audit_trail::Bytes bytes_of(std::string const& text) {
    auto const bytes = std::as_bytes(std::span(text));
    return {bytes.begin(), bytes.end()};
}

/// What stands in the log: the definitions whole, so that rights of any day can be told.
audit_trail::ChangeSet logged(std::string action, Role const* before, Role const* after) {
    audit_trail::ChangeSet changes;
    auto& change = changes.changes.emplace_back();
    change.table_number = role_table;
    change.action = std::move(action);
    auto const& role = after == nullptr ? *before : *after;
    change.summary = "角色 " + role.label.zh + "（" + role.id + "）";
    change.fields.push_back(
        {definition_field, before == nullptr ? audit_trail::Bytes() : bytes_of(role_json(*before)),
         after == nullptr ? audit_trail::Bytes() : bytes_of(role_json(*after)), false});
    return changes;
}

/// Runs `work` with the roles as they are in the transaction; stores what it logs.
template <typename Work>
Result<Done> change_roles(Context const& context, Work const& work) {
    TRY(audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                auto const version = store::raise_epoch(transaction);
                                return work(transaction, *roles_in_force(transaction), version);
                            }));
    context.services.reload_company();
    return Done{};
}

Result<Done> may_become(db::Session& session, Context const& context, RoleSet const& roles) {
    return check_administration(store::people(session), roles,
                                is_separated(session, *context.company->settings));
}

void put(db::Transaction& transaction, Context const& context, Role const& role,
         std::int64_t version) {
    store::put_role(transaction, {role.id, role_json(role), version, to_milliseconds(context.now()),
                                  context.actor.id()});
}

/// "王芳、李强 等 7 人"
std::string holders(std::vector<Person> const& people, std::string_view role) {
    std::string names;
    std::size_t count = 0;
    for (auto const& person : people)
        if (std::find(person.roles.begin(), person.roles.end(), role) != person.roles.end() &&
            ++count <= people_named)
            names += (names.empty() ? "" : "、") + person.name;
    return count <= people_named ? names : names + " 等 " + std::to_string(count) + " 人";
}

}  // namespace

Result<std::string> add_role(Context const& context, Role role) {
    TRY(context.require("security.manage"));
    TRY(check_role(context, role));
    TRY_SET(auto const number, context.services.ids.next("role"));
    role.id = "role_" + std::to_string(number);
    TRY(change_roles(context,
                     [&](db::Transaction& transaction, RoleSet const& roles,
                         std::int64_t version) -> Result<audit_trail::ChangeSet> {
                         TRY(may_become(transaction, context, roles.with(role)));
                         put(transaction, context, role, version);
                         return logged("role.create", nullptr, &role);
                     }));
    return role.id;
}

Result<Done> change_role(Context const& context, Role role, std::int64_t expected_version) {
    TRY(context.require("security.manage"));
    TRY(check_role(context, role));
    return change_roles(
        context,
        [&](db::Transaction& transaction, RoleSet const& roles,
            std::int64_t version) -> Result<audit_trail::ChangeSet> {
            auto const* before = roles.find(role.id);
            if (before == nullptr)
                return not_found();
            if (before->version != expected_version)
                return Error{ErrorCode::Stale,
                             "stale_version",
                             "这个角色刚被别人修改过，请刷新后重试",
                             {},
                             "\"current_version\":\"" + std::to_string(before->version) + "\""};
            TRY(may_become(transaction, context, roles.with(role)));
            put(transaction, context, role, version);
            return logged("role.change", before, &role);
        });
}

Result<Done> reset_role(Context const& context, std::string_view id) {
    TRY(context.require("security.manage"));
    RoleSet const shipped(shipped_roles());
    return change_roles(context,
                        [&](db::Transaction& transaction, RoleSet const& roles,
                            std::int64_t) -> Result<audit_trail::ChangeSet> {
                            auto const* before = roles.find(id);
                            if (before == nullptr)
                                return not_found();
                            auto const* after = shipped.find(id);
                            if (after == nullptr)
                                return Error{ErrorCode::Conflict, "own_role",
                                             "这是自建的角色，没有出厂设置可以恢复"};
                            TRY(may_become(transaction, context, roles.with(*after)));
                            store::delete_role(transaction, id);
                            return logged("role.reset", before, after);
                        });
}

Result<Done> remove_role(Context const& context, std::string_view id) {
    TRY(context.require("security.manage"));
    return change_roles(context,
                        [&](db::Transaction& transaction, RoleSet const& roles,
                            std::int64_t) -> Result<audit_trail::ChangeSet> {
                            auto const* before = roles.find(id);
                            if (before == nullptr)
                                return not_found();
                            if (before->shipped)
                                return Error{ErrorCode::Conflict, "shipped_role",
                                             "出厂角色不能删除，可以恢复出厂设置或不分配给任何人"};
                            if (auto const names = holders(store::people(transaction), id);
                                !names.empty())
                                return Error{ErrorCode::Conflict, "role_in_use",
                                             "角色“" + before->label.zh + "”仍在使用：" + names +
                                                 "，请先为他们换成其他角色"};
                            store::delete_role(transaction, id);
                            return logged("role.delete", before, nullptr);
                        });
}

}  // namespace kedang::accounts
