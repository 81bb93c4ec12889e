// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>

#include "accounts/actions.h"
#include "audit_trail/actions.h"
#include "customers/list.h"
#include "demo/actions.h"
#include "demo/plan.h"
#include "demo/staff.h"
#include "platform/db/testing.h"
#include "records/testing.h"

namespace kedang::demo {
namespace {

using namespace std::chrono_literals;

constexpr Date today = 2026y / 11 / 22;
constexpr std::int64_t expected_files = files_of_the_leaver + 6 * files_of_a_salesperson +
                                        files_in_the_pool + incomplete_files + retailers + 5;

std::vector<PlannedCustomer> planned(std::uint64_t seed, Date day = today) {
    Chance chance(seed);
    return plan(chance, day);
}

/// Everything typed, in one text.
std::string text_of(std::vector<PlannedCustomer> const& files) {
    std::string text;
    auto const add = [&](Values const& values) {
        for (auto const& value : values)
            text += value.field + "=" + value.text + "\n";
    };
    for (auto const& file : files) {
        text += file.entered_by + "\n";
        add(file.values);
        std::for_each(file.contacts.begin(), file.contacts.end(), add);
        std::for_each(file.follow_ups.begin(), file.follow_ups.end(), add);
        if (file.change)
            add(file.change->values);
    }
    return text;
}

template <typename Visit>
void for_each_value(std::vector<PlannedCustomer> const& files, Visit visit) {
    for (auto const& file : files) {
        std::for_each(file.values.begin(), file.values.end(), visit);
        for (auto const* list : {&file.contacts, &file.follow_ups})
            for (auto const& values : *list)
                std::for_each(values.begin(), values.end(), visit);
    }
}

TEST(DemoPlan, is_the_same_for_the_same_seed_and_day) {
    EXPECT_EQ(text_of(planned(1)), text_of(planned(1)));
    EXPECT_NE(text_of(planned(1)), text_of(planned(2)));
}

TEST(DemoPlan, draws_the_same_on_every_machine) {
    Chance chance(1);
    std::vector<int> drawn;
    for (int i = 0; i < 6; ++i)
        drawn.push_back(chance.between(0, 99));
    // std::mt19937_64 is fixed by the standard, [rand.predef]; so are these.
    std::mt19937_64 engine(1);
    for (int const number : drawn)
        EXPECT_EQ(number, static_cast<int>(engine() % 100));
}

TEST(DemoPlan, numbers_reach_nobody) {
    std::map<std::string, int> seen;
    for_each_value(planned(1), [&](fields::Typed const& value) {
        auto const& [field, text] = value;
        bool const unreachable = field == "mobile"         ? text.starts_with("1540000")
                                 : field == "office_phone" ? text.find("-0000") != text.npos
                                 : field == "email"        ? text.ends_with("@example.com")
                                 : field == "credit_code"  ? text.starts_with("9199")
                                                           : true;
        EXPECT_TRUE(unreachable) << field << " " << text;
        ++seen[field];
    });
    for (auto const* field : {"mobile", "office_phone", "email", "credit_code"})
        EXPECT_GE(seen[field], 100) << field;
}

TEST(DemoPlan, leaves_no_gap_in_a_text) {
    for_each_value(planned(1), [](fields::Typed const& value) {
        EXPECT_EQ(value.text.find_first_of("{}"), std::string::npos) << value.text;
        EXPECT_FALSE(value.text.empty()) << value.field;
    });
}

TEST(DemoPlan, has_every_type_of_customer) {
    std::map<std::string, int> types;
    for (auto const& file : planned(1))
        if (!file.quick)
            ++types[typed_in(file.values, "customer_type")];
    for (auto const* type : {"potential", "intent", "deal", "lost", "partner"})
        EXPECT_GE(types[type], 5) << type;
}

TEST(DemoPlan, has_follow_ups_in_order_and_before_any_today) {
    for (int offset = 0; offset < 8; ++offset) {
        Date const day(std::chrono::sys_days(2028y / 2 / 27) + std::chrono::days(offset));
        for (auto const& file : planned(1, day)) {
            if (file.quick)
                continue;
            EXPECT_GE(file.follow_ups.size(), 2u);
            EXPECT_LE(file.follow_ups.size(), 8u);
            EXPECT_GE(file.contacts.size(), 1u);
            std::string before = typed_in(file.values, "filed_on");
            for (auto const& follow_up : file.follow_ups) {
                auto const at = typed_in(follow_up, "happened_at");
                EXPECT_LE(before, at) << typed_in(file.values, "name");
                EXPECT_LT(at, to_text(day));
                before = at;
            }
        }
    }
}

TEST(DemoPlan, has_next_steps_overdue_today_and_to_come) {
    int overdue = 0, due_today = 0, later = 0;
    for_each_value(planned(1), [&](fields::Typed const& value) {
        if (value.field != "next_at")
            return;
        auto const day = value.text.substr(0, 10);
        ++(day < to_text(today) ? overdue : day == to_text(today) ? due_today : later);
    });
    EXPECT_GE(overdue, 5);
    EXPECT_GE(due_today, 5);
    EXPECT_GE(later, 20);
}

std::vector<PlannedCustomer> having(std::string_view word) {
    auto files = planned(1);
    std::erase_if(files, [&](PlannedCustomer const& file) {
        return typed_in(file.values, "name").find(word) == std::string::npos;
    });
    return files;
}

TEST(DemoPlan, has_one_customer_that_two_salespeople_follow) {
    auto const pair = having("屹翀");
    ASSERT_EQ(pair.size(), 2u);
    EXPECT_NE(pair[0].entered_by, pair[1].entered_by);
    EXPECT_NE(typed_in(pair[0].values, "name"), typed_in(pair[1].values, "name"));
    EXPECT_EQ(typed_in(pair[0].values, "office_phone"), typed_in(pair[1].values, "office_phone"));
}

TEST(DemoPlan, has_one_customer_in_three_files) {
    auto const triple = having("湛栩");
    ASSERT_EQ(triple.size(), 3u);
    auto const mobile = typed_in(triple[0].contacts.front(), "mobile");
    for (auto const& file : triple)
        EXPECT_TRUE(std::any_of(file.contacts.begin(), file.contacts.end(), [&](auto const& one) {
            return typed_in(one, "mobile") == mobile;
        }));
}

TEST(DemoPlan, has_changes_with_reasons_and_files_that_lack_something) {
    auto const files = planned(1);
    auto const changed = std::count_if(files.begin(), files.end(), [](auto const& file) {
        return file.change && !file.change->reason.empty();
    });
    auto const quick =
        std::count_if(files.begin(), files.end(), [](auto const& file) { return file.quick; });
    EXPECT_GE(changed, 10);
    EXPECT_EQ(quick, incomplete_files);
}

class DemoTest : public db::EngineTest {
  protected:
    static std::int64_t count(records::TestCompany& company, std::string_view login,
                              std::string_view filter = "") {
        auto const staff = acting(company.services());
        auto counted = customers::count(staff.at(std::string(login)), filter, "");
        EXPECT_TRUE(counted.ok()) << counted.error().title;
        return counted.ok() ? counted.value() : -1;
    }
};
INSTANTIATE_ON_BOTH_ENGINES(DemoTest);

TEST_P(DemoTest, every_file_passes_the_gate) {
    records::TestCompany company(engine(), {}, "");
    auto const made = make_company(company.system(), 1);
    ASSERT_TRUE(made.ok()) << made.error().title
                           << (made.error().fields.empty() ? "" : made.error().fields[0].message)
                           << made.error().extra_json;
    EXPECT_EQ(company.services().company()->name, company_name);
    EXPECT_EQ(company.services().company()->preset, "A");
    EXPECT_EQ(made.value().customers, expected_files);
    EXPECT_EQ(count(company, "admin"), expected_files);
    EXPECT_EQ(count(company, "shenguoliang"), expected_files);
    EXPECT_EQ(count(company, "yanhui"), files_in_the_pool) << "财务部 has no files of its own";
    EXPECT_GE(count(company, "wangfang"), files_of_a_salesperson + files_in_the_pool);
    EXPECT_EQ(made.value().password.size(), 12u);
}

TEST_P(DemoTest, A29_the_line_of_the_handbook_finds_customers) {
    records::TestCompany company(engine(), {}, "");
    ASSERT_TRUE(make_company(company.system(), 1).ok());
    EXPECT_GE(count(company, "admin", "客户类型=成交客户+行业=零售业+近6个月采购金额≥1万元"), 1);
    EXPECT_EQ(count(company, "admin", "行业=零售业"), retailers);
}

TEST_P(DemoTest, the_log_tells_of_each_deed_on_its_day) {
    records::TestCompany company(engine(), {}, "");
    ASSERT_TRUE(make_company(company.system(), 1).ok());
    auto reader = company.database().read();
    std::set<std::string> days, actions;
    std::map<std::int64_t, Instant> last_of_file;
    for (auto const& entry : audit_trail::entries_after(*reader, 0, 100'000)) {
        EXPECT_LE(entry.at, company.clock().now());
        days.insert(to_rfc3339(entry.at).substr(0, 10));
        actions.insert(entry.change.action);
        // That another file was checked against this one belongs to the day of the other; orders
        // come over from elsewhere, after everything else.
        if (entry.change.action == "look_up" || entry.change.action == "sales_order.create")
            continue;
        auto& last = last_of_file[entry.change.subject_customer];
        EXPECT_TRUE(entry.change.subject_customer == 0 || last <= entry.at)
            << "line " << entry.sequence << " " << entry.change.action;
        last = entry.at;
    }
    EXPECT_GE(days.size(), 200u);
    for (auto const* action :
         {"customer.create", "follow_up.create", "customer.change", "reveal", "person.create"})
        EXPECT_TRUE(actions.contains(action)) << action;
}

TEST_P(DemoTest, the_leaver_is_disabled_and_the_files_wait) {
    records::TestCompany company(engine(), {}, "");
    ASSERT_TRUE(make_company(company.system(), 1).ok());
    auto reader = company.database().read();
    for (auto const& person : accounts::people(*reader))
        EXPECT_EQ(person.disabled, person.login == leaver) << person.login;
    reader.reset();
    EXPECT_EQ(count(company, leaver), files_of_the_leaver + files_in_the_pool);
}

TEST_P(DemoTest, is_refused_where_the_company_is_set_up) {
    records::TestCompany company(engine());
    auto const made = make_company(company.system(), 1);
    ASSERT_FALSE(made.ok());
    EXPECT_EQ(made.error().key, "not_new");
    EXPECT_EQ(count(company, "admin"), 0);
    auto reader = company.database().read();
    EXPECT_EQ(accounts::departments(*reader).size(), 2u);
}

TEST_P(DemoTest, is_refused_where_a_log_in_name_is_taken) {
    records::TestCompany company(engine(), {}, "");
    auto const context = company.system();
    auto const department = accounts::add_department(context, "采购部", 0);
    ASSERT_TRUE(department.ok());
    ASSERT_TRUE(accounts::add_person(
                    context, {"wangfang", "王芳", "0009", department.value(), {"salesperson"}})
                    .ok());
    auto const made = make_company(context, 1);
    ASSERT_FALSE(made.ok());
    EXPECT_EQ(made.error().key, "not_new");
    EXPECT_EQ(company.services().company()->preset, "");
}

}  // namespace
}  // namespace kedang::demo
