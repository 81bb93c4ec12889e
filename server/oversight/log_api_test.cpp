// What an auditor reads of the log, and what not; who may read it at all; who was refused what.
// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "app/testing.h"
#include "audit_trail/actions.h"
#include "customers/testing.h"
#include "oversight/actions.h"

namespace kedang::oversight {
namespace {

using app::Answer;
using customers::NewFile;

constexpr auto entries = "/api/v1/oversight/entries";
constexpr auto phone = "13800138000";
constexpr auto second_phone = "13900139000";

class Log : public app::ApiTest {
  protected:
    void SetUp() override {
        ApiTest::SetUp();
        if (IsSkipped())
            return;
        auto const made = as("sales")
                              .post("/api/v1/customers", NewFile("华东精密科技有限公司")
                                                             .value("office_phone", "0519-86561234")
                                                             .contact("张伟", phone))
                              .expect(201);
        path_ = "/api/v1/customers/" + made.at("/record/id");
        number_ = made.at("/record/values/number");
        contact_ = as("sales").get(path_).at("/contacts/0/id");
        as("sales")
            .patch("/api/v1/contacts/" + contact_, "1",
                   R"({"values":{"mobile":")" + std::string(second_phone) +
                       R"("},"reason":"来电 13900139000 更正"})")
            .expect(200);
    }
    Answer read(app::Query const& query = {}) {
        return as("admin").get(entries, query).expect(200);
    }
    Answer reveal(std::string const& login, std::string const& purpose) {
        return as(login).post("/api/v1/reveal", R"({"record":"contact","id":")" + contact_ +
                                                    R"(","field":"mobile","purpose":")" + purpose +
                                                    "\"}");
    }
    std::string person(std::string_view login) {
        return std::to_string(app().company().person(login));
    }

    std::string path_, number_, contact_;
};
INSTANTIATE_ON_BOTH_ENGINES(Log);

TEST_P(Log, D11_says_in_sentences_who_did_what_to_which_file) {
    reveal("head", "回访").expect(200);
    auto const log = read();
    log.has_at("/items/0/text",
               "查看了 " + number_ + " 华东精密科技有限公司 的完整手机，用途：回访");
    log.has_at("/items/0/person/name", "李主管").has_at("/items/0/kind", "reveal");
    log.has_at("/items/0/customer/number", number_).has_at("/items/0/ip", "192.0.2.7");
    log.has_at("/items/0/at", "2026-11-22T02:00:00.000Z");
    log.has("新建了客户 " + number_).has("添加了联系人").has("登录了系统").has("添加了人员 王芳");
}

TEST_P(Log, D11_shows_no_personal_value_before_or_after) {
    reveal("head", "回拨 13900139000").expect(200);
    auto const log = read();
    log.lacks(phone).lacks(second_phone).lacks("86561234");
    log.has_at("/items/1/text", "修改了 " + number_ +
                                    " 华东精密科技有限公司 的联系人的手机，原因：来电 139******** "
                                    "更正");
    log.has_at("/items/1/changes/0/label", "手机");
    log.has_at("/items/1/changes/0/before", "138****8000");
    log.has_at("/items/1/changes/0/after", "139****9000");
}

TEST_P(Log, D11_gives_an_auditor_out_of_scope_sentences_and_no_values) {
    auto auditor = app().company().context("other");
    accounts::Person person = auditor.actor.person();
    person.roles.clear();
    auditor.actor = accounts::Actor(person, {}, auditor.company->roles);
    auto const log = log_json(auditor, {});
    ASSERT_TRUE(log.ok());
    EXPECT_NE(log.value().find("华东精密"), std::string::npos);
    EXPECT_NE(log.value().find(R"({"label":"手机"})"), std::string::npos) << log.value();
    for (auto const* hidden : {phone, second_phone, "138****8000", "before", "after"})
        EXPECT_EQ(log.value().find(hidden), std::string::npos) << hidden;
}

TEST_P(Log, D11_is_for_auditors_only) {
    for (auto const* login : {"sales", "head"})
        for (auto const* path : {entries, "/api/v1/oversight/prints", "/api/v1/oversight/alerts",
                                 "/api/v1/oversight/checks"})
            as(login).get(path).expect(403).has("audit.read").lacks("华东");
}

TEST_P(Log, filters_by_person_period_kind_and_customer) {
    app().clock().advance(std::chrono::hours(24));
    reveal("head", "回访").expect(200);
    auto const today = app::Query{{"from", "2026-11-23"}, {"to", "2026-11-23"}};
    read(today).has("查看了").lacks("新建了客户");
    read({{"from", "2026-11-22"}, {"to", "2026-11-22"}}).has("新建了客户").lacks("查看了");
    read({{"person", person("head")}}).has("查看了").lacks("新建了客户");
    read({{"person", "0"}}).has("添加了人员").lacks("查看了");
    read({{"kind", "reveal"}}).has("查看了").lacks("登录了").lacks("新建了");
    read({{"kind", "reveal,entry"}}).has("查看了").has("新建了客户").lacks("登录了");
    read({{"customer", number_}}).has("查看了").has("新建了客户").lacks("登录了");
    read({{"customer", number_}, {"kind", "change"}}).has("修改了").lacks("查看了");
}

TEST_P(Log, refuses_a_question_that_makes_no_sense_naming_what) {
    auto const refused = [&](std::string name, std::string value, std::string_view message) {
        as("admin").get(entries, {{name, value}}).expect(422).complains(name, message);
    };
    refused("person", "99", "没有这个人员");
    refused("from", "11月3日", "11月3日");
    refused("kind", "secrets", "secrets");
    refused("customer", "C000", "C000");
    refused("before", "abc", "翻页");
    as("admin")
        .get(entries, {{"from", "2026-11-23"}, {"to", "2026-11-22"}})
        .expect(422)
        .complains("from", "不能晚于");
}

TEST_P(Log, is_paged_without_gap_or_repeat) {
    for (int i = 0; i < 70; ++i) {
        if (i % 7 == 0)
            app().clock().advance(std::chrono::seconds(1));
        reveal(i % 2 == 0 ? "head" : "admin", "第" + std::to_string(i) + "次").expect(200);
        app().clock().advance(std::chrono::minutes(2));
    }
    for (app::Query const& query :
         {app::Query{}, app::Query{{"kind", "reveal,login,entry"}},
          app::Query{{"person", person("head")}}, app::Query{{"customer", number_}}}) {
        std::set<std::string> seen;
        std::string next;
        std::pair<std::string, std::int64_t> last{"9999", 0};
        do {
            auto with_place = query;
            with_place.emplace_back("from", "2026-11-20");
            with_place.emplace_back("to", "2026-11-30");
            if (!next.empty())
                with_place.emplace_back("before", next);
            auto const answer = read(with_place).json();
            for (auto const& item : answer.at("items").as_array()) {
                std::string const id(item.at("id").as_string());
                std::pair const place(std::string(item.at("at").as_string()),
                                      std::int64_t{std::stoll(id)});
                EXPECT_TRUE(seen.insert(id).second) << id << " came twice";
                EXPECT_LT(place, last);
                last = place;
            }
            auto const* more = answer.as_object().if_contains("next");
            next = more == nullptr ? "" : std::string(more->as_string());
        } while (!next.empty());
        EXPECT_GE(seen.size(), 35u);
    }
}

TEST_P(Log, D11_notes_refused_log_ins_under_the_account_and_nobodys_name) {
    app().browser().log_in("sales", "wrong").expect(401);
    app().browser().log_in("nobody", "wrong").expect(401);
    auto const log = read({{"kind", "refusal"}});
    log.has("以 王芳 的账号登录被拒绝：登录名或密码不正确");
    log.has_at("/items/0/person/name", "有人")
        .has_at("/items/0/text", "登录被拒绝：登录名或密码不正确");
    read({{"person", person("sales")}}).has("以 王芳 的账号登录被拒绝");
    read({{"person", person("head")}}).lacks("登录被拒绝");
}

TEST_P(Log, E27_notes_requests_without_the_right_by_pattern) {
    as("sales").get("/api/v1/login-log").expect(403);
    as("sales").patch("/api/v1/people/4", "1", R"({"name":"秘密"})").expect(403);
    auto const log = read({{"kind", "refusal"}});
    log.has_at("/items/0/text",
               "被拒绝：修改或停用人员（PATCH /api/v1/people/{id}），原因：没有权限");
    log.has_at("/items/0/person/name", "王芳").has("登录日志").lacks("秘密").lacks("people/4");
}

TEST_P(Log, A26_notes_locked_fields_and_A25_used_up_limits) {
    app().clock().advance(std::chrono::hours(25));
    as("sales")
        .patch(path_, "1", R"({"values":{"industry":"C34"},"reason":"更正行业"})")
        .expect(422)
        .complains("industry", "核心字段");
    read({{"kind", "refusal"}}).has("核心字段已锁定");
    for (int i = 0; i < 60; ++i)
        reveal("head", "回访").expect(200);
    reveal("head", "回访").expect(429);
    read({{"kind", "refusal"}}).has("超过次数上限");
}

TEST_P(Log, does_not_note_what_was_merely_wrong) {
    as("sales").get("/api/v1/customers/987654").expect(404);
    as("sales").post("/api/v1/customers", R"({"values":{"name":""}})").expect(422);
    app().browser().get(entries).expect(401);
    EXPECT_EQ(read({{"kind", "refusal"}}).json().at("items").as_array().size(), 0u);
}

TEST_P(Log, cannot_be_flooded_by_being_refused) {
    auto const lines = [&] {
        return read({{"kind", "refusal"}}).json().at("items").as_array().size();
    };
    for (int i = 0; i < 300; ++i)
        as("sales").get("/api/v1/login-log").expect(403);
    // Ten by themselves, then those that make 20, 40, 80 and 160.
    EXPECT_EQ(lines(), 14u);
    read({{"kind", "refusal"}}).has("这一分钟内第 160 次被拒绝");
    app().clock().advance(std::chrono::minutes(1));
    as("sales").get("/api/v1/login-log").expect(403);
    as("other").get("/api/v1/login-log").expect(403);
    EXPECT_EQ(lines(), 16u);
}

}  // namespace
}  // namespace kedang::oversight
