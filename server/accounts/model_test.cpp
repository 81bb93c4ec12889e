// Who reaches what: relation, scope, field rights. Pure.
// SPDX-License-Identifier: Apache-2.0
#include "accounts/model.h"

#include "accounts/roles_json.h"

#include <gmock/gmock.h>

#include <boost/json.hpp>

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
    return Actor(std::move(person), departments, std::make_shared<RoleSet>(shipped_roles()));
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
        EXPECT_EQ(head.relation_to({1, reach.owner, reach.department}), reach.of_head);
        EXPECT_EQ(salesperson.relation_to({1, reach.owner, reach.department}),
                  reach.of_salesperson);
        EXPECT_EQ(head.sees({1, reach.owner, reach.department}), reach.head_sees);
        EXPECT_EQ(salesperson.sees({1, reach.owner, reach.department}), reach.salesperson_sees);
        EXPECT_TRUE(actor({"administrator"}).sees({1, reach.owner, reach.department}));
        EXPECT_FALSE(actor({}).sees({1, reach.owner, reach.department}));
        EXPECT_FALSE(actor({"no_such_role"}).sees({1, reach.owner, reach.department}));
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

TEST(Roles, E01_ship_with_the_clauses_they_come_from) {
    std::vector<std::string> ids;
    for (auto const& role : shipped_roles()) {
        ids.push_back(role.id);
        EXPECT_FALSE(role.source.empty()) << role.id;
        EXPECT_TRUE(role.shipped) << role.id;
        for (auto const& permission : role.permissions)
            EXPECT_NE(permission_named(permission), nullptr) << role.id << " " << permission;
    }
    EXPECT_THAT(
        ids, ElementsAre("administrator", "system_administrator", "security_administrator",
                         "crm_administrator", "data_administrator", "department_head",
                         "sales_director", "salesperson", "service_agent", "marketing",
                         "office_clerk", "entry_clerk", "reviewer", "finance", "legal", "auditor"));
    EXPECT_EQ(RoleSet(shipped_roles()).find("king"), nullptr);
}

TEST(Roles, are_read_as_they_are_written) {
    for (auto const& role : shipped_roles()) {
        auto const again = read_role(boost::json::parse(role_json(role)), role.id);
        EXPECT_EQ(role_json(again), role_json(role));
        EXPECT_EQ(again.field_rights, role.field_rights) << role.id;
        EXPECT_EQ(again.scope, role.scope) << role.id;
    }
}

TEST(Roles, A25_of_service_find_no_amounts) {
    auto const known = catalogue();
    auto const& customer = known->customer();
    auto const agent = actor({"service_agent"});
    EXPECT_EQ(agent.right(customer, *customer.field("income"), Relation::Own).read, Right::Hidden);
    EXPECT_EQ(agent.right(customer, *customer.field("office_phone"), Relation::Others).read,
              Right::Masked);
    EXPECT_EQ(agent.right(customer, *customer.field("name"), Relation::Others).read, Right::Clear);
    EXPECT_FALSE(agent.sees({1, 8, 2}));
    EXPECT_TRUE(agent.may("customer.look_up"));
    EXPECT_FALSE(agent.may_reveal());
}

TEST(Roles, E27_of_clerks_reviewers_and_auditors_reach_no_more_than_they_need) {
    auto const clerk = actor({"entry_clerk"});
    EXPECT_TRUE(clerk.sees({1, 7, 2}));
    EXPECT_FALSE(clerk.sees({1, 8, 2}));
    EXPECT_FALSE(clerk.sees({1, 0, 2}));
    EXPECT_FALSE(clerk.may("customer.assign"));
    for (auto const* role : {"reviewer", "auditor", "system_administrator"}) {
        EXPECT_FALSE(actor({role}).may("customer.read")) << role;
        EXPECT_FALSE(actor({role}).sees({1, 7, 2})) << role;
    }
    EXPECT_TRUE(actor({"auditor"}).may("audit.read"));
    EXPECT_FALSE(actor({"auditor"}).may("people.manage"));
}

TEST(Roles, A26_of_the_CRM_administrator_change_core_fields) {
    Instant const entered = *parse_rfc3339("2026-11-22T02:00:00Z");
    auto const later = entered + std::chrono::hours(9999);
    EXPECT_TRUE(actor({"crm_administrator"}).may_change_core(8, entered, later));
    EXPECT_FALSE(actor({"sales_director"}).may_change_core(7, entered, later));
    EXPECT_FALSE(actor({"crm_administrator"}).may("people.manage"));
}

TEST(FieldRights, go_by_record_field_type_and_write_class) {
    auto const known = catalogue();
    auto const& customer = known->customer();
    auto const& contact = known->contact();
    Role role;
    FieldRightRule of_contacts, of_one, of_core, of_all;
    of_contacts.records = {"contact"};
    of_contacts.right = {Right::Hidden, false};
    of_one.fields = {"customer.short_name"};
    of_one.right = {Right::Masked, false};
    of_core.write_classes = {fields::WriteClass::Core};
    of_core.right = {Right::Clear, false};
    of_all.right = {Right::Clear, true};
    role.field_rights = {of_contacts, of_one, of_core, of_all};
    auto const right = [&](fields::RecordType const& record, char const* field) {
        return right_of(role, record, *record.field(field), Relation::Own);
    };
    EXPECT_EQ(right(contact, "name"), of_contacts.right);
    EXPECT_EQ(right(customer, "short_name"), of_one.right);
    EXPECT_EQ(right(customer, "industry"), of_core.right);
    EXPECT_EQ(right(customer, "name"),
              customer.field("name")->write_class == fields::WriteClass::Core ? of_core.right
                                                                              : of_all.right);
}

}  // namespace
}  // namespace kedang::accounts
