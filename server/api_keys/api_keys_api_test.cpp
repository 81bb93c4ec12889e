// Programs that act for a person: what a key may, and when it may nothing any more.
// SPDX-License-Identifier: Apache-2.0
#include "app/testing.h"

namespace kedang::api_keys {
namespace {

using namespace std::chrono_literals;
using app::Answer;
using app::Browser;
using app::TestApp;

constexpr auto keys = "/api/v1/api-keys";
constexpr auto customers = "/api/v1/customers";
constexpr auto customer = R"({"values":{"name":"无锡恒远五金厂"},"entry":"quick",
                             "contacts":[{"values":{"mobile":"13900139000"}}]})";

class ApiKeys : public app::ApiTest {
  protected:
    Answer make(std::string const& permissions, std::string const& last_day = "2027-11-22") {
        return as("admin").post(keys, R"({"name":"报表","last_day":")" + last_day +
                                          R"(","permissions":)" + permissions + "}");
    }
    Browser holder_of(std::string const& key) {
        return app().browser().with("Authorization", "Bearer " + key);
    }
    Browser with(std::string const& permissions) {
        return holder_of(make(permissions).expect(201).at("/key"));
    }
    std::string person(std::string const& login) {
        return "/api/v1/people/" + std::to_string(app().company().person(login));
    }
};
INSTANTIATE_ON_BOTH_ENGINES(ApiKeys);

TEST_P(ApiKeys, act_with_their_permissions_and_no_token_of_a_page) {
    auto const made = make(R"(["customer.read","customer.create"])").expect(201);
    EXPECT_TRUE(made.at("/key").starts_with("kd_"));
    auto const program = holder_of(made.at("/key"));
    program.post(customers, customer).expect(201);
    program.get(customers).expect(200).has("无锡恒远五金厂");
    as("admin").get(keys).expect(200).has("报表").has("customer.create").lacks(made.at("/key"));
    // What it did says by which door it came.
    auto reader = app().database().read();
    EXPECT_GE(reader->integer("SELECT count(*) FROM audit_entry WHERE via = $1", {"api"}).value(),
              1);
}

TEST_P(ApiKeys, do_no_more_than_was_chosen) {
    auto const reading = with(R"(["customer.read"])");
    reading.get(customers).expect(200);
    app().stores_nothing([&] {
        reading.post(customers, customer).expect(403).has("customer.create");
        reading.get("/api/v1/login-log").expect(403).has("audit.read");
        reading.get("/api/v1/people").expect(200).lacks("admin");
    });
}

TEST_P(ApiKeys, do_no_more_than_their_person_may_now) {
    as("admin").patch(person("head"), "1", R"({"roles":["administrator"]})").expect(204);
    auto const made = as("head").post(keys, R"({"name":"同步","last_day":"2027-01-31",
                                                "permissions":["customer.read","audit.read"]})");
    auto const program = holder_of(made.expect(201).at("/key"));
    program.get("/api/v1/login-log").expect(200);
    as("admin").patch(person("head"), "2", R"({"roles":["department_head"]})").expect(204);
    // Without api_key.use the key waits.
    program.get("/api/v1/login-log").expect(401).has("bad_api_key");
    program.get(customers).expect(401);
    as("admin").patch(person("head"), "3", R"({"roles":["administrator"]})").expect(204);
    program.get(customers).expect(200);
}

TEST_P(ApiKeys, have_no_business_with_logging_in) {
    auto const program = with(R"(["customer.read","people.manage","api_key.use"])");
    program.get(customers).expect(200);
    app().stores_nothing([&] {
        for (auto const* path : {"/api/v1/session", "/api/v1/account", keys})
            program.get(path).expect(403).has("not_by_key");
        program
            .post(keys, R"({"name":"再来一个","last_day":"2027-01-31",
                               "permissions":["customer.read"]})")
            .expect(403)
            .has("not_by_key");
        program
            .post("/api/v1/session/password",
                  R"({"current":"correct horse battery","new":"a long new password"})")
            .expect(403);
        program.post("/api/v1/session/second-factor", R"({"password":"correct horse battery"})")
            .expect(403);
        program.post(person("sales") + "/reset-second-factor").expect(403).has("not_by_key");
    });
}

TEST_P(ApiKeys, come_without_cookies) {
    auto const key = make(R"(["customer.read"])").at("/key");
    as("admin")
        .with("Authorization", "Bearer " + key)
        .get(customers)
        .expect(400)
        .has("key_and_cookie");
}

TEST_P(ApiKeys, that_are_none_let_nobody_in) {
    auto const key = make(R"(["customer.read"])").at("/key");
    for (auto const& wrong : {std::string("kd_"), std::string("kd_AAAA"), key + "A",
                              key.substr(0, key.size() - 1), std::string("kd_' OR 1=1 --")})
        holder_of(wrong).get(customers).expect(401).has("bad_api_key");
    app()
        .browser()
        .with("Authorization", "Basic a2Q6")
        .get(customers)
        .expect(401)
        .has("not_logged_in");
}

TEST_P(ApiKeys, end_on_their_day) {
    auto const program = holder_of(make(R"(["customer.read"])", "2026-11-24").at("/key"));
    app().company().set("session.absolute_hours", "168");
    app().clock().set(*parse_rfc3339("2026-11-24T15:59:59Z"));  // 23:59:59 at the company
    program.get(customers).expect(200);
    app().clock().advance(1s);
    program.get(customers).expect(401).has("bad_api_key");
}

TEST_P(ApiKeys, are_deleted_by_their_person_or_who_manages_people) {
    as("admin").patch(person("head"), "1", R"({"roles":["administrator"]})").expect(204);
    auto const made = make(R"(["customer.read"])");
    auto const program = holder_of(made.at("/key"));
    auto const path = std::string(keys) + "/" + made.at("/id");
    app().stores_nothing([&] {
        as("sales").remove(path).expect(404);
        as("sales").get(person("admin") + "/api-keys").expect(403);
        as("admin").remove(std::string(keys) + "/999").expect(404);
    });
    program.get(customers).expect(200);
    as("head").get(person("admin") + "/api-keys").expect(200).has("报表");
    as("head").remove(path).expect(204);
    program.get(customers).expect(401);
}

TEST_P(ApiKeys, are_refused_with_what_is_wrong) {
    app().stores_nothing([&] {
        as("admin")
            .post(keys, R"({"name":" ","last_day":"2027-11-23","permissions":[]})")
            .expect(422)
            .complains("name", "请写明密钥的用途")
            .complains("permissions", "请至少选择一项权限")
            .complains("last_day", "2027-11-22");
        make(R"(["customer.read"])", "2026-11-21").expect(422).complains("last_day", "有效期");
        make(R"(["customer.read"])", "soon").expect(422).complains("last_day", "有效期");
        make(R"(["everything"])").expect(422).complains("permissions", "everything");
        as("sales")
            .post(keys, R"({"name":"x","last_day":"2027-01-31",
                                   "permissions":["customer.read"]})")
            .expect(403)
            .has("api_key.use");
    });
}

TEST_P(ApiKeys, note_their_use_once_a_minute_and_a_new_address) {
    auto const program = with(R"(["customer.read"])");
    as("admin").get(keys).expect(200).lacks("used_at");
    program.get(customers).expect(200);
    app().stores_nothing([&] { program.get(customers).expect(200); });
    as("admin").get(keys).expect(200).has_at("/items/0/used_at", "2026-11-22T02:00:00.000Z");
    app().clock().advance(61s);
    program.from("198.51.100.9").get(customers).expect(200);
    as("admin").get(keys).expect(200).has_at("/items/0/used_ip", "198.51.100.9");
    auto const log = as("admin").get("/api/v1/login-log").expect(200);
    log.has_at("/items/0/outcome", "key_new_address").has_at("/items/0/ip", "198.51.100.9");
}

TEST_P(ApiKeys, end_when_an_administrator_resets_the_password) {
    auto const program = with(R"(["customer.read"])");
    as("admin").patch(person("head"), "1", R"({"roles":["administrator"]})").expect(204);
    as("head").post(person("admin") + "/reset-password").expect(200);
    program.get(customers).expect(401);
    as("head")
        .get(person("admin") + "/api-keys")
        .expect(200)
        .has_at("/items", "[]")
        .has("查看客户");
}

TEST_P(ApiKeys, stand_nowhere_in_clear) {
    auto const key = make(R"(["customer.read"])").at("/key");
    auto reader = app().database().read();
    for (auto const& table : app::table_names(*reader))
        EXPECT_EQ(app::table_rows(*reader, table).find(key.substr(3)), std::string::npos) << table;
}

}  // namespace
}  // namespace kedang::api_keys
