// What the door refuses before anything is done, and that nothing is stored then.
// SPDX-License-Identifier: Apache-2.0
#include "app/testing.h"

namespace kedang::app {
namespace {

constexpr auto customers = "/api/v1/customers";
constexpr auto small = R"({"values":{"name":"无锡恒远五金厂"},"entry":"quick"})";

class Door : public ApiTest {
  protected:
    /// Refuses with that status, and no row of any table differs afterwards.
    Answer refused(std::function<Answer()> const& act, int status, Place place = Place::current()) {
        std::optional<Answer> answer;
        app().stores_nothing([&] { answer = act(); }, place);
        answer->expect(status, place);
        return *answer;
    }
};
INSTANTIATE_ON_BOTH_ENGINES(Door);

TEST_P(Door, refuses_a_write_without_the_sessions_token) {
    auto const sales = as("sales");
    refused([&] { return sales.with("X-CSRF-Token", "").post(customers, small); }, 403).has("csrf");
    refused([&] { return sales.with("X-CSRF-Token", "0123").post(customers, small); }, 403);
    auto const others = as("other").get("/api/v1/session").at("/csrf");
    refused([&] { return sales.with("X-CSRF-Token", others).post(customers, small); }, 403);
}

TEST_P(Door, refuses_a_write_from_another_site) {
    auto const sales = as("sales");
    for (auto const& [name, value] :
         {std::pair{"Origin", "https://evil.example"}, std::pair{"Origin", "null"},
          std::pair{"Sec-Fetch-Site", "cross-site"}})
        refused([&] { return sales.with(name, value).post(customers, small); }, 403)
            .has("foreign_origin");
    sales.with("Origin", "http://kedang.example")
        .post("/api/v1/customers/check", small)
        .expect(200);
    // Neither may another site log somebody in.
    refused(
        [&] {
            return app()
                .browser()
                .with("Origin", "https://evil.example")
                .log_in("sales", TestApp::password);
        },
        403);
}

TEST_P(Door, refuses_what_it_does_not_know) {
    auto const sales = as("sales");
    auto const wrong =
        refused([&] { return sales.send(http::Method::Put, customers, {}, small); }, 405);
    EXPECT_EQ(wrong.header("Allow"), "GET, HEAD, POST");
    refused([&] { return sales.get("/api/v1/nothing-here"); }, 404);
    refused([&] { return sales.post("/api/v1/customers/1/nothing", "{}"); }, 404);
    refused([&] { return sales.get("/api/v1/customers/abc"); }, 404);
    refused([&] { return sales.get("/api/v1/customers/-1"); }, 404);
    refused([&] { return sales.get("/api/v1/customers/99999999999999999999"); }, 404);
}

TEST_P(Door, refuses_bodies_that_are_no_json_object) {
    auto const sales = as("sales");
    for (auto const* body : {"{", "name=x", "\"text\"", "[]", "null", "1", "{\"values\":{}}x",
                             "{\"values\":{\"name\":\"\xff\xfe\"}}"})
        refused([&] { return sales.post(customers, body); }, 400);
    refused([&] { return sales.with("Content-Type", "").post(customers, small); }, 415);
    refused([&] { return sales.with("Content-Type", "text/plain").post(customers, small); }, 415);
    refused([&] { return sales.post(customers); }, 415);
}

TEST_P(Door, refuses_deep_nesting_without_falling) {
    std::string const deep =
        R"({"values":{"name":)" + std::string(100'000, '[') + std::string(100'000, ']') + "}}";
    refused([&] { return as("sales").post(customers, deep); }, 400).has("malformed_json");
    std::string filter;
    for (int i = 0; i < 40; ++i)
        filter += R"({"not":)";
    filter += R"({"field":"name","op":"eq","value":"x"})" + std::string(40, '}');
    refused([&] { return as("sales").get(customers, {{"filter", filter}}); }, 422);
}

TEST_P(Door, names_the_key_it_does_not_know) {
    auto const sales = as("sales");
    refused([&] { return sales.post(customers, R"({"values":{},"valuess":1})"); }, 400)
        .complains("valuess", "不认识的内容：valuess");
    refused([&] { return sales.post(customers, R"({"values":{},"contacts":[{"vals":{}}]})"); }, 400)
        .complains("contacts[0].vals", "不认识")
        .complains("contacts[0].values", "缺少 contacts[0].values");
    refused([&] { return sales.post(customers, R"({"values":"name"})"); }, 400)
        .complains("values", "应为对象");
    refused([&] { return sales.post(customers, R"({"values":{},"entry":"fast"})"); }, 400)
        .complains("entry", "应为：full、quick");
}

TEST_P(Door, refuses_whoever_may_not) {
    refused([&] { return app().browser().post(customers, small); }, 401);
    refused([&] { return as("sales").post("/api/v1/departments", R"({"name":"新部门"})"); }, 403)
        .has("people.manage");
    refused(
        [&] {
            return as("head").post("/api/v1/people", R"({"login":"new","name":"新人",
                "department_id":"1","roles":["administrator"]})");
        },
        403);
    refused(
        [&] { return as("sales").post("/api/v1/setup", R"({"preset":"B","company_name":"x"})"); },
        403);
}

TEST_P(Door, refuses_forged_cookies) {
    for (auto const* cookie : {"kedang=", "kedang=AAAA", "kedang=' OR 1=1 --",
                               "kedang=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
        app().browser().with("Cookie", cookie).get(customers).expect(401).has("not_logged_in");
}

}  // namespace
}  // namespace kedang::app
