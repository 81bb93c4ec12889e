// Saved views and 客户分群 over HTTP.
// SPDX-License-Identifier: Apache-2.0
#include "accounts/actions.h"
#include "app/testing.h"

namespace kedang::segments {
namespace {

constexpr auto segments = "/api/v1/segments";
constexpr auto deals = R"({"name":"成交客户","filter":"客户类型=成交+30天未跟进","sort":"name"})";

class Segments : public app::ApiTest {};
INSTANTIATE_ON_BOTH_ENGINES(Segments);

TEST_P(Segments, A03_a_filter_is_kept_under_a_name_for_oneself) {
    as("sales")
        .post(segments, deals)
        .expect(201)
        .has_at("/name", "成交客户")
        .has_at("/line", "客户类型=成交客户+30天未跟进")
        .has_at("/sort", "name");
    as("sales").get(segments).expect(200).has_at("/items/0/name", "成交客户");
    as("head").get(segments).expect(200).lacks("成交客户");
    as("sales").patch("/api/v1/segments/1", "1", R"({"name":"成交的"})").expect(200);
    as("sales").patch("/api/v1/segments/1", "1", R"({"name":"又改"})").expect(412);
    as("sales").get(segments).expect(200).has("成交的").has("30天未跟进");
    as("sales").with("If-Match", "\"2\"").remove("/api/v1/segments/1").expect(204);
    as("sales").get(segments).expect(200).lacks("成交的");
}

TEST_P(Segments, A03_a_shared_one_is_seen_by_those_it_is_shared_with) {
    auto const share = [&](std::string const& name, std::string const& shared) {
        as("head")
            .post(segments,
                  R"({"name":")" + name + R"(","filter":"客户类型=成交","shared":)" + shared + "}")
            .expect(201);
    };
    share("给全公司", R"({"with":"company"})");
    share("给一部", R"({"with":"department","id":"1"})");
    share("给销售", R"({"with":"role","id":"salesperson"})");
    share("给客服", R"({"with":"role","id":"service_agent"})");
    as("sales")
        .get(segments)
        .expect(200)
        .has("给全公司")
        .has("给一部")
        .has("给销售")
        .lacks("给客服");
    as("other").get(segments).expect(200).has("给全公司").lacks("给一部").has("给销售");
    as("sales").get(segments).expect(200).has_at("/items/0/mine", "false").has("李主管");
    // Seen is not owned.
    as("sales").patch("/api/v1/segments/1", "1", R"({"name":"抢来的"})").expect(404);
    as("sales").with("If-Match", "\"1\"").remove("/api/v1/segments/1").expect(404);
    as("head").patch("/api/v1/segments/1", "1", R"({"shared":null})").expect(200);
    as("sales").get(segments).expect(200).lacks("给全公司");
}

TEST_P(Segments, A25_a_shared_one_asks_under_the_rights_of_whoever_opens_it) {
    as("sales")
        .post("/api/v1/customers",
              R"({"values":{"name":"华东精密科技有限公司","customer_type":"成交"},"entry":"quick",
                  "contacts":[{"values":{"name":"张伟","mobile":"13800138000"}}]})")
        .expect(201);
    as("head")
        .post(segments, R"({"name":"成交","filter":"客户类型=成交","shared":{"with":"company"}})")
        .expect(201);
    auto const line = as("other").get(segments).expect(200).at("/items/0/line");
    auto const counted = [&](std::string const& login) {
        return as(login)
            .get("/api/v1/customers/count", {{"filter", line}})
            .expect(200)
            .at("/total");
    };
    EXPECT_EQ(counted("sales"), "1");
    EXPECT_EQ(counted("head"), "1");
    EXPECT_EQ(counted("other"), "0");
}

TEST_P(Segments, E02_one_that_asks_for_what_one_may_not_has_no_line) {
    as("head")
        .post(segments, R"({"name":"大客户","filter":"采购金额≥1万","shared":{"with":"company"}})")
        .expect(201);
    ASSERT_TRUE(accounts::add_person(app().company().system(),
                                     {"agent", "孙客服", "", 1, {"service_agent"}},
                                     SecretText(app::TestApp::password))
                    .ok());
    as("agent")
        .get(segments)
        .expect(200)
        .has_at("/items/0/usable", "false")
        .lacks("采购金额")
        .lacks("order_amount");
}

TEST_P(Segments, E02_refuses_what_it_cannot_keep) {
    app().stores_nothing([&] {
        as("sales")
            .post(segments, R"({"name":"","filter":"客户类型=成交"})")
            .expect(422)
            .complains("name", "分群名称应为 1 至 40 个字");
        as("sales")
            .post(segments, R"({"name":"错","filter":"客户类形=成交"})")
            .expect(422)
            .has_at("/suggestions/0", "客户类型");
        as("sales")
            .post(segments, R"({"name":"共享","filter":"","shared":{"with":"company"}})")
            .expect(403);
        as("head")
            .post(segments, R"({"name":"共享","filter":"","shared":{"with":"role","id":"none"}})")
            .expect(422);
    });
}

}  // namespace
}  // namespace kedang::segments
