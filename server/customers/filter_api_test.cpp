// The list by the line people type, its two faces and its completions.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "accounts/actions.h"
#include "app/testing.h"
#include "customers/testing.h"

namespace kedang::customers {
namespace {

using app::Answer;
using app::Query;
using Names = std::vector<std::string>;

constexpr auto the_line = "客户类型=成交客户+行业=零售业+近6个月采购金额≥1万元";

class FilterApi : public app::ApiTest {
  protected:
    void SetUp() override {
        ApiTest::SetUp();
        if (IsSkipped())
            return;
        shop("苏州好邻居超市", "F5212", "成交客户");
        shop("无锡便民百货", "F5211", "成交客户");
        shop("常州小卖部", "F5212", "意向客户");
        shop("南通机械厂", "C35", "成交客户");
    }
    void shop(std::string const& name, std::string const& industry, std::string const& type) {
        auto const made = as("sales")
                              .post("/api/v1/customers", NewFile(name)
                                                             .value("industry", industry)
                                                             .value("customer_type", type)
                                                             .value("income", "3万元")
                                                             .quick()
                                                             .contact("张伟", next_mobile()))
                              .expect(201);
        ids_.push_back(made.at("/id"));
    }
    std::string next_mobile() { return std::to_string(13'800'138'000 + mobiles_++); }
    void order(std::size_t customer, std::string const& day, std::string const& amount,
               std::string const& status = "已下单") {
        as("sales")
            .post("/api/v1/customers/" + ids_[customer] + "/orders",
                  R"({"values":{"ordered_on":")" + day + R"(","amount":")" + amount +
                      R"(","status":")" + status + R"("}})")
            .expect(201);
    }
    Names names(std::string const& line, std::string const& login = "admin",
                app::Place place = app::Place::current()) {
        auto const answer =
            as(login).get("/api/v1/customers", {{"filter", line}, {"sort", "created_at"}});
        answer.expect(200, place);
        auto const page = answer.json();
        as(login)
            .get("/api/v1/customers/count", {{"filter", line}})
            .expect(200, place)
            .has_at("/total", std::to_string(page.at("items").as_array().size()), place);
        Names found;
        for (auto const& item : page.at("items").as_array())
            found.push_back(std::string(item.at("values").at("name").as_string()).substr(0, 6));
        return found;
    }

    std::vector<std::string> ids_;
    std::int64_t mobiles_ = 0;
};
INSTANTIATE_ON_BOTH_ENGINES(FilterApi);

TEST_P(FilterApi, A29_the_line_of_the_handbook_finds_by_what_was_ordered) {
    EXPECT_EQ(names(the_line), Names{});
    for (std::size_t i = 0; i < 4; ++i)
        order(i, "2026-10-01", "6000元");
    EXPECT_EQ(names(the_line), Names{});
    order(0, "2026-05-22", "4000元");  // the same day six months before counts
    order(1, "2026-05-21", "4000元");  // the day before does not
    EXPECT_EQ(names(the_line), Names{"苏州"});
    order(1, "2026-11-22", "3999.99元");
    EXPECT_EQ(names(the_line), Names{"苏州"});
    order(1, "2026-11-22", "0.01元");
    EXPECT_EQ(names(the_line), (Names{"苏州", "无锡"}));
    order(3, "2026-11-22", "100万元");
    EXPECT_EQ(names("近6个月采购金额≥10万"), Names{"南通"});
}

TEST_P(FilterApi, A29_cancelled_orders_and_other_currencies_do_not_count) {
    order(0, "2026-10-01", "5万元", "已取消");
    order(0, "2026-10-02", "5000美元");
    EXPECT_EQ(names("采购金额>0"), Names{});
    EXPECT_EQ(names("采购金额≥5000美元"), Names{"苏州"});
    EXPECT_EQ(names("订单数=1"), Names{"苏州"});
    auto const orders = as("sales").get("/api/v1/customers/" + ids_[0] + "/orders").expect(200);
    orders.has_at("/total", "2").has_at("/items/1/values/status", "cancelled");
    as("sales")
        .patch("/api/v1/orders/" + orders.at("/items/1/id"), "1",
               R"({"values":{"status":"已完成"}})")
        .expect(200);
    EXPECT_EQ(names("采购金额≥5万元+最近下单=2026年10月"), Names{"苏州"});
}

TEST_P(FilterApi, B13_finds_what_has_long_not_been_done) {
    as("sales")
        .post("/api/v1/customers/" + ids_[1] + "/follow-ups",
              R"({"values":{"content":"电话","happened_at":"2026-11-01 10:00"}})")
        .expect(201);
    EXPECT_EQ(names("30天未跟进"), (Names{"苏州", "常州", "南通"}));
    EXPECT_EQ(names("最近跟进=近30天"), Names{"无锡"});
    EXPECT_EQ(names("90天未更新"), Names{});
    app().clock().advance(std::chrono::hours(24 * 91));
    EXPECT_EQ(names("90天未更新").size(), 4u);
    EXPECT_EQ(names("30天未跟进").size(), 4u);
    EXPECT_EQ(names("负责人=我", "sales").size(), 4u);
    EXPECT_EQ(names("负责人=我").size(), 0u);
    EXPECT_EQ(names("负责人=王芳+非(客户类型=成交客户)"), Names{"常州"});
}

TEST_P(FilterApi, E02_a_forbidden_field_is_refused_like_an_unknown_one_wherever_it_is_asked) {
    for (auto const* path :
         {"/api/v1/customers", "/api/v1/customers/count", "/api/v1/customers/filter"}) {
        // 月收入 is personal: the administrator sees it masked, the owner of all one sees clear.
        auto const forbidden = as("admin").get(path, {{"filter", "income≥1万元"}}).expect(422);
        auto const unknown = as("admin").get(path, {{"filter", "outcom≥1万元"}}).expect(422);
        forbidden.has("unknown_field").has("字段不存在或您无权使用").lacks("月收入");
        EXPECT_EQ(forbidden.at("/title"), unknown.at("/title"));
    }
    as("admin")
        .get("/api/v1/customers/filter/completions", {{"filter", "月收"}, {"at", "2"}})
        .expect(200)
        .lacks("月收入");
}

TEST_P(FilterApi, A25_figures_of_hidden_amounts_do_not_exist) {
    ASSERT_TRUE(accounts::add_person(app().company().system(),
                                     {"agent", "孙客服", "", 1, {"service_agent"}},
                                     SecretText(app::TestApp::password))
                    .ok());
    order(0, "2026-10-01", "5万元");
    auto const agent = as("agent");
    agent.get("/api/v1/customers", {{"filter", "采购金额≥1万"}})
        .expect(422)
        .has("字段不存在或您无权使用");
    agent.get("/api/v1/customers", {{"filter", "订单数≥1"}}).expect(200);
    agent.get("/api/v1/catalogue").expect(200).lacks("order_amount").has("order_count");
    as("admin").get("/api/v1/catalogue").expect(200).has("order_amount");
}

TEST_P(FilterApi, a_refused_line_says_where_and_what_was_meant) {
    as("admin")
        .get("/api/v1/customers", {{"filter", "客户类型=成交客户+行也=零售业"}})
        .expect(422)
        .has_at("/at/from", "10")
        .has_at("/at/until", "12")
        .has_at("/at/utf16_from", "10")
        .has_at("/suggestions/0", "行业");
    as("admin")
        .get("/api/v1/customers/count", {{"filter", "客户类型=成焦客户"}})
        .expect(422)
        .has_at("/at/from", "5")
        .has_at("/suggestions/0", "成交客户");
}

TEST_P(FilterApi, the_two_faces_of_a_filter_are_the_same) {
    auto const faces =
        as("admin").get("/api/v1/customers/filter", {{"filter", the_line}}).expect(200);
    faces.has_at("/line", "客户类型=成交客户+所属行业=零售业+近6个月采购金额≥1万元")
        .has_at("/filter/all/2/within", "近6个月");
    auto const json = boost::json::serialize(faces.json().at("filter"));
    as("admin")
        .get("/api/v1/customers/filter", {{"filter", json}})
        .expect(200)
        .has_at("/line", faces.at("/line"));
    as("admin")
        .get("/api/v1/customers/filter", {{"filter", "负责人=王芳"}})
        .expect(200)
        .has_at("/line", "负责人=王芳");
}

TEST_P(FilterApi, completes_fields_comparisons_values_and_joints) {
    auto const offered = [&](std::string const& line, std::string const& at = "") {
        auto const answer =
            as("admin").get("/api/v1/customers/filter/completions", {{"filter", line}, {"at", at}});
        answer.expect(200);
        Names texts;
        auto const document = answer.json();
        for (auto const& item : document.at("items").as_array())
            texts.emplace_back(item.at("text").as_string());
        return texts;
    };
    auto const has = [](Names const& texts, std::string const& text) {
        return std::find(texts.begin(), texts.end(), text) != texts.end();
    };
    EXPECT_EQ(offered("客户类").front(), "客户类型");
    EXPECT_TRUE(has(offered("khlx"), "客户类型"));
    EXPECT_TRUE(has(offered("kehulei"), "客户类型"));
    EXPECT_TRUE(has(offered("客户类型"), "="));
    EXPECT_FALSE(has(offered("客户类型"), ">"));
    EXPECT_EQ(offered("客户类型=成"), (Names{"成交客户"}));
    EXPECT_TRUE(has(offered("客户类型=cj"), "成交客户"));
    EXPECT_TRUE(has(offered("客户类型=成交客户"), "+"));
    EXPECT_EQ(offered("客户类型=成交客户+近6个月采购").front(), "采购金额");
    EXPECT_EQ(offered("客户类型=成+行业=零售业", "6"), (Names{"成交客户"}));
    EXPECT_TRUE(has(offered("负责人=王"), "王芳"));
    EXPECT_TRUE(has(offered("建档日期=近"), "近6个月"));
    as("admin")
        .get("/api/v1/customers/filter/completions", {{"filter", "客户"}, {"at", "x"}})
        .expect(422);
}

}  // namespace
}  // namespace kedang::customers
