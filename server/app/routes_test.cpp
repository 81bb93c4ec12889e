// Every route of the program: it works for those who may, and for nobody else. A route without a
// line here fails the test.
// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <set>

#include "accounts/actions.h"
#include "app/application.h"
#include "app/test_samples.h"
#include "app/testing.h"
#include "extraction/jobs.h"
#include "notices/testing.h"
#include "oversight/jobs.h"
#include "oversight/working.h"
#include "platform/crypto/testing.h"

namespace kedang::app {
namespace {

using api::Access;
using api::Route;

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
        as("sales")
            .post("/api/v1/customers/1/orders", R"({"values":{"amount":"2万元"}})")
            .expect(201);
        notices::tell(
            app().company(),
            {.person = app().company().person("admin"), .kind = "task.due", .title = "到期"});
        for (auto const& route : routes())
            routes_.emplace(key(route), route);
        raise_an_alert();
        print_the_log();
        make_an_export();
        ASSERT_TRUE(accounts::add_person(app().company().system(),
                                         {"agent", "孙客服", "", 1, {"service_agent"}},
                                         SecretText(TestApp::password))
                        .ok());
        as("agent");
    }

    void raise_an_alert() {
        auto const context = app().company().system();
        auto alert = oversight::alert_about_log(oversight::AlertKind::CopyFails, context.now(), "");
        ASSERT_TRUE(oversight::raise(context, {alert}, {}).ok());
    }
    void print_the_log() {
        ASSERT_TRUE(oversight::start_print(app().company().context("admin"), {}).ok());
        jobs::JobRunner runner(app().database(), app().clock());
        oversight::register_jobs(runner, app().company().services(), [] { return ""; });
        while (runner.run_one()) {
        }
    }
    void make_an_export() {
        auto const context = app().company().context("admin");
        ASSERT_TRUE(extraction::ask(context, {.columns = "name", .purpose = "季度盘点"}).ok());
        jobs::JobRunner runner(app().database(), app().clock());
        extraction::register_jobs(runner, app().company().services());
        ASSERT_TRUE(runner.run_one());
    }
    Answer send(Browser const& browser, Sample const& sample, std::string const& id) {
        auto const& route = routes_.at(sample.route);
        auto path = route.path;
        for (auto const& [name, value] : {std::pair{std::string("{id}"), id},
                                          std::pair{std::string("{share}"), std::string("1")}})
            if (auto const place = path.find(name); place != std::string::npos)
                path.replace(place, name.size(), value);
        // Everything is in its first version, but the settings share theirs with the company.
        auto const version = route.method == http::Method::Patch && path == "/api/v1/settings"
                                 ? as("admin").get(path).at("/version")
                                 : "1";
        std::string body = sample.body;
        if (auto const place = body.find("{code}"); place != std::string::npos)
            body.replace(place, 6, next_code());
        auto answer = browser.with("If-Match", "\"" + version + "\"")
                          .send(route.method, path, sample.query, body);
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
        for (auto const* part :
             {"/customers/{id}", "/contacts/{id}", "/follow-ups/{id}", "/orders/{id}"})
            if (path.find(part) != std::string::npos)
                return true;
        return false;
    };
    int compared = 0;
    app().stores_nothing([&] {
        for (auto const& sample : samples) {
            auto const& route = routes_.at(sample.route);
            if (!is_of_file(route.path) ||
                !app().company().context("other").actor.may(route.permission))
                continue;
            SCOPED_TRACE(sample.route);
            auto const foreign = send(as("other"), sample, "1").expect(404);
            auto const unknown = send(as("other"), sample, "987654321").expect(404);
            EXPECT_EQ(foreign.body(), unknown.body());
            ++compared;
        }
    });
    EXPECT_EQ(compared, 16);
}

TEST_P(Routes, work_for_whoever_may) {
    TestApp fresh(engine(), "");
    for (auto const& sample : samples) {
        auto const& route = routes_.at(sample.route);
        // The company above has a file; this one makes its own.
        if (route.path == "/api/v1/setup")
            continue;
        SCOPED_TRACE(sample.route);
        send(as(sample.by), sample, sample.id).expect(route.success);
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
