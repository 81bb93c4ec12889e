// SPDX-License-Identifier: Apache-2.0
#include "demo/staff.h"

#include <algorithm>

#include "accounts/actions.h"

namespace kedang::demo {
namespace {

/// The department that all others hang under; an installation begins with it.
constexpr std::string_view top_department = "公司";
constexpr std::string_view departments_in_order[] = {"销售一部", "销售二部", "客服部", "市场部",
                                                     "财务部"};
constexpr int first_employee_number = 1001;

Result<std::int64_t> find_or_add_top(accounts::Context const& context) {
    std::vector<accounts::Department> all;
    {
        auto reader = context.services.database.read();
        all = accounts::departments(*reader);
    }
    for (auto const& department : all)
        if (department.parent == 0 && department.name == top_department)
            return department.id;
    return accounts::add_department(context, std::string(top_department), 0);
}

}  // namespace

std::vector<Colleague> const& colleagues() {
    static std::vector<Colleague> const all{
        {"shenguoliang", "沈国梁", std::string(top_department), "department_head"},
        {"zhouminghua", "周明华", "销售一部", "department_head"},
        {"wangfang", "王芳", "销售一部", "salesperson"},
        {"luxiaodong", "陆晓东", "销售一部", "salesperson"},
        {"wuting", "吴婷", "销售一部", "salesperson"},
        {"qianlijun", "钱立军", "销售二部", "department_head"},
        {"sunyue", "孙悦", "销售二部", "salesperson"},
        {"majun", "马骏", "销售二部", "salesperson"},
        {"xulina", "徐丽娜", "销售二部", "salesperson"},
        {std::string(leaver), "何志远", "销售二部", "salesperson", true},
        {"zhumin", "朱敏", "客服部", "department_head"},
        {"jiangtao", "蒋涛", "市场部", "department_head"},
        {"yanhui", "严慧", "财务部", "department_head"},
    };
    return all;
}

std::vector<std::string> const& salespeople() {
    static std::vector<std::string> const logins = [] {
        std::vector<std::string> found;
        for (auto const& one : colleagues())
            if (one.role == "salesperson" && !one.left)
                found.push_back(one.login);
        return found;
    }();
    return logins;
}

std::string const& head_of(std::string_view login) {
    auto const& all = colleagues();
    auto const one = std::find_if(all.begin(), all.end(), [&](Colleague const& colleague) {
        return colleague.login == login;
    });
    auto const head = std::find_if(all.begin(), all.end(), [&](Colleague const& colleague) {
        return colleague.department == one->department && colleague.role == "department_head";
    });
    return head->login;
}

Result<Done> hire(accounts::Context const& context, SecretText const& password) {
    TRY_SET(auto const top, find_or_add_top(context));
    std::map<std::string, std::int64_t, std::less<>> departments{
        {std::string(top_department), top}};
    for (auto const name : departments_in_order) {
        TRY_SET(auto const id, accounts::add_department(context, std::string(name), top));
        departments.emplace(name, id);
    }
    int employee_number = first_employee_number;
    for (auto const& one : colleagues()) {
        accounts::NewPerson const person{one.login,
                                         one.name,
                                         std::to_string(employee_number++),
                                         departments.at(one.department),
                                         {one.role}};
        TRY(accounts::add_person(context, person, password));
    }
    return Done{};
}

std::map<std::string, accounts::Context> acting(accounts::Services& services) {
    std::map<std::string, accounts::Context> contexts;
    auto reader = services.database.read();
    auto const company = services.company();
    for (auto const& person : accounts::people(*reader)) {
        audit_trail::Context audit{services.clock};
        audit.actor_id = person.id;
        audit.via = audit_trail::Via::CommandLine;
        contexts.emplace(person.login, accounts::Context{services, company,
                                                         accounts::actor_of(person, *company, {}),
                                                         std::move(audit)});
    }
    return contexts;
}

Result<Done> dismiss_leaver(accounts::Context const& context) {
    accounts::PersonChange change;
    change.disabled = true;
    {
        auto reader = context.services.database.read();
        for (auto const& person : accounts::people(*reader))
            if (person.login == leaver)
                change.id = person.id;
    }
    return accounts::change_person(context, change);
}

}  // namespace kedang::demo
