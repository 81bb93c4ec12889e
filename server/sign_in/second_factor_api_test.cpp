// Codes of an authenticator app: enrolling, logging in with them, losing the phone.
// SPDX-License-Identifier: Apache-2.0
#include "accounts/actions.h"
#include "app/testing.h"
#include "platform/crypto/testing.h"

namespace kedang::sign_in {
namespace {

using namespace std::chrono_literals;
using app::Answer;
using app::Browser;
using app::TestApp;

constexpr auto session = "/api/v1/session";
constexpr auto factor = "/api/v1/session/second-factor";

std::string with_code(std::string const& code) {
    return R"({"code":")" + code + R"("})";
}

class SecondFactor : public app::ApiTest {
  protected:
    /// Moves on to a code that was not taken yet.
    std::string next_code(std::string const& secret) {
        app().clock().advance(31s);
        return crypto::totp_code(secret, app().clock().now());
    }
    Browser logged_in(std::string const& login) {
        auto browser = app().browser();
        browser.log_in(login, TestApp::password).expect(200);
        return browser;
    }
    /// Returns: the secret. Leaves the recovery codes in codes_.
    std::string enrol(Browser const& browser) {
        auto const secret = browser.post(factor, R"({"password":"correct horse battery"})")
                                .expect(200)
                                .at("/secret");
        auto const confirmed =
            browser.post(std::string(factor) + "/confirm", with_code(next_code(secret)))
                .expect(200);
        codes_.clear();
        auto const body = confirmed.json();
        for (auto const& code : body.at("recovery_codes").as_array())
            codes_.emplace_back(code.as_string());
        return secret;
    }
    /// Somebody who neither administers nor approves nor exports.
    void add_clerk() {
        auto const department = app().company().context("sales").actor.person().department;
        ASSERT_TRUE(accounts::add_person(app().company().system(),
                                         {"clerk", "孙小云", "", department, {"entry_clerk"}},
                                         SecretText(TestApp::password))
                        .ok());
    }
    std::string id_of(std::string const& login) {
        return std::to_string(app().company().person(login));
    }

    std::vector<std::string> codes_;
};
INSTANTIATE_ON_BOTH_ENGINES(SecondFactor);

TEST_P(SecondFactor, is_asked_for_at_the_next_log_in) {
    auto const admin = logged_in("admin");
    auto const begun = admin.post(factor, R"({"password":"correct horse battery"})").expect(200);
    auto const secret = begun.at("/secret");
    EXPECT_EQ(begun.at("/uri"), "otpauth://totp/%e5%ae%a2%e6%a1%a3:admin?secret=" + secret +
                                    "&issuer=%e5%ae%a2%e6%a1%a3");
    // Not yet in force.
    logged_in("admin");
    admin.post(std::string(factor) + "/confirm", with_code(next_code(secret)))
        .expect(200)
        .has("recovery_codes");
    auto browser = app().browser();
    browser.log_in("admin", TestApp::password).expect(401).has("code_required");
    browser.get(session).expect(401);
    browser.log_in("admin", TestApp::password, "000000").expect(401).has("bad_code");
    browser.log_in("admin", TestApp::password, next_code(secret)).expect(200);
    browser.get(session).expect(200);
}

TEST_P(SecondFactor, takes_a_code_once) {
    auto const secret = enrol(logged_in("admin"));
    auto const code = next_code(secret);
    app().browser().log_in("admin", TestApp::password, code).expect(200);
    app().browser().log_in("admin", TestApp::password, code).expect(401).has("bad_code");
    // Nor one of the step before, which a wrong clock would allow.
    auto const before = crypto::totp_code(secret, app().clock().now() - 30s);
    app().browser().log_in("admin", TestApp::password, before).expect(401).has("bad_code");
    app().browser().log_in("admin", TestApp::password, next_code(secret)).expect(200);
}

TEST_P(SecondFactor, is_asked_for_once_a_day_and_browser) {
    auto const secret = enrol(logged_in("admin"));
    auto browser = app().browser();
    auto const first = browser.log_in("admin", TestApp::password, next_code(secret)).expect(200);
    ASSERT_EQ(first.cookies().size(), 2u);
    for (auto const* part : {"kedang-day=", "HttpOnly", "SameSite=Lax", "Max-Age=86400"})
        EXPECT_NE(first.cookies()[1].find(part), std::string::npos) << first.cookies()[1];
    app().clock().advance(23h);
    browser.log_in("admin", TestApp::password).expect(200);
    app().browser().log_in("admin", TestApp::password).expect(401).has("code_required");
    app().clock().advance(1h);
    browser.log_in("admin", TestApp::password).expect(401).has("code_required");
}

TEST_P(SecondFactor, is_asked_for_once_a_day_however_long_sessions_last) {
    app().company().set("session.absolute_hours", "168");
    app().company().set("session.idle_minutes", "1440");
    app().company().set("login.second_factor", "required");
    add_clerk();
    auto const admin = logged_in("admin"), clerk = logged_in("clerk");
    enrol(admin);
    app().clock().advance(23h);
    admin.get(session).expect(200);
    clerk.get(session).expect(200);
    app().clock().advance(1h);
    admin.get(session).expect(401);
    clerk.get(session).expect(200);
}

TEST_P(SecondFactor, of_another_is_not_given_by_ones_own_pass) {
    auto const admins = enrol(logged_in("admin"));
    enrol(logged_in("head"));
    auto browser = app().browser();
    browser.log_in("admin", TestApp::password, next_code(admins)).expect(200);
    browser.log_in("head", TestApp::password).expect(401).has("code_required");
}

TEST_P(SecondFactor, passes_end_with_all_sessions_and_with_the_password) {
    auto const secret = enrol(logged_in("admin"));
    auto browser = app().browser();
    browser.log_in("admin", TestApp::password, next_code(secret)).expect(200);
    browser.remove("/api/v1/account/sessions").expect(204);
    browser.log_in("admin", TestApp::password).expect(401).has("code_required");
    browser.log_in("admin", TestApp::password, next_code(secret)).expect(200);
    browser
        .post("/api/v1/session/password",
              R"({"current":"correct horse battery","new":"a long new password"})")
        .expect(204);
    browser.log_in("admin", "a long new password").expect(401).has("code_required");
}

TEST_P(SecondFactor, gives_ten_recovery_codes_each_good_once) {
    auto const secret = enrol(logged_in("admin"));
    ASSERT_EQ(codes_.size(), 10u);
    EXPECT_EQ(std::set<std::string>(codes_.begin(), codes_.end()).size(), 10u);
    auto const read_aloud = codes_[0].substr(0, 5) + "-" + codes_[0].substr(5);
    auto browser = app().browser();
    browser.log_in("admin", TestApp::password, read_aloud).expect(200);
    app().browser().log_in("admin", TestApp::password, codes_[0]).expect(401).has("bad_code");
    browser.get("/api/v1/account").expect(200).has_at("/second_factor/recovery_codes", "9");
    browser.get("/api/v1/login-log").expect(200).has("recovery_code");
    // New ones take the place of the old.
    auto const renewed =
        browser.post(std::string(factor) + "/recovery-codes", with_code(next_code(secret)));
    renewed.expect(200).lacks(codes_[1]);
    app().browser().log_in("admin", TestApp::password, codes_[1]).expect(401);
    app().browser().log_in("admin", TestApp::password, renewed.at("/recovery_codes/0")).expect(200);
}

TEST_P(SecondFactor, counts_wrong_codes_into_the_same_lock) {
    auto const secret = enrol(logged_in("admin"));
    for (int i = 0; i < 3; ++i)
        app().browser().log_in("admin", TestApp::password, "000000").expect(401);
    for (int i = 0; i < 2; ++i)
        app().browser().log_in("admin", "wrong password").expect(401);
    app().browser().log_in("admin", TestApp::password, next_code(secret)).expect(429);
}

TEST_P(SecondFactor, is_never_begun_by_an_open_browser_alone) {
    auto const browser = logged_in("admin");
    browser.post(factor, R"({"password":"wrong password"})")
        .expect(422)
        .complains("password", "当前密码不正确");
    auto const old = enrol(browser);
    browser.post(factor, R"({"password":"correct horse battery"})")
        .expect(422)
        .complains("code", "验证码不正确");
    auto const fresh = browser
                           .post(factor, R"({"password":"correct horse battery","code":")" +
                                             next_code(old) + R"("})")
                           .expect(200)
                           .at("/secret");
    // The old one holds until the new one is confirmed.
    app().browser().log_in("admin", TestApp::password, next_code(old)).expect(200);
    browser.post(std::string(factor) + "/confirm", with_code("123456"))
        .expect(422)
        .complains("code", "验证码不正确");
    browser.post(std::string(factor) + "/confirm", with_code(next_code(fresh))).expect(200);
    app().browser().log_in("admin", TestApp::password, next_code(old)).expect(401);
    app().browser().log_in("admin", TestApp::password, next_code(fresh)).expect(200);
    browser.post(std::string(factor) + "/confirm", with_code(next_code(fresh))).expect(409);
}

TEST_P(SecondFactor, lets_those_who_must_have_one_do_nothing_before) {
    app().company().set("login.second_factor", "required");
    auto admin = logged_in("admin");
    admin.get(session).expect(200).has_at("/second_factor_missing", "true");
    app().stores_nothing([&] {
        for (auto const* path :
             {"/api/v1/customers", "/api/v1/people", "/api/v1/account", "/api/v1/login-log"})
            admin.get(path).expect(403).has("second_factor_missing");
    });
    enrol(admin);
    admin.get(session).expect(200).lacks("second_factor_missing");
    admin.get("/api/v1/people").expect(200);
    admin.post(std::string(factor) + "/remove", with_code("000000"))
        .expect(409)
        .has("必须使用两步验证");
    as("sales").get("/api/v1/customers").expect(403).has("second_factor_missing");  // may export
    add_clerk();
    as("clerk").get(session).expect(200).lacks("second_factor_missing");
    as("clerk").get("/api/v1/customers").expect(200);
}

TEST_P(SecondFactor, is_required_once_people_come_from_other_machines) {
    as("admin").get("/api/v1/people").expect(200);
    app().company().set("public_url", "https://crm.example.com");
    auto admin = app().browser();
    admin.log_in("admin", TestApp::password).expect(200).has_at("/second_factor_missing", "true");
    app().company().set("login.second_factor", "offered");
    admin.get("/api/v1/people").expect(200);
}

TEST_P(SecondFactor, cookies_belong_to_host_and_tls) {
    app().company().set("public_url", "https://crm.example.com");
    app().company().set("login.second_factor", "offered");
    auto browser = app().browser();
    auto const plain = browser.log_in("admin", TestApp::password).expect(200);
    auto const secret = enrol(browser);
    auto const both =
        app().browser().log_in("admin", TestApp::password, next_code(secret)).expect(200).cookies();
    ASSERT_EQ(both.size(), 2u);
    EXPECT_TRUE(both[0].starts_with("__Host-kedang="));
    EXPECT_TRUE(both[1].starts_with("__Host-kedang-day="));
    for (auto const& cookie : both) {
        for (auto const* part : {"; Secure", "; HttpOnly", "; Path=/", "; SameSite=Lax"})
            EXPECT_NE(cookie.find(part), std::string::npos) << cookie;
        EXPECT_EQ(cookie.find("Domain"), std::string::npos) << cookie;
    }
}

TEST_P(SecondFactor, is_taken_away_by_an_administrator_and_ends_sessions) {
    auto const head = logged_in("head");
    enrol(head);
    app().stores_nothing([&] {
        as("sales").post("/api/v1/people/" + id_of("head") + "/reset-second-factor").expect(403);
        as("admin").post("/api/v1/people/999/reset-second-factor").expect(404);
    });
    as("admin").post("/api/v1/people/" + id_of("head") + "/reset-second-factor").expect(204);
    head.get(session).expect(401);
    app().browser().log_in("head", TestApp::password).expect(200);
    app().browser().log_in("head", TestApp::password, codes_[0]).expect(200);
}

TEST_P(SecondFactor, may_be_given_up_by_those_who_need_none) {
    auto const sales = logged_in("sales");
    auto const secret = enrol(sales);
    sales.post(std::string(factor) + "/remove", with_code("123")).expect(422);
    sales.post(std::string(factor) + "/remove", with_code(next_code(secret))).expect(204);
    logged_in("sales");
}

TEST_P(SecondFactor, stands_nowhere_in_clear) {
    auto const secret = enrol(logged_in("admin"));
    auto reader = app().database().read();
    for (auto const& table : app::table_names(*reader)) {
        auto const rows = app::table_rows(*reader, table);
        EXPECT_EQ(rows.find(secret), std::string::npos) << table;
        for (auto const& code : codes_)
            EXPECT_EQ(rows.find(code), std::string::npos) << table;
    }
}

}  // namespace
}  // namespace kedang::sign_in
