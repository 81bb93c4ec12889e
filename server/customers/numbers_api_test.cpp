// 客户编号: each handbook's own, unique and without gaps whoever enters at once.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <thread>

#include "app/testing.h"
#include "customers/testing.h"
#include "fields/numbering.h"
#include "records/store.h"

namespace kedang::customers {
namespace {

using namespace std::chrono_literals;
using app::TestApp;

constexpr auto customers = "/api/v1/customers";
constexpr auto number = "/record/values/number";

std::string mobile(int serial) {
    return "138" + std::to_string(10'000'000 + serial);
}

NewFile company(int serial) {
    return NewFile("苏州第" + std::to_string(serial) + "机械有限公司")
        .quick()
        .contact("张伟", mobile(serial));
}

class Numbers : public app::ApiTest {
  protected:
    std::string numbered(TestApp& company_of, NewFile const& file) {
        return company_of.as("sales").post(customers, file).expect(201).at(number);
    }
};
INSTANTIATE_ON_BOTH_ENGINES(Numbers);

TEST_P(Numbers, A24_are_type_letter_month_and_serial) {
    EXPECT_EQ(numbered(app(), company(1)), "P202611001");
    EXPECT_EQ(numbered(app(), company(2).value("customer_type", "deal")), "C202611001");
    EXPECT_EQ(numbered(app(), company(3).value("customer_type", "潜在客户")), "P202611002");
    EXPECT_EQ(numbered(app(), company(4).value("customer_type", "lost")), "L202611001");
    EXPECT_EQ(numbered(app(), company(5).value("customer_type", "partner")), "H202611001");
    app().clock().advance(24h * 10);
    EXPECT_EQ(numbered(app(), company(6)), "P202612001");
}

TEST_P(Numbers, A24_stay_when_the_type_changes) {
    auto const made = as("sales").post(customers, company(1)).expect(201);
    as("sales")
        .patch("/api/v1/customers/" + made.at("/record/id"), "1",
               R"({"values":{"customer_type":"deal"},"reason":"首单成交"})")
        .expect(200)
        .has_at(number, "P202611001");
}

TEST_P(Numbers, B02_C02_follow_the_handbook) {
    for (auto const& [preset, expected] :
         {std::pair{"B", "CUST202611220001"}, std::pair{"C", "2026-00001"},
          std::pair{"D", "KH202600001"}, std::pair{"E", "P20261122001"}}) {
        TestApp company_of(engine(), preset);
        EXPECT_EQ(numbered(company_of, company(1)), expected);
    }
}

TEST_P(Numbers, are_of_the_day_at_the_company) {
    TestApp company_of(engine(), "B");
    company_of.clock().set(*parse_rfc3339("2026-12-31T15:59:59Z"));
    EXPECT_EQ(numbered(company_of, company(1)), "CUST202612310001");
    company_of.clock().advance(1s);
    EXPECT_EQ(numbered(company_of, company(2)), "CUST202701010001");
}

TEST_P(Numbers, A24_widen_when_the_serial_is_full) {
    auto const month = fields::NumberPattern::parse("{type}{yyyymm}{seq:3}")
                           .value()
                           .period_key(*parse_date("2026-11-22"), "P");
    auto const taken = app().database().write([&](db::Transaction& transaction) -> Result<Done> {
        records::store::take_serials(transaction, month, 999);
        return Done{};
    });
    ASSERT_TRUE(taken.ok());
    EXPECT_EQ(numbered(app(), company(1)), "P2026111000");
    EXPECT_EQ(numbered(app(), company(2)), "P2026111001");
}

TEST_P(Numbers, of_refused_files_are_not_lost) {
    EXPECT_EQ(numbered(app(), company(1)), "P202611001");
    for (int i = 0; i < 3; ++i)
        as("sales").post(customers, company(1)).expect(409);
    as("sales").post(customers, company(2).value("employees", "x")).expect(422);
    EXPECT_EQ(numbered(app(), company(2)), "P202611002");
}

TEST_P(Numbers, A24_C08_are_unique_and_without_gaps_under_64_creators) {
    constexpr int creators = 64, each = 3;
    for (auto const* login : {"admin", "head", "sales", "other"})
        as(login);
    std::mutex mutex;
    std::vector<std::string> given;
    int refused = 0;
    {
        std::vector<std::jthread> threads;
        for (int creator = 0; creator < creators; ++creator)
            threads.emplace_back([&, creator] {
                auto const browser = as(creator % 2 == 0 ? "sales" : "other");
                for (int i = 0; i < each; ++i) {
                    auto const answer = browser.post(customers, company(creator * each + i));
                    // Half of them also try the name of a neighbour, who may be entering it now.
                    auto const again = browser.post(customers, company((creator / 2) * each + i));
                    std::lock_guard const lock(mutex);
                    for (auto const* one : {&answer, &again})
                        if (one->status() == 201)
                            given.push_back(one->at(number));
                        else
                            refused += one->expect(409).has("duplicate").status() == 409;
                }
            });
    }
    std::sort(given.begin(), given.end());
    ASSERT_EQ(given.size(), static_cast<std::size_t>(creators * each));
    EXPECT_EQ(refused, creators * each);
    for (int i = 0; i < creators * each; ++i)
        EXPECT_EQ(given[static_cast<std::size_t>(i)],
                  "P202611" + std::to_string(1001 + i).substr(1));
}

TEST_P(Numbers, A24_pass_over_those_that_a_renumbered_file_has) {
    auto const made = as("sales").post(customers, company(1)).expect(201);
    auto const admin = as("admin").with("If-Match", "1");
    auto const path = "/api/v1/customers/" + made.at("/record/id") + "/renumber";
    admin.post(path, R"({"number":"P202611002","reason":"与旧账一致"})")
        .expect(200)
        .has_at(number, "P202611002");
    EXPECT_EQ(numbered(app(), company(2)), "P202611003");
    EXPECT_EQ(numbered(app(), company(3)), "P202611004");
}

TEST_P(Numbers, A24_A26_are_changed_by_an_administrator_and_the_old_one_still_finds_the_file) {
    auto const made = as("sales").post(customers, company(1)).expect(201);
    as("sales").post(customers, company(2)).expect(201);
    auto const path = "/api/v1/customers/" + made.at("/record/id");
    std::string const body = R"({"number":"VIP-001","reason":"集团统一编号"})";
    app().stores_nothing([&] {
        as("sales").with("If-Match", "1").post(path + "/renumber", body).expect(403);
        auto const admin = as("admin").with("If-Match", "1");
        admin.post(path + "/renumber", R"({"number":"VIP-001","reason":""})")
            .expect(422)
            .complains("reason", "需要填写变更原因");
        admin.post(path + "/renumber", R"({"number":"贵宾1","reason":"统一编号"})")
            .expect(422)
            .complains("number", "客户编号 '贵宾1' 只能用大写字母、数字和 - _ / .");
        admin.post(path + "/renumber", R"({"number":"P202611002","reason":"统一编号"})")
            .expect(409)
            .complains("number", "客户编号 'P202611002' 已被其他档案使用");
        as("admin").with("If-Match", "7").post(path + "/renumber", body).expect(412);
    });
    as("admin").with("If-Match", "1").post(path + "/renumber", body).expect(200);
    for (auto const* typed : {"VIP-001", "P202611001"})
        as("sales").get(customers, {{"q", typed}}).has_at("/items/0/values/number", "VIP-001");
    as("sales")
        .get(path + "/timeline", {{"kind", "change"}})
        .has_at("/items/0/changes/0/field", "number")
        .has_at("/items/0/reason", "集团统一编号");
    // The old number is nobody else's; its own file may take it back.
    as("admin")
        .with("If-Match", "1")
        .post("/api/v1/customers/2/renumber", R"({"number":"P202611001","reason":"调换编号"})")
        .expect(409);
    as("admin")
        .with("If-Match", "2")
        .post(path + "/renumber", R"({"number":"P202611001","reason":"恢复编号"})")
        .expect(200);
}

}  // namespace
}  // namespace kedang::customers
