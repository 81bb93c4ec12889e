// Changing a file: with the version one has seen, with a reason where the handbook wants one, and
// with both values on the timeline.
// SPDX-License-Identifier: Apache-2.0
#include <thread>

#include "app/testing.h"
#include "customers/testing.h"

namespace kedang::customers {
namespace {

using namespace std::chrono_literals;
using app::Answer;

class Change : public app::ApiTest {
  protected:
    void SetUp() override {
        ApiTest::SetUp();
        if (IsSkipped())
            return;
        auto const made = as("sales")
                              .post("/api/v1/customers", NewFile("华东精密科技有限公司")
                                                             .value("office_phone", "0519-86561234")
                                                             .contact("张伟", "13800138000")
                                                             .follow_up({{"content", "首次拜访"}}))
                              .expect(201);
        path_ = "/api/v1/customers/" + made.at("/record/id");
        auto const file = as("sales").get(path_);
        contact_ = "/api/v1/contacts/" + file.at("/contacts/0/id");
        follow_up_ = "/api/v1/follow-ups/" + file.at("/timeline/items/0/record/id");
    }

    Answer change(std::string const& login, std::string const& version, std::string const& body) {
        return as(login).patch(path_, version, body);
    }
    Answer refused(std::function<Answer()> const& act, int status,
                   app::Place place = app::Place::current()) {
        std::optional<Answer> answer;
        app().stores_nothing([&] { answer = act(); }, place);
        answer->expect(status, place);
        return *answer;
    }
    Answer timeline() {
        return as("sales").get(path_ + "/timeline", {{"kind", "change"}}).expect(200);
    }

    std::string path_, contact_, follow_up_;
};
INSTANTIATE_ON_BOTH_ENGINES(Change);

constexpr auto short_name = R"({"values":{"short_name":"华东精密"}})";

TEST_P(Change, needs_the_version_that_was_seen) {
    auto const sales = as("sales");
    auto const without = [&](std::string const& path) {
        return refused([&] { return sales.send(http::Method::Patch, path, {}, short_name); }, 428);
    };
    without(path_).has("if_match_required");
    without(contact_);
    without(follow_up_);
    for (auto const* wrong : {"\"x\"", "\"0\"", "*", "\"-1\""})
        refused(
            [&] {
                return sales.with("If-Match", wrong)
                    .send(http::Method::Patch, path_, {}, short_name);
            },
            400)
            .has("if_match_malformed");
    change("sales", "1", short_name).expect(200).has_at("/record/version", "2");
}

TEST_P(Change, B08_of_a_stale_version_is_refused_with_both) {
    change("head", "1", R"({"values":{"short_name":"华精","employees":"80"}})").expect(200);
    app().clock().advance(1min);
    auto const stale = refused([&] { return change("sales", "1", short_name); }, 412);
    stale.has_at("/code", "stale_version").has_at("/current_version", "2");
    stale.has_at("/current/values/short_name", "华精").has_at("/changed_by", "李主管");
    stale.has_at("/changed_at", "2026-11-22T02:00:00.000Z");
    stale.has("short_name").has("employees");
    change("sales", "2", short_name).expect(200);
}

TEST_P(Change, B09_of_a_core_field_needs_a_reason) {
    auto const renamed = R"("values":{"name":"华东精密科技股份有限公司"})";
    refused([&] { return change("sales", "1", "{" + std::string(renamed) + "}"); }, 422)
        .complains("reason", "修改“客户名称”需要填写变更原因");
    refused([&] { return change("sales", "1", "{" + std::string(renamed) + R"(,"reason":" "})"); },
            422);
    change("sales", "1", "{" + std::string(renamed) + R"(,"reason":"工商变更"})").expect(200);
    timeline().has_at("/items/0/reason", "工商变更");
}

TEST_P(Change, A26_of_core_fields_is_for_a_day_the_creators_and_then_the_administrators) {
    constexpr auto industry = R"({"values":{"industry":"C35"},"reason":"按营业执照更正"})";
    app().clock().advance(24h - 1s);
    change("sales", "1", industry).expect(200);
    app().clock().advance(1s);
    constexpr auto again = R"({"values":{"industry":"C34"},"reason":"按营业执照更正"})";
    refused([&] { return change("sales", "2", again); }, 422)
        .complains("industry", "“所属行业”是核心字段，录入 24 小时后仅管理员可修改");
    change("sales", "2", R"({"values":{"preferred_channel":"wechat"}})").expect(200);
    change("admin", "3", again).expect(200);
    // What is new as a core field goes the same way, also empty.
    refused(
        [&] { return change("sales", "4", R"({"values":{"credit_code":null},"reason":"无"})"); },
        422);
}

TEST_P(Change, B11_C17_stands_on_the_timeline_with_before_and_after) {
    app().clock().advance(5min);
    change("sales", "1", R"({"values":{"employees":"80","registered_capital":"500万元"}})")
        .expect(200);
    app().clock().advance(5min);
    change("head", "2", R"({"values":{"employees":"120"}})").expect(200);
    auto const lines = timeline();
    lines.has_at("/items/0/at", "2026-11-22T02:10:00.000Z")
        .has_at("/items/0/person/name", "李主管");
    lines.has_at("/items/0/changes/0/label", "员工人数").has_at("/items/0/changes/0/before", "80");
    lines.has_at("/items/0/changes/0/after", "120").has_at("/items/0/title", "修改客户");
    lines.has_at("/items/1/person/name", "王芳").has("500万元");
    lines.has_at("/items/3/title", "新建客户");
}

TEST_P(Change, that_changes_nothing_leaves_no_line) {
    refused([&] { return change("sales", "1", R"({"values":{"name":"华东精密科技有限公司"}})"); },
            200)
        .has_at("/record/version", "1");
    refused([&] { return change("sales", "1", R"({"values":{}})"); }, 200);
}

TEST_P(Change, empties_a_field_but_none_that_is_required) {
    change("sales", "1", R"({"values":{"office_phone":null}})")
        .expect(200)
        .lacks("\"office_phone\"");
    refused([&] { return change("sales", "2", R"({"values":{"name":""},"reason":"清空"})"); }, 422)
        .complains("name", "不能为空");
    refused([&] { return as("sales").patch(contact_, "1", R"({"values":{"mobile":null}})"); }, 422)
        .complains("mobile", "不能为空");
}

TEST_P(Change, reaches_contacts_and_follow_ups) {
    as("sales")
        .patch(contact_, "1", R"({"values":{"position":"采购经理","mobile":"13900139000"}})")
        .expect(200)
        .has_at("/record/values/mobile", "+8613900139000");
    as("sales")
        .patch(follow_up_, "1", R"({"values":{"result":"同意打样"}})")
        .expect(200)
        .has_at("/record/values/result", "同意打样");
    refused([&] { return as("sales").patch(contact_, "1", R"({"values":{"position":"总监"}})"); },
            412)
        .has_at("/changed_by", "王芳");
    auto const lines = timeline();
    lines.has_at("/items/0/title", "修改跟进记录").has_at("/items/1/title", "修改联系人");
    lines.has_at("/items/1/changes/1/before", "13800138000");
    lines.has_at("/items/1/changes/1/after", "13900139000");
    as("sales")
        .post(path_ + "/contacts", R"({"values":{"name":"刘洋","mobile":"1390013900"}})")
        .expect(422)
        .complains("mobile", "只有10位");
    as("sales")
        .post(path_ + "/contacts", R"({"values":{"name":"刘洋","mobile":"13600136000"}})")
        .expect(201);
    as("sales")
        .post(path_ + "/follow-ups", R"({"values":{}})")
        .expect(422)
        .complains("content", "请填写");
    as("sales").post(path_ + "/follow-ups", R"({"values":{"content":"回访"}})").expect(201);
    as("sales").get(path_).expect(200).has_at("/contacts/1/values/name", "刘洋");
}

TEST_P(Change, moves_the_file_to_another_owner_and_department) {
    auto const other = std::to_string(app().company().person("other"));
    change("admin", "1", R"({"values":{"owner":")" + other + R"("},"reason":"调岗"})").expect(200);
    as("sales").get(path_).expect(404);
    as("head").get(path_).expect(404);
    auto const file = as("other").get(path_).expect(200);
    file.has_at("/customer/relation", "own").has_at("/contacts/0/relation", "own");
}

TEST_P(Change, of_one_record_by_many_at_once_is_made_once) {
    std::vector<std::jthread> threads;
    std::atomic<int> made = 0, stale = 0;
    as("sales");
    for (int i = 0; i < 16; ++i)
        threads.emplace_back([&, i] {
            auto const answer = change(
                "sales", "1", R"({"values":{"employees":")" + std::to_string(100 + i) + R"("}})");
            made += answer.status() == 200;
            stale += answer.status() == 412;
        });
    threads.clear();
    EXPECT_EQ(made, 1);
    EXPECT_EQ(stale, 15);
    as("sales").get(path_).expect(200).has_at("/customer/version", "2");
}

}  // namespace
}  // namespace kedang::customers
