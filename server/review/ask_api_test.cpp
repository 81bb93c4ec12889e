// Asking for a change of what is locked: who may, of what, and what the gate says to it.
// SPDX-License-Identifier: Apache-2.0
#include <fstream>

#include "review/request_api_test.h"

namespace kedang::review {
namespace {

using namespace std::chrono_literals;
using app::Answer;

class Ask : public RequestTest {};
INSTANTIATE_ON_BOTH_ENGINES(Ask);

TEST_P(Ask, A26_is_for_what_is_locked_which_the_creators_entry_is_not_for_a_day) {
    app().clock().set(made_at_ + 24h - 1s);
    refused([&] { return ask("sales", industry); }, 422)
        .has_at("/code", "not_locked")
        .complains("industry", "“所属行业”您可以直接修改，无需申请");
    change("sales", R"({"industry":"C36"})").expect(200);
    app().clock().set(made_at_ + 24h);
    refused([&] { return change("sales", industry); }, 422).complains("industry", "请申请修改");
    ask("sales", industry).expect(201).has_at("/state", "pending");
    // Whoever may change core fields at any time has nothing to ask for.
    refused([&] { return ask("admin", industry); }, 422).has_at("/code", "not_locked");
}

TEST_P(Ask, A26_changes_nothing_yet_and_tells_the_deciders) {
    auto const made = ask("sales", industry).expect(201);
    made.has_at("/asked_by/name", "王芳").has_at("/customer/name", "华东精密科技有限公司");
    made.has_at("/changes/0/label", "所属行业").has_at("/rights/withdraw", "true");
    made.has_at("/deciders", R"(["系统管理员","李主管"])");
    made.has_at("/rights/decide", "false").has_at("/reason", "按营业执照更正");
    as("sales").get(path_).has_at("/customer/values/industry", "C34");
    as("sales").get(requests).expect(200).has_at("/total", "1").has_at("/items/0/id", "1");
    for (auto const* login : {"head", "admin"})
        as(login)
            .get(requests, {{"scope", "to_decide"}, {"state", "pending"}})
            .expect(200)
            .has_at("/total", "1")
            .has_at("/items/0/rights/decide", "true");
    as("sales")
        .get(path_ + "/timeline", {{"kind", "change"}})
        .has_at("/items/0/title", "申请修改 #1")
        .has_at("/items/0/reason", "按营业执照更正")
        .has_at("/items/0/person/name", "王芳");
}

TEST_P(Ask, names_field_value_and_mend_like_any_other_way_in) {
    refused([&] { return ask("sales", R"({"industry":"Z99"})"); }, 422)
        .complains("industry", "Z99");
    refused([&] { return ask("sales", R"({"name":"测试"})"); }, 422).complains("name", "测试");
    refused([&] { return ask("sales", R"({"name":null})"); }, 422).complains("name", "不能为空");
    refused([&] { return ask("sales", R"({"no_such_field":"x","industry":"C35"})"); }, 422)
        .complains("no_such_field", "不存在或您无权使用");
    refused([&] { return ask("sales", R"({"created_by":"1"})"); }, 422)
        .complains("created_by", "不存在或您无权使用");
    for (auto const* none : {R"({"industry":"C34"})", "{}"})
        refused([&] { return ask("sales", none); }, 422).has_at("/code", "nothing_changes");
    for (auto const* reason : {"", " ", "改"})
        refused([&] { return ask("sales", industry, reason); }, 422)
            .complains("reason", "请填写申请理由");
    refused([&] { return ask("sales", R"({"short_name":"华精"})"); }, 422)
        .has_at("/code", "not_locked");
    ask("sales", R"({"short_name":"华精","industry":"C35"})").expect(201);
}

TEST_P(Ask, C08_for_a_name_that_stands_already_is_refused) {
    as("sales")
        .post("/api/v1/customers",
              customers::NewFile("无锡恒远五金厂").contact("李娜", "13900139000"))
        .expect(201);
    refused([&] { return ask("sales", R"({"name":"无锡恒远五金厂"})"); }, 409)
        .has_at("/code", "duplicate");
    ask("sales", R"({"name":"无锡恒远机械厂"})").expect(201);
}

TEST_P(Ask, E27_is_for_files_and_fields_one_may_write) {
    add_other_head();
    for (auto const* login : {"other", "head2"}) {
        auto const foreign = refused([&] { return ask(login, industry); }, 404);
        auto const unknown = refused(
            [&] {
                return as(login).post(requests, R"({"record":"customer","id":"987654","values":)" +
                                                    std::string(industry) + R"(,"reason":"更正"})");
            },
            404);
        EXPECT_EQ(foreign.body(), unknown.body());
    }
    // A head is not the creator: locked from the first hour, and the head asks like anybody else.
    ask("head", industry).expect(201);
    // In the pool nobody but the administrator writes.
    change("admin", R"({"owner":null})").expect(200);
    refused([&] { return ask("sales", R"({"industry":"C36"})"); }, 422)
        .complains("industry", "不存在或您无权使用");
}

TEST_P(Ask, the_same_twice_is_refused_and_so_is_the_twenty_first) {
    asked();
    refused([&] { return ask("sales", industry); }, 409)
        .has_at("/code", "same_request")
        .has("您已提交过相同的申请 #1");
    ask("head", industry).expect(201);
    for (int i = 1; i < 20; ++i)
        ask("sales", R"({"name":"华东精密科技)" + std::to_string(i) + R"(厂"})").expect(201);
    refused([&] { return ask("sales", R"({"industry":"C36"})"); }, 409)
        .has_at("/code", "too_many_pending")
        .has("20 份");
    as("sales").post(std::string(requests) + "/1/withdraw").expect(200);
    ask("sales", industry).expect(201);
}

TEST_P(Ask, is_repeated_under_its_key_and_made_once) {
    auto const sales = as("sales").with("Idempotency-Key", "ask-1");
    auto const body = R"({"record":"customer","id":")" + id_ +
                      R"(","values":{"industry":"C35"},"reason":"更正"})";
    auto const first = sales.post(requests, body).expect(201);
    EXPECT_EQ(sales.post(requests, body).expect(201).body(), first.body());
    as("sales").get(requests).has_at("/total", "1");
}

TEST_P(Ask, E21_keeps_no_clear_text_of_what_is_asked_for) {
    ask("sales", R"({"id_number":"110105194912310038","industry":"C35"})").expect(201);
    std::string stored;
    {
        auto reader = app().database().read();
        for (auto const& table : app::table_names(*reader))
            stored += app::table_rows(*reader, table);
    }
    if (engine() == db::Engine::Sqlite) {
        auto const file =
            *app().database().read()->text("SELECT file FROM pragma_database_list WHERE seq = 0");
        for (auto const* suffix : {"", "-wal"}) {
            std::ifstream in(file + suffix, std::ios::binary);
            stored.append(std::istreambuf_iterator<char>(in), {});
        }
    }
    ASSERT_NE(stored.find("按营业执照更正"), std::string::npos)
        << "what is looked through holds the request";
    for (std::string const secret : {"110105194912310038", "11010519491231002X"}) {
        EXPECT_EQ(stored.find(secret), std::string::npos) << secret;
        std::string hex;
        for (char const letter : secret) {
            char text[3];
            std::snprintf(text, sizeof text, "%02x", static_cast<unsigned char>(letter));
            hex += text;
        }
        EXPECT_EQ(stored.find(hex), std::string::npos) << secret << " in hexadecimal digits";
    }
}

}  // namespace
}  // namespace kedang::review
