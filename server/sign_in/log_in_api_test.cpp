// Who gets in, who does not, and when one is out again.
// SPDX-License-Identifier: Apache-2.0
#include "app/testing.h"
#include "sign_in/actions.h"

namespace kedang::sign_in {
namespace {

using namespace std::chrono_literals;
using app::Browser;
using app::TestApp;

constexpr auto session = "/api/v1/session";

class LogIn : public app::ApiTest {
  protected:
    std::string id_of(std::string const& login) {
        return std::to_string(app().company().person(login));
    }
};
INSTANTIATE_ON_BOTH_ENGINES(LogIn);

TEST_P(LogIn, tells_who_one_is_and_what_one_may) {
    auto browser = app().browser();
    auto const answer = browser.log_in("sales", TestApp::password);
    answer.expect(200).has_at("/person/name", "王芳").has_at("/roles/0", "salesperson");
    answer.has_at("/company/preset", "A").has_at("/words/pool", "客户池").lacks("people.manage");
    auto const cookie = answer.header("Set-Cookie");
    for (auto const* part : {"HttpOnly", "SameSite=Lax", "Path=/"})
        EXPECT_NE(cookie.find(part), std::string::npos) << cookie;
    EXPECT_EQ(answer.header("Cache-Control"), "no-store");
    browser.get(session).expect(200).has_at("/csrf", answer.at("/csrf"));
}

TEST_P(LogIn, answers_a_wrong_password_and_an_unknown_name_alike) {
    auto browser = app().browser();
    auto const wrong = browser.log_in("sales", "wrong password");
    auto const unknown = browser.log_in("nobody", "wrong password");
    wrong.expect(401).has("bad_credentials").has("登录名或密码不正确");
    unknown.expect(401);
    EXPECT_EQ(wrong.body(), unknown.body());
    EXPECT_EQ(wrong.header("Set-Cookie"), "");
    browser.get(session).expect(401).has("请先登录");
}

TEST_P(LogIn, is_locked_for_longer_with_each_failure_beyond_the_limit) {
    auto browser = app().browser();
    for (int i = 0; i < 5; ++i)
        browser.log_in("sales", "wrong password").expect(401);
    auto const locked = browser.log_in("sales", TestApp::password);
    locked.expect(429).has("locked_out").has_at("/retry_after_s", "60");
    EXPECT_EQ(locked.header("Retry-After"), "60");

    app().clock().advance(59s);
    browser.log_in("sales", TestApp::password).expect(429).has_at("/retry_after_s", "1");
    app().clock().advance(1s);
    browser.log_in("sales", "wrong password").expect(401);
    browser.log_in("sales", TestApp::password).expect(429).has_at("/retry_after_s", "120");
    app().clock().advance(2min);
    browser.log_in("sales", TestApp::password).expect(200);
    browser.log_in("sales", "wrong password").expect(401);
    browser.log_in("sales", TestApp::password).expect(200);
}

TEST_P(LogIn, locks_names_that_nobody_has_like_those_that_are_had) {
    auto browser = app().browser();
    std::vector<std::string> had, unknown;
    for (int i = 0; i < 7; ++i) {
        had.push_back(browser.log_in("sales", "wrong password").body());
        unknown.push_back(browser.log_in("nobody", "wrong password").body());
    }
    EXPECT_EQ(had, unknown);
    EXPECT_NE(had.back().find("locked_out"), std::string::npos);
    EXPECT_EQ(browser.log_in("nobody", "x").header("Retry-After"),
              browser.log_in("sales", TestApp::password).header("Retry-After"));
}

TEST_P(LogIn, locks_a_disabled_account_that_is_guessed_right) {
    as("admin").patch("/api/v1/people/" + id_of("sales"), "1", R"({"disabled":true})").expect(204);
    auto browser = app().browser();
    for (int i = 0; i < 5; ++i)
        browser.log_in("sales", TestApp::password).expect(401).has("bad_credentials");
    browser.log_in("sales", TestApp::password).expect(429);
}

TEST_P(LogIn, is_refused_for_a_while_to_an_address_that_fails_too_often) {
    app().company().set("login.address_failures", "6");
    auto const far = app().browser().from("198.51.100.9");
    auto const guess = [&](Browser browser, int number) {
        return browser.log_in("name" + std::to_string(number), "wrong password");
    };
    for (int i = 0; i < 6; ++i)
        guess(far, i).expect(401);
    app().clock().advance(5min);
    app().stores_nothing([&] {
        auto const refused = guess(far, 7);
        refused.expect(429).has("address_limited").has_at("/retry_after_s", "600");
        EXPECT_EQ(refused.header("Retry-After"), "600");
        auto right = far;
        right.log_in("sales", TestApp::password).expect(429).has("address_limited");
    });
    // Colleagues elsewhere work on, and the log says it once.
    app().browser().log_in("sales", TestApp::password).expect(200);
    as("admin").get("/api/v1/login-log").expect(200).has("address_limited");
    app().clock().advance(10min);
    auto again = far;
    again.log_in("sales", TestApp::password).expect(200);
}

TEST_P(LogIn, counts_neighbours_in_an_ipv6_network_together) {
    app().company().set("login.address_failures", "5");
    for (int i = 0; i < 5; ++i)
        app()
            .browser()
            .from("2001:db8:1:2::" + std::to_string(i + 1))
            .log_in("name" + std::to_string(i), "wrong password")
            .expect(401);
    app().browser().from("2001:db8:1:2::77").log_in("sales", TestApp::password).expect(429);
    app().browser().from("2001:db8:1:3::77").log_in("sales", TestApp::password).expect(200);
}

TEST_P(LogIn, keeps_no_word_typed_into_the_name) {
    std::string const typed = "MyPassw0rd!typed-in-the-wrong-box";
    app().browser().log_in(typed, "whatever it is").expect(401);
    auto reader = app().database().read();
    for (auto const& table : app::table_names(*reader))
        EXPECT_EQ(app::table_rows(*reader, table).find(typed), std::string::npos) << table;
}

TEST_P(LogIn, of_one_is_not_locked_by_anothers_failures) {
    for (int i = 0; i < 6; ++i)
        app().browser().log_in("sales", "wrong password");
    app().browser().log_in("other", TestApp::password).expect(200);
}

TEST_P(LogIn, lets_nobody_work_who_must_first_change_the_password) {
    auto const password = as("admin")
                              .post("/api/v1/people/" + id_of("sales") + "/reset-password")
                              .expect(200)
                              .at("/one_time_password");
    ASSERT_GE(password.size(), 10u);
    app().browser().log_in("sales", TestApp::password).expect(401);
    auto browser = app().browser();
    browser.log_in("sales", password).expect(200).has_at("/person/must_change_password", "true");
    browser.get("/api/v1/customers").expect(403).has("password_change_required");
    browser.get("/api/v1/people").expect(403);
    auto const change = [&](std::string const& wanted) {
        return browser.post("/api/v1/session/password",
                            R"({"current":")" + password + R"(","new":")" + wanted + R"("})");
    };
    app().stores_nothing([&] {
        change("short").expect(422).complains("new", "新密码只有 5 位，至少需要 10 位");
        change(password).expect(422).complains("new", "不能与当前密码相同");
    });
    browser.post("/api/v1/session/password", R"({"current":"wrong","new":"a long new password"})")
        .expect(422)
        .complains("current", "当前密码不正确");
    change("a long new password").expect(204);
    browser.get("/api/v1/customers").expect(200);
    app().browser().log_in("sales", password).expect(401);
    app().browser().log_in("sales", "a long new password").expect(200);
}

TEST_P(LogIn, ends_elsewhere_when_the_password_is_changed) {
    auto here = app().browser(), elsewhere = app().browser();
    here.log_in("sales", TestApp::password).expect(200);
    elsewhere.log_in("sales", TestApp::password).expect(200);
    here.post("/api/v1/session/password",
              R"({"current":"correct horse battery","new":"a long new password"})")
        .expect(204);
    here.get(session).expect(200);
    elsewhere.get(session).expect(401);
}

TEST_P(LogIn, ends_at_once_when_the_person_is_disabled) {
    auto browser = app().browser();
    browser.log_in("sales", TestApp::password).expect(200);
    auto const person = "/api/v1/people/" + id_of("sales");
    auto const admin = as("admin");
    admin.patch(person, "1", R"({"disabled":true})").expect(204);
    browser.get("/api/v1/customers").expect(401);
    auto const disabled = app().browser().log_in("sales", TestApp::password);
    auto const wrong = app().browser().log_in("other", "wrong password");
    disabled.expect(401);
    EXPECT_EQ(disabled.body(), wrong.body());
    // Coming back is no way into the old session.
    admin.patch(person, "2", R"({"disabled":false})").expect(204);
    browser.get(session).expect(401);
    browser.log_in("sales", TestApp::password).expect(200);
}

TEST_P(LogIn, ends_after_half_an_hour_of_doing_nothing) {
    auto browser = app().browser();
    browser.log_in("sales", TestApp::password).expect(200);
    app().clock().advance(29min);
    browser.get(session).expect(200);
    app().clock().advance(29min);
    browser.get(session).expect(200);
    app().clock().advance(30min + 1s);
    browser.get(session).expect(401);
}

TEST_P(LogIn, ends_after_twelve_hours_of_work) {
    auto browser = app().browser();
    browser.log_in("sales", TestApp::password).expect(200);
    for (int i = 0; i < 36; ++i) {
        app().clock().advance(20min);
        browser.get(session).expect(200);
    }
    app().clock().advance(1s);
    browser.get(session).expect(401);
}

TEST_P(LogIn, ends_with_logging_out) {
    auto browser = app().browser();
    browser.log_in("sales", TestApp::password).expect(200);
    auto const out = browser.remove(session).expect(204);
    EXPECT_NE(out.header("Set-Cookie").find("Max-Age=0"), std::string::npos);
    browser.get(session).expect(401);
}

TEST_P(LogIn, leaves_a_line_in_the_log_whatever_its_outcome) {
    auto browser = app().browser();
    auto const try_next = [&](std::string const& login, std::string const& password) {
        app().clock().advance(1s);
        return browser.log_in(login, password);
    };
    try_next("sales", "wrong password").expect(401);
    try_next("nobody", "wrong password").expect(401);
    try_next("sales", TestApp::password).expect(200);
    app().clock().advance(1s);
    browser.remove(session).expect(204);
    auto const log = as("admin").get("/api/v1/login-log").expect(200);
    log.has_at("/items/0/outcome", "logged_out").has_at("/items/0/login", "sales");
    log.has_at("/items/1/outcome", "ok").has_at("/items/1/ip", "192.0.2.7");
    log.has_at("/items/2/outcome", "bad_credentials").lacks("nobody");
    EXPECT_TRUE(log.at("/items/2/login").starts_with("未知登录名 #"));
    log.has_at("/items/3/outcome", "bad_credentials").has_at("/items/3/person_id", id_of("sales"));
    log.has_at("/items/3/at", "2026-11-22T02:00:01.000Z");
    as("sales").get("/api/v1/login-log").expect(403).has("audit.read");
}

TEST_P(LogIn, leaves_the_log_after_the_days_that_are_set) {
    auto const lines = [&] {
        return app()
            .database()
            .read()
            ->integer("SELECT count(*) FROM login_log WHERE outcome = 'bad_credentials'")
            .value();
    };
    app().browser().log_in("sales", "wrong password").expect(401);
    app().clock().advance(24h * 200);
    app().browser().log_in("sales", "wrong password").expect(401);
    auto& services = app().company().services();
    ASSERT_TRUE(purge(services).ok());
    EXPECT_EQ(lines(), 2);
    app().company().set("login.log_days", "183");
    ASSERT_TRUE(purge(services).ok());
    EXPECT_EQ(lines(), 1);
    // Counted failures are forgotten too, once nobody is locked any more.
    EXPECT_EQ(app().database().read()->integer("SELECT count(*) FROM login_guard").value(), 2);
    app().clock().advance(25h);
    ASSERT_TRUE(purge(services).ok());
    EXPECT_EQ(app().database().read()->integer("SELECT count(*) FROM login_guard").value(), 0);
}

TEST(LogInLog, cannot_be_set_to_less_than_half_a_year) {
    EXPECT_TRUE(config::Settings::load({.database = {{"login.log_days", "183"}}}).ok());
    EXPECT_FALSE(config::Settings::load({.database = {{"login.log_days", "182"}}}).ok());
}

}  // namespace
}  // namespace kedang::sign_in
