// The tree of departments and who heads them.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "accounts/actions.h"
#include "accounts/company.h"
#include "accounts/store.h"
#include "accounts/store_company.h"
#include "audit_trail/actions.h"
#include "base/text.h"

namespace kedang::accounts {
namespace {

constexpr std::uint32_t department_table = 11;  ///< in the audit trail
constexpr std::size_t longest_name = 200;

Department const* find(std::vector<Department> const& all, std::int64_t id) {
    auto const found =
        std::find_if(all.begin(), all.end(), [&](Department const& one) { return one.id == id; });
    return found == all.end() ? nullptr : &*found;
}

Error not_found() {
    return {ErrorCode::NotFound, "not_found", "没有这个部门"};
}

/// In: a session of the transaction that stores it, so that no two moves make a ring.
Result<Done> check_department(db::Session& session, Department const& department) {
    auto const all = store::departments(session);
    auto const* before = find(all, department.id);
    std::vector<FieldError> errors;
    if (text::trim(department.name).empty() || department.name.size() > longest_name)
        errors.push_back({"name", "required", "请填写部门名称"});
    if (department.parent != 0 && find(all, department.parent) == nullptr)
        errors.push_back({"parent_id", "unknown", "上级部门不存在，请重新选择"});
    auto const below = department_and_below(department.id, all);
    if (department.parent != 0 &&
        std::find(below.begin(), below.end(), department.parent) != below.end())
        errors.push_back(
            {"parent_id", "cycle", "不能移到自己或自己的下级部门之下，请选择其他上级部门"});
    for (auto const& other : all)
        if (other.id != department.id && other.parent == department.parent &&
            other.name == department.name)
            errors.push_back(
                {"name", "duplicate", "同一上级下已有部门“" + department.name + "”，请换一个名称"});
    // Who was disabled since stays until somebody else is chosen.
    if (department.manager != 0 && (before == nullptr || before->manager != department.manager)) {
        auto const manager = store::person(session, department.manager);
        if (!manager || manager->disabled)
            errors.push_back({"manager_id", "unknown", "负责人不存在或已停用，请重新选择"});
    }
    if (errors.empty())
        return Done{};
    return Error{ErrorCode::Invalid, "invalid", "部门信息有误", std::move(errors)};
}

audit_trail::ChangeSet logged(std::string action, std::int64_t id, std::string summary) {
    audit_trail::ChangeSet changes;
    changes.made_id = id;
    auto& change = changes.changes.emplace_back();
    change.table_number = department_table;
    change.record_id = id;
    change.action = std::move(action);
    change.summary = std::move(summary);
    return changes;
}

std::string summary_of(Department const& department) {
    return department.name + "，上级 " + std::to_string(department.parent) + "，负责人 " +
           std::to_string(department.manager);
}

template <typename Work>
Result<std::int64_t> change_departments(Context const& context, Work const& work) {
    TRY_SET(auto const changed, audit_trail::change(context.services.database, context.audit,
                                                    [&](db::Transaction& transaction) {
                                                        store::raise_epoch(transaction);
                                                        return work(transaction);
                                                    }));
    context.services.reload_company();
    return changed.made_id;
}

}  // namespace

Result<std::int64_t> add_department(Context const& context, std::string const& name,
                                    std::int64_t parent) {
    TRY(context.require("people.manage"));
    TRY_SET(auto const id, context.services.ids.next("department"));
    Department department;
    department.id = id;
    department.name = name;
    department.parent = parent;
    return change_departments(context,
                              [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                  TRY(check_department(transaction, department));
                                  store::insert_department(transaction, department);
                                  return logged("department.create", id, summary_of(department));
                              });
}

Result<Done> change_department(Context const& context, DepartmentChange const& change,
                               std::int64_t expected_version) {
    TRY(context.require("people.manage"));
    TRY(change_departments(
        context, [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
            auto const all = store::departments(transaction);
            auto const* before = find(all, change.id);
            if (before == nullptr)
                return not_found();
            if (before->version != expected_version)
                return stale(before->version, "部门信息刚被别人修改过，请刷新后重试");
            auto department = *before;
            department.name = change.name.value_or(before->name);
            department.parent = change.parent.value_or(before->parent);
            department.manager = change.manager.value_or(before->manager);
            TRY(check_department(transaction, department));
            store::update_department(transaction, department);
            return logged("department.change", change.id, summary_of(department));
        }));
    return Done{};
}

Result<Done> remove_department(Context const& context, std::int64_t id) {
    TRY(context.require("people.manage"));
    TRY(change_departments(
        context, [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
            auto const all = store::departments(transaction);
            auto const* before = find(all, id);
            if (before == nullptr)
                return not_found();
            auto const people = store::people(transaction);
            auto const inside = std::count_if(people.begin(), people.end(), [&](auto const& one) {
                return one.department == id;
            });
            auto const below = department_and_below(id, all).size() - 1;
            if (inside > 0 || below > 0)
                return Error{ErrorCode::Conflict, "not_empty",
                             "“" + before->name + "”下还有 " + std::to_string(inside) +
                                 " 人（含停用）、" + std::to_string(below) +
                                 " 个下级部门，请先移到其他部门"};
            store::delete_department(transaction, id);
            return logged("department.delete", id, before->name);
        }));
    return Done{};
}

}  // namespace kedang::accounts
