// The inbox: what a person sees of the own notices, and nobody of another's.
// SPDX-License-Identifier: Apache-2.0
#include "app/testing.h"
#include "customers/testing.h"
#include "notices/testing.h"

namespace kedang::notices {
namespace {

using app::ApiTest;
using namespace std::chrono_literals;

class Notices : public ApiTest {
  protected:
    void tell(std::string const& login, std::string const& title, std::string const& batch = "") {
        notices::tell(company(), {.person = company().person(login),
                                  .kind = "task.due",
                                  .title = title,
                                  .link = "/tasks",
                                  .batch = batch});
    }
    records::TestCompany& company() { return app().company(); }
    std::string unread(std::string const& login) {
        return as(login).get("/api/v1/notices/unread-count").expect(200).at("/total");
    }
    app::Answer inbox(std::string const& login, app::Query const& query = {}) {
        return as(login).get("/api/v1/notices", query).expect(200);
    }
    /// A file of sales. Returns: its id.
    std::string file(std::string const& name) {
        return as("sales")
            .post("/api/v1/customers", customers::NewFile(name).contact("张伟", "13800138000"))
            .expect(201)
            .at("/record/id");
    }
    void give_away(std::string const& customer) {
        as("admin")
            .patch("/api/v1/customers/" + customer, "1",
                   R"({"values":{"owner":")" + std::to_string(company().person("other")) + "\"}}")
            .expect(200);
    }
};
INSTANTIATE_ON_BOTH_ENGINES(Notices);

TEST_P(Notices, B10_show_the_newest_first_with_link_and_count) {
    tell("sales", "第一条");
    app().clock().advance(1min);
    tell("sales", "第二条");
    EXPECT_EQ(unread("sales"), "2");
    inbox("sales")
        .has_at("/items/0/title", "第二条")
        .has_at("/items/0/link", "/tasks")
        .has_at("/items/0/at", "2026-11-22T02:01:00.000Z")
        .has_at("/items/0/read", "false")
        .has_at("/items/1/title", "第一条");
}

TEST_P(Notices, E27_are_seen_by_nobody_else) {
    tell("sales", "只给王芳");
    for (auto const* login : {"other", "head", "admin"}) {
        EXPECT_EQ(unread(login), "0");
        inbox(login).lacks("只给王芳");
        app().stores_nothing(
            [&] { as(login).post("/api/v1/notices/1/read").expect(404).lacks("只给王芳"); });
    }
    auto const foreign = as("other").post("/api/v1/notices/1/read");
    auto const unknown = as("other").post("/api/v1/notices/999/read");
    EXPECT_EQ(foreign.body(), unknown.body());
    as("other").post("/api/v1/notices/read-all", "{}").expect(200);
    EXPECT_EQ(unread("sales"), "1");
}

TEST_P(Notices, are_read_one_by_one) {
    tell("sales", "第一条");
    tell("sales", "第二条");
    auto const id = inbox("sales").at("/items/1/id");
    as("sales").post("/api/v1/notices/" + id + "/read").expect(200).has_at("/total", "1");
    as("sales").post("/api/v1/notices/" + id + "/read").expect(200).has_at("/total", "1");
    inbox("sales").has_at("/items/1/read", "true").has_at("/items/0/read", "false");
    inbox("sales", {{"unread", "true"}}).has("第二条").lacks("第一条");
}

TEST_P(Notices, that_came_in_since_stay_unread) {
    tell("sales", "看到了");
    auto const until = inbox("sales").at("/items/0/at");
    app().clock().advance(1s);
    tell("sales", "还没看到");
    as("sales")
        .post("/api/v1/notices/read-all", R"({"until":")" + until + "\"}")
        .expect(200)
        .has_at("/total", "1");
    inbox("sales", {{"unread", "true"}}).has("还没看到").lacks("看到了\"");
    as("sales").post("/api/v1/notices/read-all", "{}").expect(200).has_at("/total", "0");
    as("sales")
        .post("/api/v1/notices/read-all", R"({"until":"昨天"})")
        .expect(422)
        .complains("until", "until 应为");
}

TEST_P(Notices, come_in_pages_without_gaps) {
    for (int i = 1; i <= 7; ++i)
        tell("sales", "第" + std::to_string(i) + "条");
    std::vector<std::string> titles;
    std::string after;
    do {
        auto const page = inbox("sales", {{"limit", "3"}, {"after", after}});
        for (int i = 0; !page.at("/items/" + std::to_string(i) + "/id").empty(); ++i)
            titles.push_back(page.at("/items/" + std::to_string(i) + "/title"));
        after = page.at("/next");
    } while (!after.empty());
    EXPECT_EQ(titles, (std::vector<std::string>{"第7条", "第6条", "第5条", "第4条", "第3条",
                                                "第2条", "第1条"}));
    for (auto const* wrong : {"x", "1", "1.", "1.2.3"})
        as("sales")
            .get("/api/v1/notices", {{"after", wrong}})
            .expect(422)
            .complains("after", "翻页");
    as("sales")
        .get("/api/v1/notices", {{"limit", "101"}})
        .expect(422)
        .complains("limit", "1 到 100");
}

TEST_P(Notices, B10_of_one_batch_are_one) {
    tell("sales", "导入更新了您的 {count} 家客户", "import:7");
    tell("sales", "导入更新了您的 {count} 家客户", "import:7");
    tell("sales", "导入更新了您的 {count} 家客户", "import:8");
    tell("other", "导入更新了您的 {count} 家客户", "import:7");
    EXPECT_EQ(unread("sales"), "2");
    inbox("sales")
        .has_at("/items/1/title", "导入更新了您的 2 家客户")
        .has_at("/items/1/count", "2")
        .has_at("/items/0/title", "导入更新了您的 1 家客户");
    inbox("other").has_at("/items/0/count", "1");
}

TEST_P(Notices, that_were_read_take_nothing_in_any_more) {
    tell("sales", "{count} 家", "import:7");
    as("sales").post("/api/v1/notices/read-all", "{}").expect(200);
    tell("sales", "{count} 家", "import:7");
    EXPECT_EQ(unread("sales"), "1");
    inbox("sales").has_at("/items/0/count", "1").has_at("/items/1/count", "1");
}

TEST_P(Notices, name_a_customer_only_as_long_as_it_may_be_seen) {
    auto const customer = file("华东精密制造有限公司");
    notices::tell(company(), {.person = company().person("sales"),
                              .kind = "review.approved",
                              .title = "{customer} 的更新申请已通过",
                              .text = "审核人：{actor}",
                              .link = "/customers/" + customer,
                              .actor = company().person("head")});
    inbox("sales")
        .has_at("/items/0/title", "华东精密制造有限公司 的更新申请已通过")
        .has_at("/items/0/text", "审核人：李主管");
    give_away(customer);
    inbox("sales")
        .lacks("华东精密")
        .lacks("李主管")
        .lacks("/customers/")
        .has_at("/items/0/title", "与一份您已无权查看的客户档案有关的提醒");
}

TEST_P(Notices, told_in_plain_words_vanish_with_the_sight_of_the_file_too) {
    auto const customer = file("华东精密制造有限公司");
    notices::tell(company(), {.person = company().person("sales"),
                              .kind = "contract.due",
                              .title = "华东精密的合同 30 天后到期",
                              .link = "/customers/" + customer + "?tab=contracts"});
    inbox("sales").has("华东精密的合同");
    give_away(customer);
    inbox("sales").lacks("华东精密").has("您已无权查看");
}

TEST_P(Notices, are_not_stored_for_somebody_disabled) {
    auto const other = std::to_string(company().person("other"));
    as("admin").patch("/api/v1/people/" + other, "1", R"({"disabled":true})").expect(204);
    tell("other", "已停用");
    tell("sales", "在职");
    EXPECT_EQ(company().database().read()->integer("SELECT count(*) FROM notice"), 1);
}

TEST_P(Notices, can_be_switched_off_by_kind) {
    auto const switch_to = [&](char const* on) {
        return as("sales").post("/api/v1/notices/preferences",
                                std::string(R"({"kind":"customer.changed","on":)") + on + "}");
    };
    auto const tell_both = [&] {
        for (auto const kind : {changed_kind, assigned_kind})
            notices::tell(company(), {.person = company().person("sales"),
                                      .kind = std::string(kind),
                                      .title = std::string(kind)});
    };
    switch_to("false").expect(200).has(
        R"({"kind":"customer.changed","label":"客户信息更新","on":false})");
    tell_both();
    inbox("sales").has("customer.assigned").lacks("customer.changed");
    switch_to("true").expect(200);
    app().stores_nothing([&] { switch_to("true").expect(200); });
    tell_both();
    inbox("sales").has("customer.changed");
    as("other").get("/api/v1/notices/preferences").expect(200).lacks("false");
    as("sales")
        .post("/api/v1/notices/preferences", R"({"kind":"weather","on":false})")
        .expect(422)
        .complains("kind", "weather");
}

TEST_P(Notices, go_after_their_time) {
    tell("sales", "读过的");
    as("sales").post("/api/v1/notices/read-all", "{}").expect(200);
    tell("sales", "没读的");
    auto const left = [&] {
        EXPECT_TRUE(purge(company().services()).ok());
        return company().database().read()->integer("SELECT count(*) FROM notice");
    };
    app().clock().advance(90 * 24h - 1s);
    EXPECT_EQ(left(), 2);
    app().clock().advance(2s);
    EXPECT_EQ(left(), 1);
    inbox("sales").has("没读的").lacks("读过的");
    app().clock().advance(275 * 24h);
    EXPECT_EQ(left(), 0);
}

}  // namespace
}  // namespace kedang::notices
