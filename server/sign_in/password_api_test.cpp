// Changing one's own password: the policy, through the page's door.
// SPDX-License-Identifier: Apache-2.0
#include "app/testing.h"

namespace kedang::sign_in {
namespace {

using namespace std::chrono_literals;
using app::Answer;
using app::Browser;
using app::TestApp;

class OwnPassword : public app::ApiTest {
  protected:
    Browser logged_in(std::string const& login, std::string const& password = TestApp::password) {
        auto browser = app().browser();
        browser.log_in(login, password).expect(200);
        return browser;
    }
    static Answer change(Browser const& browser, std::string const& current,
                         std::string const& wanted) {
        boost::json::object const body{{"current", current}, {"new", wanted}};
        return browser.post("/api/v1/session/password", boost::json::serialize(body));
    }
};
INSTANTIATE_ON_BOTH_ENGINES(OwnPassword);

TEST_P(OwnPassword, is_not_made_of_what_is_tried_first) {
    auto const browser = logged_in("sales");
    app().stores_nothing([&] {
        change(browser, TestApp::password, "woaini1314520").expect(422).complains("new", "猜中");
        change(browser, TestApp::password, "huarui@2026").expect(422).complains("new", "猜中");
        change(browser, TestApp::password, "wangfang1990")
            .expect(422)
            .complains("new", "三四个互不相关的词");
        change(browser, TestApp::password, "lamp sales river")
            .expect(422)
            .complains("new", "登录名或工号");
        change(browser, TestApp::password, "lamp 0003 river")
            .expect(422)
            .complains("new", "登录名或工号");
    });
    change(browser, TestApp::password, "plum kite river 42").expect(204);
}

TEST_P(OwnPassword, is_none_of_the_last_ones) {
    app().company().set("password.history", "2");
    auto browser = logged_in("sales");
    std::string current = TestApp::password;
    auto const change_to = [&](std::string const& wanted) {
        app().clock().advance(1min);
        auto const answer = change(browser, current, wanted);
        if (answer.status() == 204)
            current = wanted;
        return answer;
    };
    change_to("plum kite river 42").expect(204);
    change_to("green lamp seven").expect(204);
    change_to("plum kite river 42").expect(422).complains("new", "最近 2 个密码相同");
    change_to("blue door eleven").expect(204);
    change_to("plum kite river 42").expect(204);
    app().company().set("password.history", "0");
    change_to("blue door eleven").expect(204);
}

TEST_P(OwnPassword, may_be_made_to_grow_old) {
    app().company().set("password.maximum_days", "90");
    auto browser = logged_in("sales");
    browser.get("/api/v1/session").has_at("/person/must_change_password", "false");
    app().clock().advance(24h * 90);
    logged_in("sales").get("/api/v1/session").has_at("/person/must_change_password", "false");
    app().clock().advance(24h);
    auto old = logged_in("sales");
    old.get("/api/v1/session").has_at("/person/must_change_password", "true");
    old.get("/api/v1/customers").expect(403).has("password_change_required");
    change(old, TestApp::password, "plum kite river 42").expect(204);
    old.get("/api/v1/customers").expect(200);
}

TEST_P(OwnPassword, cannot_be_guessed_by_whoever_finds_an_open_browser) {
    auto const browser = logged_in("sales");
    for (int i = 0; i < 5; ++i)
        change(browser, "wrong password", "plum kite river 42").expect(422);
    change(browser, TestApp::password, "plum kite river 42").expect(429).has("locked_out");
    app().clock().advance(1min);
    change(browser, TestApp::password, "plum kite river 42").expect(204);
}

}  // namespace
}  // namespace kedang::sign_in
