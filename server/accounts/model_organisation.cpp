// SPDX-License-Identifier: Apache-2.0
#include "accounts/model_organisation.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"

namespace kedang::accounts {
namespace {

constexpr std::size_t longest_login = 64;
constexpr std::size_t longest_name = 200;

class Planner {
  public:
    Planner(std::vector<Department> const& departments, std::vector<Person> const& people,
            RoleSet const& roles)
        : departments_(departments), people_(people), roles_(roles) {
        for (auto const& person : people)
            note(person, 0);
    }

    OrganisationPlan plan(std::vector<OrganisationRow> const& rows) {
        for (auto const& row : rows)
            add(row);
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (rows[i].is_head == "是")
                set_head(rows[i], plan_.people[i].department, place(i));
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (!rows[i].superior.empty())
                set_superior(rows[i], i);
        return std::move(plan_);
    }

  private:
    static std::int64_t place(std::size_t index) { return -static_cast<std::int64_t>(index) - 1; }

    void fail(OrganisationRow const& row, char const* field, std::string const& value,
              std::string message) {
        plan_.errors.push_back({row.number, field, value, std::move(message)});
    }

    void note(Person const& person, std::int64_t row) {
        logins_.emplace(person.login, row);
        if (!person.employee_number.empty())
            numbers_.emplace(person.employee_number, row);
    }

    void add(OrganisationRow const& row) {
        Person person;
        person.name = row.name;
        person.login = row.login;
        person.employee_number = row.employee_number;
        person.must_change_password = true;
        if (person.name.empty() || person.name.size() > longest_name)
            fail(row, "姓名", row.name, "请填写姓名");
        check_login(row);
        if (auto const known = numbers_.find(row.employee_number); known != numbers_.end())
            fail(row, "工号", row.employee_number,
                 taken("工号", row.employee_number, known->second));
        person.department = department(row);
        person.roles = role_ids(row);
        if (!row.is_head.empty() && row.is_head != "是" && row.is_head != "否")
            fail(row, "部门负责人", row.is_head, "请填“是”或“否”，或留空");
        note(person, row.number);
        plan_.people.push_back(std::move(person));
    }

    void check_login(OrganisationRow const& row) {
        if (row.login.empty() || row.login.size() > longest_login)
            fail(row, "登录名", row.login, "登录名应为 1 到 64 个字符");
        else if (auto const known = logins_.find(row.login); known != logins_.end())
            fail(row, "登录名", row.login, taken("登录名", row.login, known->second));
    }

    static std::string taken(std::string const& what, std::string const& value, std::int64_t row) {
        return what + "“" + value + "”" +
               (row == 0 ? "已有人使用" : "与第 " + std::to_string(row) + " 行重复") +
               "，请换一个或删除此行";
    }

    std::int64_t department(OrganisationRow const& row) {
        auto const path = text::split(row.department, U"/／>\\");
        if (path.empty()) {
            fail(row, "部门", row.department, "请填写部门，上下级用“/”分开，例如 总部/销售部");
            return 0;
        }
        std::int64_t parent = 0;
        for (auto const part : path) {
            std::string const name(part);
            auto const known = child(parent, name);
            parent = known != 0 ? known : make_department(name, parent);
        }
        return parent;
    }

    std::int64_t child(std::int64_t parent, std::string const& name) const {
        for (auto const& department : departments_)
            if (department.parent == parent && department.name == name)
                return department.id;
        for (std::size_t i = 0; i < plan_.departments.size(); ++i)
            if (plan_.departments[i].parent == parent && plan_.departments[i].name == name)
                return place(i);
        return 0;
    }

    std::int64_t make_department(std::string const& name, std::int64_t parent) {
        Department department;
        department.name = name;
        department.parent = parent;
        plan_.departments.push_back(std::move(department));
        return place(plan_.departments.size() - 1);
    }

    std::vector<std::string> role_ids(OrganisationRow const& row) {
        std::vector<std::string> ids;
        auto const typed_roles = text::split(row.roles, U"、,，;；");
        for (auto const part : typed_roles) {
            std::string const typed(part);
            auto const& all = roles_.all();
            auto const found = std::find_if(all.begin(), all.end(), [&](Role const& role) {
                return role.id == typed || role.label.zh == typed;
            });
            if (found == all.end())
                fail(row, "角色", typed, "没有角色“" + typed + "”，请按“角色与权限”页上的名称填写");
            else if (std::find(ids.begin(), ids.end(), found->id) == ids.end())
                ids.push_back(found->id);
        }
        if (typed_roles.empty())
            fail(row, "角色", row.roles, "请填写角色，多个用“、”分开");
        return ids;
    }

    Department const& at(std::int64_t department) const {
        if (department < 0)
            return plan_.departments[static_cast<std::size_t>(-department - 1)];
        return *std::find_if(departments_.begin(), departments_.end(),
                             [&](Department const& one) { return one.id == department; });
    }

    /// 0: nobody.
    std::int64_t head_of(std::int64_t department) const {
        for (auto const& head : plan_.heads)
            if (head.department == department)
                return head.person;
        return at(department).manager;
    }

    std::string name_of(std::int64_t person) const {
        if (person < 0)
            return plan_.people[static_cast<std::size_t>(-person - 1)].name;
        for (auto const& known : people_)
            if (known.id == person)
                return known.name;
        return {};
    }

    void set_head(OrganisationRow const& row, std::int64_t department, std::int64_t person) {
        if (department == 0)
            return;
        if (auto const other = head_of(department); other != 0 && other != person)
            fail(row, "部门负责人", row.is_head,
                 "“" + at(department).name + "”已有负责人“" + name_of(other) +
                     "”，一个部门只能有一位");
        else
            plan_.heads.push_back({department, person});
    }

    /// Superiors follow from departments: whoever heads one's own, else the next above.
    void set_superior(OrganisationRow const& row, std::size_t index) {
        auto const named = find(row.superior);
        if (named == 0) {
            fail(row, "上级", row.superior,
                 "没有找到“" + row.superior + "”，或有多人同名，请填登录名或工号");
            return;
        }
        auto department = plan_.people[index].department;
        if (department != 0 && head_of(department) == place(index))
            department = at(department).parent;
        while (department != 0 && head_of(department) == 0 && at(department).parent != 0 &&
               department_of(named) != department)
            department = at(department).parent;
        if (department == 0)
            fail(row, "上级", row.superior, "最高部门的负责人没有上级，请留空");
        else if (auto const head = head_of(department);
                 head == 0 && department_of(named) == department)
            plan_.heads.push_back({department, named});
        else if (head == 0)
            fail(row, "上级", row.superior,
                 "“" + row.superior + "”不在其部门或上级部门内，请先填写各部门的负责人");
        else if (head != named)
            fail(
                row, "上级", row.superior,
                "“" + at(department).name + "”的负责人是“" + name_of(head) + "”，请改为一致或留空");
    }

    std::int64_t department_of(std::int64_t person) const {
        if (person < 0)
            return plan_.people[static_cast<std::size_t>(-person - 1)].department;
        for (auto const& known : people_)
            if (known.id == person)
                return known.department;
        return 0;
    }

    /// A person of the sheet or of before. 0: nobody, or several.
    std::int64_t find(std::string const& typed) const {
        std::set<std::int64_t> exact, named;
        auto const look = [&](Person const& person, std::int64_t id) {
            if (person.login == typed || person.employee_number == typed)
                exact.insert(id);
            if (person.name == typed)
                named.insert(id);
        };
        for (auto const& person : people_)
            if (!person.disabled)
                look(person, person.id);
        for (std::size_t i = 0; i < plan_.people.size(); ++i)
            look(plan_.people[i], place(i));
        auto const& found = exact.empty() ? named : exact;
        return found.size() == 1 ? *found.begin() : 0;
    }

    std::vector<Department> const& departments_;
    std::vector<Person> const& people_;
    RoleSet const& roles_;
    std::map<std::string, std::int64_t, std::less<>> logins_, numbers_;  ///< → row, 0: there before
    OrganisationPlan plan_;
};

}  // namespace

OrganisationPlan plan_organisation(std::vector<OrganisationRow> const& rows,
                                   std::vector<Department> const& departments,
                                   std::vector<Person> const& people, RoleSet const& roles) {
    return Planner(departments, people, roles).plan(rows);
}

}  // namespace kedang::accounts
