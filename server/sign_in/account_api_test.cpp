// What one sees of the own account, ends of it, and what is left of a person who was disabled.
// SPDX-License-Identifier: Apache-2.0
#include "app/testing.h"
#include "platform/crypto/testing.h"

namespace kedang::sign_in {
namespace {

using namespace std::chrono_literals;
using app::Browser;
using app::TestApp;

constexpr auto account = "/api/v1/account";

class Account : public app::ApiTest {
  protected:
    Browser logged_in(std::string const& login, std::string const& device = "Firefox") {
        auto browser = app().browser().with("User-Agent", device);
        browser.log_in(login, TestApp::password).expect(200);
        return browser;
    }
    std::string person(std::string const& login) {
        return "/api/v1/people/" + std::to_string(app().company().person(login));
    }
};
INSTANTIATE_ON_BOTH_ENGINES(Account);

TEST_P(Account, lists_sessions_by_device_and_address) {
    app().clock().advance(1min);
    auto const phone =
        logged_in("sales", "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) MicroMessenger/8");
    app().clock().advance(1min);
    auto const desk = logged_in("sales", "Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537");
    auto const seen = desk.get(account).expect(200);
    seen.has_at("/sessions/0/device", "Windows · Chrome").has_at("/sessions/0/current", "true");
    seen.has_at("/sessions/1/device", "iPhone · 微信").has_at("/sessions/1/current", "");
    seen.has_at("/sessions/1/ip", "192.0.2.7");
    seen.has_at("/sessions/1/begun_at", "2026-11-22T02:01:00.000Z");
    EXPECT_EQ(seen.json().at("sessions").as_array().size(), 3u);
}

TEST_P(Account, ends_one_session_or_all_others) {
    auto const here = logged_in("sales"), there = logged_in("sales"), third = logged_in("sales");
    auto const mine = here.get(account).expect(200);
    std::string other;
    auto const seen = there.get(account).json();
    for (auto const& session : seen.at("sessions").as_array())
        if (session.as_object().contains("current"))
            other = std::string(session.at("id").as_string());
    // Somebody else's list is no place to look it up.
    as("other").remove(std::string(account) + "/sessions/" + other).expect(204);
    there.get(account).expect(200);
    here.remove(std::string(account) + "/sessions/" + other).expect(204);
    there.get(account).expect(401);
    third.get(account).expect(200);
    here.remove(std::string(account) + "/sessions").expect(204);
    third.get(account).expect(401);
    here.get(account).expect(200).has_at("/sessions/1", "");
}

TEST_P(Account, shows_no_token_of_a_session) {
    auto browser = app().browser();
    auto const cookie = browser.log_in("sales", TestApp::password).header("Set-Cookie");
    auto const token = cookie.substr(cookie.find('=') + 1, 43);
    browser.get(account).expect(200).lacks(token);
}

TEST_P(Account, shows_ones_own_log_ins_and_no_others) {
    app().browser().log_in("sales", "wrong password").expect(401);
    app().clock().advance(1min);
    auto const sales = logged_in("sales");
    auto const seen = sales.get(account).expect(200);
    seen.has_at("/log_ins/0/outcome", "ok").has_at("/log_ins/1/outcome", "bad_credentials");
    EXPECT_EQ(seen.json().at("log_ins").as_array().size(), 3u);
    as("other").get(account).expect(200).lacks("bad_credentials");
}

TEST_P(Account, of_another_is_for_those_who_manage_people) {
    auto const sales = logged_in("sales");
    auto const seen = as("admin").get(person("sales") + "/account").expect(200);
    auto const id = seen.at("/sessions/0/id");
    seen.lacks("current");
    app().stores_nothing([&] {
        as("head").get(person("sales") + "/account").expect(403);
        as("head").remove(person("sales") + "/sessions").expect(403);
        as("head").remove(person("sales") + "/sessions/" + id).expect(403);
        as("admin").get("/api/v1/people/999/account").expect(404);
        as("admin").remove("/api/v1/people/999/sessions").expect(404);
    });
    as("admin").remove(person("sales") + "/sessions").expect(204);
    sales.get(account).expect(401);
}

/// The tables whose rows let a person in, found by their columns: whoever adds such a table and
/// forgets to end its rows is found out here.
std::vector<std::string> tables_of_ways_in(db::Session& reader) {
    std::map<std::string, int> marks;
    for (auto const& column : app::table_columns(reader)) {
        auto const name = column.substr(0, column.find(' '));
        if (name.ends_with(".person") || name.ends_with(".token_hash"))
            ++marks[name.substr(0, name.find('.'))];
    }
    std::vector<std::string> found;
    for (auto const& [table, count] : marks)
        if (count == 2)
            found.push_back(table);
    return found;
}

TEST_P(Account, of_somebody_disabled_has_no_way_in_left) {
    auto const give_rights = R"({"roles":["administrator"]})";
    as("admin").patch(person("sales"), "1", give_rights).expect(204);
    auto const sales = logged_in("sales");
    auto const secret =
        sales.post("/api/v1/session/second-factor", R"({"password":"correct horse battery"})")
            .at("/secret");
    sales
        .post("/api/v1/session/second-factor/confirm",
              R"({"code":")" + crypto::totp_code(secret, app().clock().now()) + R"("})")
        .expect(200);
    app().clock().advance(31s);
    auto again = app().browser();
    again.log_in("sales", TestApp::password, crypto::totp_code(secret, app().clock().now()))
        .expect(200);
    auto const key = again
                         .post("/api/v1/api-keys", R"({"name":"报表","last_day":"2027-01-31",
                                                        "permissions":["customer.read"]})")
                         .expect(201)
                         .at("/key");
    auto const by_key = app().browser().with("Authorization", "Bearer " + key);
    by_key.get("/api/v1/customers").expect(200);

    auto const left = [&] {
        std::map<std::string, std::int64_t> rows;
        auto reader = app().database().read();
        for (auto const& table : tables_of_ways_in(*reader))
            rows[table] = reader
                              ->integer("SELECT count(*) FROM " + table + " WHERE person = $1",
                                        {app().company().person("sales")})
                              .value();
        return rows;
    };
    auto const before = left();
    EXPECT_EQ(before.size(), 3u);
    for (auto const& [table, rows] : before)
        EXPECT_GT(rows, 0) << table << " is not put to the test";
    as("admin").patch(person("sales"), "2", R"({"disabled":true})").expect(204);
    for (auto const& [table, rows] : left())
        EXPECT_EQ(rows, 0) << table;
    by_key.get("/api/v1/customers").expect(401);
    again.get(account).expect(401);
    as("other").get(account).expect(200);
    // Coming back is no way into any of them.
    as("admin").patch(person("sales"), "3", R"({"disabled":false})").expect(204);
    by_key.get("/api/v1/customers").expect(401);
    again.get(account).expect(401);
    again.log_in("sales", TestApp::password).expect(401).has("code_required");
}

}  // namespace
}  // namespace kedang::sign_in
