// Orders on a file over HTTP.
// SPDX-License-Identifier: Apache-2.0
#include "app/testing.h"

namespace kedang::dealings {
namespace {

constexpr auto orders = "/api/v1/customers/1/orders";

class Orders : public app::ApiTest {
  protected:
    void SetUp() override {
        ApiTest::SetUp();
        if (!IsSkipped())
            as("sales")
                .post("/api/v1/customers",
                      R"({"values":{"name":"华东精密科技有限公司"},"entry":"quick",
                          "contacts":[{"values":{"name":"张伟","mobile":"13800138000"}}]})")
                .expect(201);
    }
    static std::string body(std::string const& day, std::string const& amount) {
        return R"({"values":{"ordered_on":")" + day + R"(","amount":")" + amount + R"("}})";
    }
};
INSTANTIATE_ON_BOTH_ENGINES(Orders);

TEST_P(Orders, A06_an_order_stands_on_the_file_and_in_the_log) {
    as("sales")
        .post(orders, body("2026-11-01", "1.5万元"))
        .expect(201)
        .has_at("/record/values/amount/amount", "15000.00")
        .has_at("/record/values/status", "placed");
    as("sales")
        .get(orders)
        .expect(200)
        .has_at("/total", "1")
        .has_at("/items/0/values/ordered_on", "2026-11-01");
    as("sales").get("/api/v1/customers/1/timeline").expect(200).has("新建订单");
}

TEST_P(Orders, E02_what_does_not_fit_is_refused_field_by_field_and_nothing_is_stored) {
    as("sales")
        .post(orders, R"({"values":{}})")
        .expect(422)
        .complains("amount", "请填写“订单金额”");
    as("sales").post(orders, body("2026-11-23", "1万元")).expect(422).has("ordered_on");
    as("sales").post(orders, body("2026-11-01", "-5元")).expect(422).has("amount");
    as("sales").post(orders, body("2026-11-01", "很多")).expect(422).has("不是金额");
    as("sales").post(orders, body("2026-11-01", "101亿元")).expect(422).has("太大");
    as("sales").get(orders).expect(200).has_at("/total", "0");
}

TEST_P(Orders, A25_others_neither_see_nor_write_them) {
    as("sales").post(orders, body("2026-11-01", "1万元")).expect(201);
    as("other").get(orders).expect(404);
    as("other").post(orders, body("2026-11-01", "1万元")).expect(404);
    as("other").patch("/api/v1/orders/1", "1", R"({"values":{"amount":"1元"}})").expect(404);
    as("head").get(orders).expect(200).has_at("/total", "1");
}

TEST_P(Orders, B08_a_correction_needs_the_version_that_was_read) {
    as("sales").post(orders, body("2026-11-01", "1万元")).expect(201);
    auto const change = R"({"values":{"status":"已取消"}})";
    as("sales").patch("/api/v1/orders/1", "2", change).expect(412);
    as("sales")
        .patch("/api/v1/orders/1", "1", change)
        .expect(200)
        .has_at("/record/values/status", "cancelled");
    as("sales").patch("/api/v1/orders/1", "1", change).expect(412);
}

TEST_P(Orders, are_read_newest_first_page_by_page) {
    for (int day = 1; day <= 25; ++day)
        as("sales")
            .post(orders, body("2026-10-" + std::string(day < 10 ? "0" : "") + std::to_string(day),
                               std::to_string(day) + "元"))
            .expect(201);
    auto const first = as("sales").get(orders).expect(200);
    first.has_at("/items/0/values/ordered_on", "2026-10-25");
    auto const second = as("sales").get(orders, {{"before", first.at("/next")}}).expect(200);
    second.has_at("/items/0/values/ordered_on", "2026-10-05").lacks("next");
    as("sales").get(orders, {{"before", "x"}}).expect(422);
}

}  // namespace
}  // namespace kedang::dealings
