// Seeing a file beyond the own scope: shared by a colleague until a day, found by exact look-up.
// SPDX-License-Identifier: Apache-2.0
#include "accounts/actions.h"
#include "app/testing.h"
#include "customers/testing.h"

namespace kedang::customers {
namespace {

using namespace std::chrono_literals;
using app::Answer;

constexpr auto customers = "/api/v1/customers";
constexpr auto file = "/api/v1/customers/1";
constexpr auto shares = "/api/v1/customers/1/shares";
constexpr auto phone = "13800138000";

class Sharing : public app::ApiTest {
  protected:
    void SetUp() override {
        ApiTest::SetUp();
        if (IsSkipped())
            return;
        as("sales")
            .post(customers, NewFile("华东精密科技有限公司")
                                 .value("id_number", "11010519491231002X")
                                 .contact("张伟", phone))
            .expect(201);
        as("sales")
            .post(customers, NewFile("无锡恒远五金厂").contact("李娜", "13900139000"))
            .expect(201);
    }
    std::string id(std::string const& login) {
        return std::to_string(app().company().person(login));
    }
    Answer share(std::string const& by, std::string const& with, std::string const& until) {
        return as(by).post(shares,
                           R"({"person_id":")" + id(with) + R"(","until":")" + until + R"("})");
    }
    void add(std::string const& login, std::string const& role) {
        auto const& company = *app().company().services().company();
        auto const made = accounts::add_person(
            app().company().system(), {login, login, "", company.departments.front().id, {role}},
            SecretText(app::TestApp::password));
        ASSERT_TRUE(made.ok());
    }
};
INSTANTIATE_ON_BOTH_ENGINES(Sharing);

TEST_P(Sharing, C20_lets_a_colleague_see_until_the_last_day_masked_and_add_follow_ups) {
    as("other").get(file).expect(404);
    share("sales", "other", "2026-11-30").expect(201);
    as("other")
        .get(file)
        .expect(200)
        .has_at("/customer/relation", "shared")
        .has("138****8000")
        .lacks(phone)
        .lacks("id_number");
    as("other").get(customers).has("华东精密").lacks("无锡恒远");
    as("other").get("/api/v1/customers/count").has_at("/total", "1");
    as("other")
        .post("/api/v1/customers/1/follow-ups", R"({"values":{"content":"联合拜访"}})")
        .expect(201);
    app().clock().set(*parse_rfc3339("2026-11-30T15:59:59Z"));
    as("other").get(file).expect(200);
    app().clock().advance(1s);
    as("other").get(file).expect(404);
    as("other").get("/api/v1/customers/count").has_at("/total", "0");
}

TEST_P(Sharing, C20_with_a_department_reaches_those_below_it) {
    auto const& company = *app().company().services().company();
    auto const second = std::to_string(company.departments.at(1).id);
    as("sales")
        .post(shares, R"({"department_id":")" + second + R"(","until":"2026-11-30"})")
        .expect(201);
    as("other").get(file).expect(200);
    as("sales").get(shares).expect(200).has_at("/items/0/department", "销售二部");
}

TEST_P(Sharing, C20_is_the_owners_and_the_heads_to_give_and_to_end) {
    app().stores_nothing([&] {
        share("other", "head", "2026-11-30").expect(404);
        share("sales", "sales", "2026-11-30").expect(422).complains("person_id", "无需共享");
        share("sales", "other", "2026-11-21").expect(422).complains("until", "一年以内");
        share("sales", "other", "2028-01-01").expect(422).complains("until", "一年以内");
        share("sales", "other", "月底").expect(422).complains("until", "'月底' 看不懂");
        as("sales").post(shares, R"({"until":"2026-11-30"})").expect(422);
        as("sales").post(shares, R"({"person_id":"999","until":"2026-11-30"})").expect(422);
    });
    auto const made = share("head", "other", "2026-11-30").expect(201);
    app().stores_nothing([&] {
        share("other", "head", "2026-11-30").expect(403).has("只有负责人和主管");
        as("other").remove(std::string(shares) + "/" + made.at("/id")).expect(403);
        as("sales").remove(std::string(shares) + "/999").expect(404);
        as("sales").remove("/api/v1/customers/2/shares/" + made.at("/id")).expect(404);
    });
    as("sales").remove(std::string(shares) + "/" + made.at("/id")).expect(204);
    as("other").get(file).expect(404);
    as("sales")
        .get("/api/v1/customers/1/timeline", {{"kind", "change"}})
        .has("结束共享")
        .has("共享给 赵敏，至 2026-11-30");
}

TEST_P(Sharing, E28_ends_for_who_is_disabled) {
    share("sales", "other", "2026-12-30").expect(201);
    for (bool const disabled : {true, false}) {
        accounts::PersonChange change;
        change.id = app().company().person("other");
        change.disabled = disabled;
        EXPECT_TRUE(accounts::change_person(app().company().context("admin"), change).ok());
    }
    EXPECT_FALSE(app().company().context("other").actor.has_shared_files());
}

TEST_P(Sharing, A02_A25_service_finds_one_customer_by_exact_number_or_phone) {
    add("agent", "service_agent");
    auto const look = [&](std::string const& key) {
        return as("agent").post("/api/v1/customers/look-up", R"({"key":")" + key + R"("})");
    };
    as("agent").get(file).expect(404);
    as("agent").get(customers).has_at("/items", "[]");
    look("138001380").expect(200).has_at("/found", "0");
    look("张伟").expect(422).complains("key", "'张伟' 不是完整的客户编号或电话");
    look("13900139000").expect(200).has_at("/found", "1").has_at("/id", "2");
    as("agent").get("/api/v1/customers/2").expect(200).has_at("/customer/relation", "shared");
    as("agent").get(file).expect(404);
    look("P202611001").expect(200).has_at("/id", "1");
    auto const seen = as("agent").get(file).expect(200);
    seen.lacks("11010519491231002X").lacks("registered_capital").lacks("annual_revenue");
    as("agent").patch(file, "1", R"({"values":{"short_name":"华东"}})").expect(403);
    app().clock().advance(30min);
    as("agent").get(file).expect(404);
    as("sales")
        .get("/api/v1/customers/1/timeline", {{"kind", "change"}})
        .has_at("/items/0/title", "查找后可查看 30 分钟")
        .has_at("/items/1/title", "按完整编号查找，找到 1 家");
    as("sales").post("/api/v1/customers/look-up", R"({"key":"P202611001"})").expect(403);
}

}  // namespace
}  // namespace kedang::customers
