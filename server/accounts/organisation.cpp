// SPDX-License-Identifier: Apache-2.0
#include "accounts/organisation.h"

#include <algorithm>

#include "accounts/actions.h"
#include "accounts/administration.h"
#include "accounts/company.h"
#include "accounts/model_organisation.h"
#include "accounts/one_time_password.h"
#include "accounts/store.h"
#include "accounts/store_company.h"
#include "audit_trail/actions.h"
#include "base/json_writer.h"
#include "base/text.h"
#include "platform/tables/tables.h"

namespace kedang::accounts {
namespace {

constexpr std::uint32_t person_table = 10;  ///< in the audit trail
constexpr std::uint32_t department_table = 11;
constexpr std::size_t most_people = 500;
constexpr std::int64_t heading_rows = 20;  ///< where headings are looked for

struct Column {
    std::string OrganisationRow::*member;
    std::string_view heading;  ///< the first one is what messages say
    std::vector<std::string_view> others;
    bool required = false;
};

std::vector<Column> const& columns() {
    static std::vector<Column> const all{
        {&OrganisationRow::name, "姓名", {"名字", "员工姓名", "人员姓名"}, true},
        {&OrganisationRow::login, "登录名", {"账号", "登录账号", "用户名"}, true},
        {&OrganisationRow::employee_number, "工号", {"员工编号", "员工号"}},
        {&OrganisationRow::department, "部门", {"所属部门", "部门路径", "组织"}, true},
        {&OrganisationRow::roles, "角色", {"系统角色"}, true},
        {&OrganisationRow::superior, "上级", {"直属上级", "直接上级", "汇报对象"}},
        {&OrganisationRow::is_head, "部门负责人", {"是否负责人", "负责人", "部门主管"}}};
    return all;
}

Column const* column_of(std::string_view heading) {
    auto const name = text::trim(heading);
    for (auto const& column : columns())
        if (name == column.heading ||
            std::find(column.others.begin(), column.others.end(), name) != column.others.end())
            return &column;
    return nullptr;
}

Error invalid(std::string title) {
    return {ErrorCode::Invalid, "invalid", std::move(title)};
}

/// Which column of the sheet is which; nothing where this row is no row of headings.
std::vector<Column const*> headings_of(tables::Row const& row) {
    std::vector<Column const*> found;
    for (auto const& cell : row.cells)
        found.push_back(column_of(cell.text));
    bool const is_heading =
        std::count_if(found.begin(), found.end(), [](Column const* column) { return column; }) >= 2;
    return is_heading ? found : std::vector<Column const*>();
}

Result<Done> check_headings(std::vector<Column const*> const& found) {
    if (found.empty())
        return invalid(
            "没有找到表头，请在第一行写上：姓名、登录名、工号、部门、角色、上级、部门负责人");
    std::string missing;
    for (auto const& column : columns())
        if (column.required && std::find(found.begin(), found.end(), &column) == found.end())
            missing += (missing.empty() ? "" : "、") + std::string(column.heading);
    return missing.empty() ? Result<Done>(Done{}) : invalid("表中缺少这些列：" + missing);
}

Result<std::vector<OrganisationRow>> read_rows(std::filesystem::path const& file,
                                               std::string const& file_name) {
    TRY_SET(auto opened, tables::open(file, file_name));
    std::vector<Column const*> headings;
    std::vector<OrganisationRow> rows;
    tables::Row row;
    for (;;) {
        TRY_SET(bool const more, opened.reader->next(row));
        if (!more)
            break;
        if (headings.empty()) {
            headings = headings_of(row);
            if (row.number >= heading_rows)
                break;
            continue;
        }
        auto& made = rows.emplace_back();
        made.number = row.number;
        for (std::size_t i = 0; i < std::min(headings.size(), row.cells.size()); ++i)
            if (headings[i] != nullptr)
                made.*headings[i]->member = text::trim(row.cells[i].text);
        if (rows.size() > most_people)
            return invalid("一次最多导入 " + std::to_string(most_people) + " 人，请分成几个文件");
    }
    TRY(check_headings(headings));
    if (rows.empty())
        return invalid("表头下面没有人员");
    return rows;
}

std::string path_of(std::int64_t id, std::vector<Department> const& there,
                    OrganisationPlan const& plan) {
    if (id == 0)
        return {};
    auto const& department =
        id < 0 ? plan.departments[static_cast<std::size_t>(-id - 1)]
               : *std::find_if(there.begin(), there.end(),
                               [&](Department const& one) { return one.id == id; });
    auto const above = path_of(department.parent, there, plan);
    return above.empty() ? department.name : above + "/" + department.name;
}

/// Gives every new department and person its id. In: passwords, to be filled.
Result<Done> give_ids(Context const& context, OrganisationPlan& plan) {
    std::vector<std::int64_t> departments, people;
    for (std::size_t i = 0; i < plan.departments.size(); ++i) {
        TRY_SET(auto const id, context.services.ids.next("department"));
        departments.push_back(id);
    }
    for (std::size_t i = 0; i < plan.people.size(); ++i) {
        TRY_SET(auto const id, context.services.ids.next("person"));
        people.push_back(id);
    }
    auto const settle = [](std::int64_t& id, std::vector<std::int64_t> const& given) {
        if (id < 0)
            id = given[static_cast<std::size_t>(-id - 1)];
    };
    for (std::size_t i = 0; i < plan.departments.size(); ++i) {
        plan.departments[i].id = departments[i];
        settle(plan.departments[i].parent, departments);
    }
    for (std::size_t i = 0; i < plan.people.size(); ++i) {
        plan.people[i].id = people[i];
        settle(plan.people[i].department, departments);
    }
    for (auto& head : plan.heads) {
        settle(head.department, departments);
        settle(head.person, people);
    }
    return Done{};
}

void note(audit_trail::ChangeSet& set, std::uint32_t table, std::int64_t id, std::string action,
          std::string summary) {
    auto& change = set.changes.emplace_back();
    change.table_number = table;
    change.record_id = id;
    change.action = std::move(action);
    change.summary = std::move(summary);
}

audit_trail::ChangeSet store_all(db::Transaction& transaction, Context const& context,
                                 OrganisationPlan const& plan,
                                 std::vector<std::string> const& hashes) {
    audit_trail::ChangeSet set;
    for (auto const& department : plan.departments) {
        store::insert_department(transaction, department);
        note(set, department_table, department.id, "department.create", department.name);
    }
    for (std::size_t i = 0; i < plan.people.size(); ++i) {
        auto const& person = plan.people[i];
        store::insert_person(transaction, person, hashes[i], to_milliseconds(context.now()));
        note(set, person_table, person.id, "person.create", rights_summary(person));
    }
    for (auto const& head : plan.heads) {
        store::set_manager(transaction, head.department, head.person);
        note(set, department_table, head.department, "department.change",
             "负责人 " + std::to_string(head.person));
    }
    return set;
}

/// Stores the plan. Returns: the one-time passwords, in the order of its people.
Result<std::vector<SecretText>> carry_out(Context const& context, Company const& company,
                                          OrganisationPlan& plan) {
    std::vector<SecretText> passwords;
    std::vector<std::string> hashes;
    for (std::size_t i = 0; i < plan.people.size(); ++i) {
        passwords.push_back(one_time_password());
        TRY_SET(auto hash, context.services.passwords.hash(passwords.back()));
        hashes.push_back(std::move(hash));
    }
    TRY(give_ids(context, plan));
    Error const changed{ErrorCode::Conflict, "organisation_changed",
                        "人员或部门刚被别人修改过，请重新试运行后再导入"};
    try {
        TRY(audit_trail::change(
            context.services.database, context.audit,
            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                if (store::epoch(transaction) != company.epoch)
                    return changed;
                store::raise_epoch(transaction);
                auto set = store_all(transaction, context, plan, hashes);
                TRY(check_administration(store::people(transaction), *company.roles,
                                         is_separated(transaction, *company.settings)));
                return set;
            }));
    } catch (db::UniqueViolation const&) {
        return changed;
    }
    context.services.reload_company();
    return passwords;
}

void write_people(JsonWriter& out, Company const& company, OrganisationPlan const& plan,
                  std::vector<std::string> const& paths, std::vector<SecretText> const& passwords) {
    out.key("people").begin_array();
    for (std::size_t i = 0; i < plan.people.size(); ++i) {
        auto const& person = plan.people[i];
        out.begin_object().member("name", person.name).member("login", person.login);
        out.member("employee_number", person.employee_number).member("department", paths[i]);
        out.key("roles").begin_array();
        for (auto const& id : person.roles)
            out.value(company.roles->find(id)->label.zh);
        out.end_array();
        if (!passwords.empty())
            out.member("one_time_password", passwords[i].reveal());
        out.end_object();
    }
    out.end_array();
}

void write_errors(JsonWriter& out, std::vector<RowError> const& errors) {
    out.key("errors").begin_array();
    for (auto const& error : errors)
        out.begin_object()
            .member("row", error.row)
            .member("field", error.field)
            .member("value", error.value)
            .member("message", error.message)
            .end_object();
    out.end_array();
}

Error refusal(std::vector<RowError> const& errors) {
    auto error = invalid("有 " + std::to_string(errors.size()) + " 处需要更正，没有导入任何人员");
    for (auto const& each : errors)
        error.fields.push_back({"row " + std::to_string(each.row), "row",
                                "第 " + std::to_string(each.row) + " 行 " + each.field + "“" +
                                    each.value + "”：" + each.message});
    return error;
}

}  // namespace

Result<std::string> import_organisation(Context const& context, std::filesystem::path const& file,
                                        std::string const& file_name, OrganisationImport mode) {
    TRY(context.require("people.manage"));
    TRY_SET(auto const rows, read_rows(file, file_name));
    auto const company = current_company(context.services);
    auto plan =
        plan_organisation(rows, company->departments,
                          store::people(*context.services.database.read()), *company->roles);
    for (std::size_t i = 0; i < plan.people.size(); ++i)
        if (is_administrative(plan.people[i], *company->roles) &&
            !context.actor.may("security.manage"))
            plan.errors.push_back({rows[i].number, "角色", rows[i].roles,
                                   "管理和审计角色只能由能管理角色和权限的人任命"});
    std::vector<std::string> new_departments, paths;
    for (std::size_t i = 0; i < plan.departments.size(); ++i)
        new_departments.push_back(
            path_of(-static_cast<std::int64_t>(i) - 1, company->departments, plan));
    for (auto const& person : plan.people)
        paths.push_back(path_of(person.department, company->departments, plan));
    std::vector<SecretText> passwords;
    if (mode == OrganisationImport::Store) {
        if (!plan.errors.empty())
            return refusal(plan.errors);
        TRY_SET(passwords, carry_out(context, *company, plan));
    }
    JsonWriter out;
    out.begin_object().key("departments").begin_array();
    for (auto const& path : new_departments)
        out.value(path);
    out.end_array();
    write_people(out, *company, plan, paths, passwords);
    write_errors(out, plan.errors);
    return out.end_object().take();
}

}  // namespace kedang::accounts
