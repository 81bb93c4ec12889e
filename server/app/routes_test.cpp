// Every route of the program: it works for those who may, and for nobody else. A route without a
// line here fails the test.
// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <set>

#include "accounts/model.h"
#include "app/application.h"
#include "app/testing.h"
#include "platform/crypto/testing.h"

namespace kedang::app {
namespace {

using api::Access;
using api::Route;

/// A request that succeeds for the administrator when all are sent in this order.
struct Sample {
    char const* route;
    Query query = {};
    char const* body = "";
    char const* id = "1";  ///< what {id} stands for
};
// A {code} in a body is what an authenticator app shows.

constexpr auto customer_body =
    R"({"values":{"name":"无锡恒远五金厂"},"contacts":[{"values":{"name":"李娜","mobile":"13900139000"}}]})";
constexpr auto plan = R"({"mapping":[{"column":0,"target":"name"}],"legacy":true})";

std::vector<Sample> const samples{
    {"GET /api/v1/session"},
    {"POST /api/v1/session", {}, R"({"login":"admin","password":"correct horse battery"})"},
    {"POST /api/v1/session/password",
     {},
     R"({"current":"correct horse battery","new":"another long password"})"},
    {"POST /api/v1/session/second-factor", {}, R"({"password":"another long password"})"},
    {"POST /api/v1/session/second-factor/confirm", {}, R"({"code":"{code}"})"},
    {"POST /api/v1/session/second-factor/recovery-codes", {}, R"({"code":"{code}"})"},
    {"POST /api/v1/session/second-factor/remove", {}, R"({"code":"{code}"})"},
    {"GET /api/v1/account"},
    {"DELETE /api/v1/account/sessions"},
    {"DELETE /api/v1/account/sessions/{session}"},
    {"POST /api/v1/api-keys",
     {},
     R"({"name":"报表","permissions":["customer.read"],"last_day":"2026-12-31"})"},
    {"GET /api/v1/api-keys"},
    {"DELETE /api/v1/api-keys/{id}"},
    {"GET /api/v1/people/{id}/api-keys", {}, "", "4"},
    {"GET /api/v1/people/{id}/account", {}, "", "4"},
    {"DELETE /api/v1/people/{id}/sessions", {}, "", "4"},
    {"DELETE /api/v1/people/{id}/sessions/{session}", {}, "", "4"},
    {"POST /api/v1/people/{id}/reset-second-factor", {}, "", "4"},
    {"GET /api/v1/presets"},
    {"POST /api/v1/setup", {}, R"({"preset":"A","company_name":"苏州华锐精密机械有限公司"})"},
    {"GET /api/v1/people"},
    {"POST /api/v1/people",
     {},
     R"({"login":"zhou","name":"周强","department_id":"1","roles":["salesperson"]})"},
    {"PATCH /api/v1/people/{id}", {}, R"({"name":"赵小敏"})", "4"},
    {"POST /api/v1/people/{id}/reset-password", {}, "", "4"},
    {"GET /api/v1/departments"},
    {"POST /api/v1/departments", {}, R"({"name":"外贸组"})"},
    {"GET /api/v1/roles"},
    {"GET /api/v1/login-log"},
    {"GET /api/v1/catalogue"},
    {"GET /api/v1/lists/divisions"},
    {"GET /api/v1/lists/industries"},
    {"POST /api/v1/customers/check", {}, customer_body},
    {"POST /api/v1/customers", {}, customer_body},
    {"GET /api/v1/customers", {{"q", "华东"}, {"sort", "-name"}, {"limit", "1"}}},
    {"GET /api/v1/customers/count", {{"q", "华东"}}},
    {"GET /api/v1/customers/{id}"},
    {"GET /api/v1/customers/{id}/timeline", {{"kind", "change"}}},
    {"PATCH /api/v1/customers/{id}", {}, R"({"values":{"short_name":"华东"}})"},
    {"POST /api/v1/customers/{id}/contacts",
     {},
     R"({"values":{"name":"刘洋","mobile":"13700137000"}})"},
    {"PATCH /api/v1/contacts/{id}", {}, R"({"values":{"position":"经理"}})"},
    {"POST /api/v1/customers/{id}/follow-ups", {}, R"({"values":{"content":"电话回访"}})"},
    {"PATCH /api/v1/follow-ups/{id}", {}, R"({"values":{"result":"约定面谈"}})"},
    {"POST /api/v1/reveal", {}, R"({"record":"contact","id":"1","field":"mobile"})"},
    {"POST /api/v1/imports",
     {{"file_name", "客户.csv"}},
     "客户名称,手机\n常州恒立机械厂,13600136000\n"},
    {"GET /api/v1/imports"},
    {"GET /api/v1/imports/{id}"},
    {"POST /api/v1/imports/{id}/layout", {}, R"({"header_row":1})"},
    {"POST /api/v1/imports/{id}/check", {}, plan},
    {"POST /api/v1/imports/{id}/cancel"},
    {"POST /api/v1/imports", {{"file_name", "更多.csv"}}, "客户名称\n无锡恒远电器厂\n"},
    {"POST /api/v1/imports/{id}/run", {}, plan, "2"},
    {"GET /api/v1/imports/{id}/rejected", {{"format", "csv"}}},
    {"GET /api/v1/imports/{id}/rows", {{"outcome", "created"}}},
    {"DELETE /api/v1/session"},
};

std::string key(Route const& route) {
    return std::string(http::name(route.method)) + " " + route.path;
}

class Routes : public ApiTest {
  protected:
    void SetUp() override {
        ApiTest::SetUp();
        if (IsSkipped())
            return;
        as("sales")
            .post(
                "/api/v1/customers",
                R"({"values":{"name":"华东精密科技有限公司"},"follow_up":{"values":{"content":"首次拜访"}},
                      "contacts":[{"values":{"name":"张伟","mobile":"13800138000"}}]})")
            .expect(201);
        for (auto const& route : routes())
            routes_.emplace(key(route), route);
    }

    Answer send(Browser const& browser, Sample const& sample, std::string const& id) {
        auto const& route = routes_.at(sample.route);
        auto path = route.path;
        if (auto const place = path.find("{id}"); place != std::string::npos)
            path.replace(place, 4, id);
        std::string body = sample.body;
        if (auto const place = body.find("{code}"); place != std::string::npos)
            body.replace(place, 6, next_code());
        auto answer =
            browser.with("If-Match", "\"1\"").send(route.method, path, sample.query, body);
        if (answer.at("/secret") != "")
            secret_ = answer.at("/secret");
        return answer;
    }
    /// One that was not taken yet; of nobody's app before there is a secret.
    std::string next_code() {
        if (secret_.empty())
            return "000000";
        app().clock().advance(std::chrono::seconds(31));
        return crypto::totp_code(secret_, app().clock().now());
    }
    /// Those whose answers a person's rights decide.
    static bool is_guarded(Route const& route) { return route.access != Access::Public; }
    /// Ending the session, changing its password: what one may do to oneself.
    static bool is_own_session(Route const& route) {
        return route.path.starts_with("/api/v1/session");
    }

    std::map<std::string, Route> routes_;
    std::string secret_;
};
INSTANTIATE_ON_BOTH_ENGINES(Routes);

TEST_P(Routes, have_a_sample_each) {
    std::set<std::string> with_sample, all;
    for (auto const& sample : samples)
        with_sample.insert(sample.route);
    for (auto const& [name, route] : routes_)
        all.insert(name);
    EXPECT_EQ(with_sample, all);
}

TEST_P(Routes, refuse_whoever_is_not_logged_in) {
    app().stores_nothing([&] {
        for (auto const& sample : samples)
            if (is_guarded(routes_.at(sample.route)))
                send(app().browser(), sample, "1").expect(401).has("not_logged_in").lacks("华东");
    });
}

TEST_P(Routes, refuse_a_write_without_the_token) {
    app().stores_nothing([&] {
        for (auto const& sample : samples)
            if (auto const& route = routes_.at(sample.route);
                is_guarded(route) && route.method != http::Method::Get)
                send(as("admin").with("X-CSRF-Token", ""), sample, "1").expect(403).has("csrf");
    });
}

TEST_P(Routes, refuse_every_role_that_lacks_the_permission) {
    int refused = 0;
    app().stores_nothing([&] {
        for (auto const* login : {"admin", "head", "sales"})
            for (auto const& sample : samples) {
                auto const& permission = routes_.at(sample.route).permission;
                if (permission.empty() || app().company().context(login).actor.may(permission))
                    continue;
                send(as(login), sample, "1").expect(403).has(permission);
                ++refused;
            }
    });
    EXPECT_GE(refused, 12);
}

TEST_P(Routes, tell_an_unknown_record_from_a_foreign_one_to_nobody) {
    auto const is_of_file = [](std::string const& path) {
        for (auto const* part : {"/customers/{id}", "/contacts/{id}", "/follow-ups/{id}"})
            if (path.find(part) != std::string::npos)
                return true;
        return false;
    };
    int compared = 0;
    app().stores_nothing([&] {
        for (auto const& sample : samples) {
            if (!is_of_file(routes_.at(sample.route).path))
                continue;
            SCOPED_TRACE(sample.route);
            auto const foreign = send(as("other"), sample, "1").expect(404);
            auto const unknown = send(as("other"), sample, "987654321").expect(404);
            EXPECT_EQ(foreign.body(), unknown.body());
            ++compared;
        }
    });
    EXPECT_EQ(compared, 7);
}

TEST_P(Routes, work_for_the_administrator) {
    TestApp fresh(engine(), "");
    for (auto const& sample : samples) {
        auto const& route = routes_.at(sample.route);
        // The company above has a file; this one makes its own.
        if (route.path == "/api/v1/setup")
            continue;
        SCOPED_TRACE(sample.route);
        send(as("admin"), sample, sample.id).expect(route.success);
    }
    fresh.as("admin")
        .post("/api/v1/setup", R"({"preset":"A","company_name":"苏州华锐精密机械有限公司"})")
        .expect(200);
}

TEST_P(Routes, of_operators_need_no_log_in) {
    app().browser().get("/healthz").expect(200);
    app().browser().get("/readyz").expect(200);
    app().browser().get("/metrics").expect(200).has("kedang_").lacks("华东");
    app().browser().get("/api/v1/openapi.json").expect(200).has_at("/openapi", "3.1.0");
}

}  // namespace
}  // namespace kedang::app
