// A working day through the API, whole: the same requests give the same ordered answers on both
// engines, today as when they were reviewed.
// SPDX-License-Identifier: Apache-2.0
#include "app/test_golden.h"
#include "app/testing.h"

namespace kedang::app {
namespace {

using namespace std::chrono_literals;
namespace json = boost::json;

class Journey : public ApiTest {
  protected:
    Answer note(std::string const& login, http::Method method, std::string const& path,
                Query const& query = {}, std::string const& body = {}, int version = 0) {
        app().clock().advance(1min);
        auto browser = as(login);
        if (version > 0)
            browser = browser.with("If-Match", "\"" + std::to_string(version) + "\"");
        auto answer = browser.send(method, path, query, body);
        json::object line{{"who", login},
                          {"request", std::string(http::name(method)) + " " + path},
                          {"status", answer.status()},
                          {"answer", answer.json()}};
        if (!query.empty())
            line["query"] = json::value_from(std::map(query.begin(), query.end()));
        // A cursor is sealed with a fresh nonce.
        if (auto* object = line["answer"].if_object(); object && path == "/api/v1/customers")
            if (auto* next = object->if_contains("next"))
                *next = "…";
        lines_.push_back(std::move(line));
        return answer;
    }
    Answer get(std::string const& login, std::string const& path, Query const& query = {}) {
        return note(login, http::Method::Get, path, query);
    }
    Answer post(std::string const& login, std::string const& path, std::string const& body) {
        return note(login, http::Method::Post, path, {}, body);
    }
    Answer patch(std::string const& login, std::string const& path, int version,
                 std::string const& body) {
        return note(login, http::Method::Patch, path, {}, body, version);
    }

    json::array lines_;
};
INSTANTIATE_ON_BOTH_ENGINES(Journey);

TEST_P(Journey, gives_the_same_ordered_json_on_both_engines) {
    std::string const customers = "/api/v1/customers", first = customers + "/1";
    get("sales", "/api/v1/people");
    post("sales", customers + "/check",
         R"({"values":{"name":"华东精密科技有限公司","employees":"很多"}})");
    post("sales", customers,
         R"({"values":{"name":"华东精密科技有限公司","region":"江苏省常州市武进区","industry":"C34",
             "registered_capital":"2,000万元","office_phone":"0519-86561234转88","tags":["重点","外贸"],
             "registered_date":"2019年3月5日","sources":["exhibition","referral"]},
             "contacts":[{"values":{"name":"张伟","mobile":"+86 138 0013 8000","is_primary":true,
             "birthday":"1985-02-28"}}],
             "follow_up":{"values":{"content":"展会上见过,要样品报价","next_at":"2026-12-01 09:30"}}})")
        .expect(201);
    post("sales", customers, R"({"values":{"name":"華東精密科技有限公司"},"entry":"quick",
             "contacts":[{"values":{"mobile":"13800138000"}}]})")
        .expect(409);
    post("other", customers,
         R"({"values":{"name":"重庆山城物流有限公司","office_phone":"0519-86561234转88"},
             "contacts":[{"values":{"name":"赵云","mobile":"13900139000"}}]})")
        .expect(409);
    post("other", customers,
         R"({"values":{"name":"重庆山城物流有限公司","registered_capital":"800万美元"},
             "contacts":[{"values":{"name":"赵云","mobile":"13900139000"}}]})")
        .expect(201);
    post("head", customers, R"({"values":{"name":"长沙重工机械厂"},"entry":"quick",
             "contacts":[{"values":{"mobile":"13700137000"}}]})")
        .expect(201);
    patch("sales", first, 1, R"({"values":{"employees":"120","stage":"needs"}})").expect(200);
    patch("head", first, 1, R"({"values":{"employees":"150"}})").expect(412);
    patch("admin", first, 2, R"({"values":{"industry":"C35"}})").expect(422);
    patch("admin", first, 2, R"({"values":{"industry":"C35"},"reason":"按营业执照更正"})")
        .expect(200);
    post("sales", first + "/contacts", R"({"values":{"name":"刘洋","mobile":"13600136000"}})")
        .expect(201);
    post("sales", first + "/follow-ups",
         R"({"values":{"content":"电话确认交期","method":"phone"}})")
        .expect(201);
    post("head", "/api/v1/reveal",
         R"({"record":"contact","id":"1","field":"mobile","purpose":"回电"})")
        .expect(200);
    for (auto const* login : {"sales", "head", "other", "admin"}) {
        get(login, first);
        get(login, customers, {{"sort", "name"}, {"limit", "2"}});
        get(login, customers + "/count");
    }
    get("admin", customers, {{"q", "13800138000"}, {"columns", "name,region,office_phone"}});
    get("admin", customers,
        {{"filter", R"({"any":[{"field":"region","op":"eq","value":"江苏省"},
              {"field":"registered_capital","op":"gt","value":"1万美元"}]})"},
         {"sort", "-registered_capital"}});
    get("sales", first + "/timeline", {{"kind", "change"}});
    get("sales", customers, {{"filter", R"({"field":"id_number","op":"eq","value":"1"})"}})
        .expect(422);
    get("sales", "/api/v1/login-log").expect(403);
    expect_golden("journey.json", pretty(lines_));
}

}  // namespace
}  // namespace kedang::app
