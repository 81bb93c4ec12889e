// Settings changed while the program runs, and the three administrations kept apart.
// SPDX-License-Identifier: Apache-2.0
#include "accounts/setting_secrets.h"
#include "app/testing.h"

namespace kedang::accounts {
namespace {

class SettingsApi : public app::ApiTest {
  protected:
    std::string version() { return as("admin").get("/api/v1/settings").at("/version"); }
    app::Answer set(std::string const& login, std::string const& key, std::string const& value) {
        return as(login).patch("/api/v1/settings", version(),
                               R"({"values":{")" + key + R"(":)" + value + "}}");
    }
    app::Answer give(std::string const& login, std::string const& version,
                     std::string const& roles) {
        auto const id = std::to_string(app().company().person(login));
        return as("admin").patch("/api/v1/people/" + id, version, R"({"roles":[)" + roles + "]}");
    }
};
INSTANTIATE_ON_BOTH_ENGINES(SettingsApi);

TEST_P(SettingsApi, are_in_force_at_once_and_say_who_changed_them) {
    auto const sales = as("sales");
    app().clock().advance(std::chrono::minutes(10));
    set("admin", "session.idle_minutes", R"("5")").expect(204);
    sales.get("/api/v1/session").expect(401);
    as("admin")
        .get("/api/v1/settings")
        .expect(200)
        .has_at("/changed/session.idle_minutes/person/name", "系统管理员")
        .has_at("/changed/session.idle_minutes/at", "2026-11-22T02:10:00.000Z");
    set("admin", "session.idle_minutes", "null").expect(204);
    as("admin").get("/api/v1/settings").lacks("02:10:00");
}

TEST_P(SettingsApi, are_refused_with_value_and_range) {
    app().stores_nothing([&] {
        set("admin", "session.idle_minutes", R"("99999")")
            .expect(422)
            .complains("session.idle_minutes", "99999")
            .complains("session.idle_minutes", "1440");
        set("admin", "session.tea", R"("1")").expect(422).complains("session.tea", "没有设置项");
        set("sales", "session.idle_minutes", R"("5")").expect(403).has("security.manage");
        set("sales", "company.name", R"("x")").expect(403).has("system.manage");
        as("head").get("/api/v1/settings").expect(403);
        as("admin")
            .patch("/api/v1/settings", "999", R"({"values":{"reveal.hourly_limit":"9"}})")
            .expect(412);
    });
}

TEST_P(SettingsApi, have_two_keepers) {
    give("head", "1", R"("system_administrator")").expect(204);
    give("other", "1", R"("security_administrator")").expect(204);
    set("head", "company.name", R"("苏州华锐")").expect(204);
    as("sales").get("/api/v1/session").has_at("/company/name", "苏州华锐");
    set("other", "reveal.hourly_limit", R"("30")").expect(204);
    app().stores_nothing([&] {
        set("head", "reveal.hourly_limit", R"("30")").expect(403);
        set("other", "company.name", R"("x")").expect(403);
    });
}

TEST_P(SettingsApi, E27_keep_system_security_and_audit_apart) {
    auto const on = [&] { return set("admin", "administration.separated", R"("true")"); };
    app().stores_nothing(
        [&] { on().expect(409).has("administration_separated").has("系统管理员"); });
    give("head", "1", R"("system_administrator")").expect(204);
    give("other", "1", R"("security_administrator","salesperson")").expect(204);
    give("admin", "1", R"("auditor")").expect(204);
    as("other")
        .patch("/api/v1/settings", as("other").get("/api/v1/settings").at("/version"),
               R"({"values":{"administration.separated":"true"}})")
        .expect(204);
    auto const person = std::to_string(app().company().person("sales"));
    // Whoever manages rights gives the roles of administration, and to nobody two of them.
    auto const change = [&](std::string const& roles) {
        return as("other").patch("/api/v1/people/" + person, "1", R"({"roles":[)" + roles + "]}");
    };
    app().stores_nothing([&] {
        change(R"("administrator")").expect(409).has("王芳");
        change(R"("auditor","security_administrator")").expect(409);
        as("head")
            .post("/api/v1/people",
                  R"({"login":"zhou","name":"周强","department_id":"1","roles":["administrator"]})")
            .expect(403);
        // Nor can a role grow into two of them.
        as("other")
            .patch("/api/v1/roles/system_administrator", "1",
                   R"({"label":{"zh":"系统管理员"},"permissions":["people.manage","audit.read"],
                       "scope":"none","pool":false,"core_hours":0,"field_rights":[]})")
            .expect(409)
            .has("李主管");
    });
    change(R"("auditor")").expect(204);
    as("sales").get("/api/v1/login-log").expect(200);
}

TEST_P(SettingsApi, secrets_are_taken_and_never_given_back) {
    set("admin", "mail.password", R"("CANARY-PASSWORD")").expect(204);
    auto const settings = as("admin").get("/api/v1/settings").expect(200).lacks("CANARY");
    settings.has_at("/changed/mail.password/person/name", "系统管理员");
    as("admin").get("/api/v1/oversight/entries").has("发信密码").has("已更换").lacks("CANARY");
    auto& services = app().company().services();
    EXPECT_EQ(services.company()->settings->secret("mail.password").reveal(), "CANARY-PASSWORD");
    auto const stored =
        services.database.read()->text("SELECT value FROM setting WHERE key = 'mail.password'");
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->find("CANARY"), std::string::npos);
    EXPECT_EQ(open_setting(services.keyring, "mail.password", *stored), "CANARY-PASSWORD");
    EXPECT_EQ(open_setting(services.keyring, "mail.user", *stored), std::nullopt);
    EXPECT_EQ(open_setting(services.keyring, "mail.password", "CANARY"), std::nullopt);
    set("admin", "mail.password", "null").expect(204);
    EXPECT_TRUE(services.company()->settings->secret("mail.password").empty());
}

TEST_P(SettingsApi, a_secret_that_is_refused_is_not_repeated) {
    set("admin", "mail.password", '"' + std::string(300, 'x') + "CANARY\"")
        .expect(422)
        .lacks("CANARY");
    set("head", "mail.password", R"("CANARY")").expect(403).lacks("CANARY");
}

}  // namespace
}  // namespace kedang::accounts
