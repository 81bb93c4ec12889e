// What a sheet of people means. Pure.
// SPDX-License-Identifier: Apache-2.0
#include "accounts/model_organisation.h"

#include <gmock/gmock.h>

#include "accounts/roles_json.h"

namespace kedang::accounts {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<Department> const there{{1, "总部", 0}, {2, "销售部", 1}};

OrganisationRow row(std::int64_t number, std::string name, std::string login,
                    std::string department, std::string roles = "销售代表") {
    OrganisationRow made;
    made.number = number;
    made.name = std::move(name);
    made.login = std::move(login);
    made.department = std::move(department);
    made.roles = std::move(roles);
    return made;
}

Person person(std::int64_t id, std::string login, std::string name, std::int64_t department) {
    Person made;
    made.id = id;
    made.login = std::move(login);
    made.name = std::move(name);
    made.employee_number = "000" + std::to_string(id);
    made.department = department;
    return made;
}

OrganisationPlan plan(std::vector<OrganisationRow> const& rows,
                      std::vector<Person> const& people = {}) {
    return plan_organisation(rows, there, people, RoleSet(shipped_roles()));
}

std::vector<std::string> complaints(OrganisationPlan const& plan) {
    std::vector<std::string> lines;
    for (auto const& error : plan.errors)
        lines.push_back(std::to_string(error.row) + " " + error.field);
    return lines;
}

TEST(Organisation, makes_the_departments_that_are_missing_once) {
    auto const made = plan({row(2, "王芳", "wangfang", "总部/销售部/华东组"),
                            row(3, "李强", "liqiang", "总部／销售部／华东组"),
                            row(4, "赵敏", "zhaomin", "总部 > 财务部", "财务、审计员"),
                            row(5, "钱进", "qianjin", "外贸公司")});
    EXPECT_THAT(made.errors, IsEmpty());
    ASSERT_EQ(made.departments.size(), 3u);
    EXPECT_EQ(made.departments[0].name, "华东组");
    EXPECT_EQ(made.departments[0].parent, 2);
    EXPECT_EQ(made.departments[1].name, "财务部");
    EXPECT_EQ(made.departments[1].parent, 1);
    EXPECT_EQ(made.departments[2].parent, 0);
    EXPECT_EQ(made.people[0].department, -1);
    EXPECT_EQ(made.people[1].department, -1);
    EXPECT_THAT(made.people[2].roles, ElementsAre("finance", "auditor"));
    EXPECT_TRUE(made.people[3].must_change_password);
}

TEST(Organisation, heads_departments_by_mark_and_by_superior) {
    auto head = row(2, "王芳", "wangfang", "总部/销售部");
    head.is_head = "是";
    head.superior = "boss";
    auto member = row(3, "李强", "liqiang", "总部/销售部");
    member.superior = "王芳";
    auto const made = plan({head, member}, {person(9, "boss", "老板", 1)});
    EXPECT_THAT(made.errors, IsEmpty());
    ASSERT_EQ(made.heads.size(), 2u);
    EXPECT_EQ(made.heads[0].department, 2);
    EXPECT_EQ(made.heads[0].person, -1);
    EXPECT_EQ(made.heads[1].department, 1);
    EXPECT_EQ(made.heads[1].person, 9);
}

TEST(Organisation, names_row_field_and_mend_of_all_that_is_wrong) {
    auto twice = row(3, "李强", "wangfang", "销售部", "销售代表、国王");
    twice.employee_number = "0009";
    auto bad = row(4, "", "", "", "");
    bad.is_head = "也许";
    bad.superior = "无名";
    auto const made =
        plan({row(2, "王芳", "wangfang", "总部"), twice, bad}, {person(9, "boss", "老板", 1)});
    EXPECT_THAT(complaints(made), ElementsAre("3 登录名", "3 工号", "3 角色", "4 姓名", "4 登录名",
                                              "4 部门", "4 角色", "4 部门负责人", "4 上级"));
    EXPECT_EQ(made.errors[0].value, "wangfang");
    EXPECT_EQ(made.errors[0].message, "登录名“wangfang”与第 2 行重复，请换一个或删除此行");
    EXPECT_EQ(made.errors[1].message, "工号“0009”已有人使用，请换一个或删除此行");
}

TEST(Organisation, refuses_two_heads_and_superiors_that_contradict_departments) {
    auto one = row(2, "王芳", "wangfang", "总部/销售部");
    auto other = row(3, "李强", "liqiang", "总部/销售部");
    one.is_head = other.is_head = "是";
    auto member = row(4, "赵敏", "zhaomin", "总部/销售部");
    member.superior = "liqiang";
    auto stranger = row(5, "钱进", "qianjin", "总部/财务部");
    stranger.superior = "liqiang";
    EXPECT_THAT(complaints(plan({one, other, member, stranger})),
                ElementsAre("3 部门负责人", "4 上级", "5 上级"));
}

TEST(SuperiorOf, is_the_nearest_head_above) {
    std::vector<Department> const departments{
        {1, "总部", 0, 9}, {2, "销售部", 1, 8}, {3, "华东组", 2}};
    EXPECT_EQ(superior_of(person(7, "a", "甲", 3), departments), 8);
    EXPECT_EQ(superior_of(person(8, "b", "乙", 2), departments), 9);
    EXPECT_EQ(superior_of(person(9, "c", "丙", 1), departments), 0);
    EXPECT_EQ(superior_of(person(7, "a", "甲", 99), departments), 0);
    EXPECT_EQ(superior_of(person(7, "a", "甲", 1), {{1, "甲", 2}, {2, "乙", 1}}), 0);
}

}  // namespace
}  // namespace kedang::accounts
