// Who reaches what: relation, scope, field rights. Pure.
// SPDX-License-Identifier: Apache-2.0
#include "accounts/model.h"

#include <gmock/gmock.h>

namespace kedang::accounts {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

/// 公司 1 ← 销售中心 2 ← 销售一部 3, 销售二部 4; 财务部 5 stands alone.
std::vector<Department> const departments{
    {1, "公司", 0}, {2, "销售中心", 1}, {3, "销售一部", 2}, {4, "销售二部", 2}, {5, "财务部", 0}};

Actor actor(std::vector<std::string> roles, std::int64_t department = 2) {
    Person person;
    person.id = 7;
    person.department = department;
    person.roles = std::move(roles);
    return Actor(std::move(person), departments);
}

std::shared_ptr<fields::Catalogue const> catalogue() {
    return fields::Catalogue::load("A");
}

TEST(DepartmentAndBelow, holds_the_whole_branch_and_no_other) {
    EXPECT_THAT(department_and_below(2, departments), UnorderedElementsAre(2, 3, 4));
    EXPECT_THAT(department_and_below(5, departments), ElementsAre(5));
    EXPECT_THAT(department_and_below(99, departments), ElementsAre(99));
}

TEST(DepartmentAndBelow, ends_in_a_cycle) {
    std::vector<Department> const ring{{1, "甲", 3}, {2, "乙", 1}, {3, "丙", 2}, {4, "丁", 4}};
    EXPECT_THAT(department_and_below(1, ring), UnorderedElementsAre(1, 2, 3));
    EXPECT_THAT(department_and_below(4, ring), ElementsAre(4));
}

struct Reach {
    std::int64_t owner, department;
    Relation of_head, of_salesperson;
    bool head_sees, salesperson_sees;
};

TEST(Actor, A25_stands_in_one_relation_to_each_file) {
    auto const head = actor({"department_head"}), salesperson = actor({"salesperson"});
    std::vector<Reach> const cases{
        {7, 2, Relation::Own, Relation::Own, true, true},
        {7, 5, Relation::Own, Relation::Own, true, true},  // owned, wherever it was filed
        {8, 2, Relation::Department, Relation::Others, true, false},
        {8, 4, Relation::Department, Relation::Others, true, false},
        {8, 1, Relation::Others, Relation::Others, false, false},  // above
        {8, 5, Relation::Others, Relation::Others, false, false},
        {0, 5, Relation::Pool, Relation::Pool, true, true},
    };
    for (auto const& reach : cases) {
        SCOPED_TRACE(std::to_string(reach.owner) + " in " + std::to_string(reach.department));
        EXPECT_EQ(head.relation_to(reach.owner, reach.department), reach.of_head);
        EXPECT_EQ(salesperson.relation_to(reach.owner, reach.department), reach.of_salesperson);
        EXPECT_EQ(head.sees(reach.owner, reach.department), reach.head_sees);
        EXPECT_EQ(salesperson.sees(reach.owner, reach.department), reach.salesperson_sees);
        EXPECT_TRUE(actor({"administrator"}).sees(reach.owner, reach.department));
        EXPECT_FALSE(actor({}).sees(reach.owner, reach.department));
        EXPECT_FALSE(actor({"no_such_role"}).sees(reach.owner, reach.department));
    }
}

TEST(Actor, may_what_any_of_the_roles_may) {
    EXPECT_FALSE(actor({"salesperson"}).may("people.manage"));
    EXPECT_TRUE(actor({"salesperson", "administrator"}).may("people.manage"));
    EXPECT_FALSE(actor({}).may("customer.read"));
    EXPECT_FALSE(actor({"administrator"}).may("no.such.permission"));
    EXPECT_TRUE(Actor::system("导入").may("anything"));
}

struct FieldCase {
    char const* field;
    Right own, department, pool, others;  ///< of a department head
    Right weakest;
};

TEST(Actor, A25_reads_a_field_by_sensitivity_and_relation) {
    auto const known = catalogue();
    auto const& customer = known->customer();
    auto const head = actor({"department_head"});
    std::vector<FieldCase> const cases{
        {"name", Right::Clear, Right::Clear, Right::Clear, Right::Hidden, Right::Clear},
        {"office_phone", Right::Clear, Right::Masked, Right::Masked, Right::Hidden, Right::Masked},
        {"id_number", Right::Masked, Right::Masked, Right::Hidden, Right::Hidden, Right::Hidden},
        // Personal, but nothing that a mask could cover.
        {"occupation", Right::Clear, Right::Clear, Right::Clear, Right::Hidden, Right::Clear},
    };
    for (auto const& each : cases) {
        SCOPED_TRACE(each.field);
        auto const& field = *customer.field(each.field);
        EXPECT_EQ(head.right(customer, field, Relation::Own).read, each.own);
        EXPECT_EQ(head.right(customer, field, Relation::Department).read, each.department);
        EXPECT_EQ(head.right(customer, field, Relation::Pool).read, each.pool);
        EXPECT_EQ(head.right(customer, field, Relation::Others).read, each.others);
        EXPECT_EQ(head.weakest_right(customer, field), each.weakest);
        EXPECT_TRUE(head.knows(customer, field));
    }
    EXPECT_FALSE(head.right(customer, *customer.field("name"), Relation::Pool).write);
    EXPECT_FALSE(actor({}).knows(customer, *customer.field("name")));
    EXPECT_EQ(actor({}).weakest_right(customer, *customer.field("name")), Right::Hidden);
}

TEST(Actor, has_the_best_right_of_several_roles) {
    auto const known = catalogue();
    auto const& customer = known->customer();
    auto const both = actor({"salesperson", "administrator"});
    auto const& name = *customer.field("name");
    EXPECT_EQ(actor({"salesperson"}).right(customer, name, Relation::Others).read, Right::Hidden);
    EXPECT_EQ(both.right(customer, name, Relation::Others).read, Right::Clear);
    auto const& phone = *customer.field("office_phone");
    EXPECT_EQ(both.right(customer, phone, Relation::Own).read, Right::Clear);
    EXPECT_EQ(both.right(customer, phone, Relation::Others).read, Right::Masked);
    EXPECT_EQ(both.weakest_right(customer, phone), Right::Masked);
}

TEST(Actor, A26_may_correct_core_fields_of_the_own_entry_for_a_day) {
    using namespace std::chrono_literals;
    Instant const entered = *parse_rfc3339("2026-11-22T02:00:00Z");
    auto const salesperson = actor({"salesperson"});
    EXPECT_TRUE(salesperson.may_change_core(7, entered, entered));
    EXPECT_TRUE(salesperson.may_change_core(7, entered, entered + 24h - 1ms));
    EXPECT_FALSE(salesperson.may_change_core(7, entered, entered + 24h));
    EXPECT_FALSE(salesperson.may_change_core(8, entered, entered));
    EXPECT_TRUE(actor({"administrator"}).may_change_core(8, entered, entered + 9999h));
    EXPECT_FALSE(actor({}).may_change_core(7, entered, entered));
}

TEST(Roles, are_the_three_that_ship) {
    std::vector<std::string> ids;
    for (auto const& role : shipped_roles())
        ids.push_back(role.id);
    EXPECT_THAT(ids, ElementsAre("administrator", "department_head", "salesperson"));
    EXPECT_EQ(role_named("king"), nullptr);
}

}  // namespace
}  // namespace kedang::accounts
