// For tests only: a request for every route of the program. A route without one fails the tests
// that walk over them. Included by *_test.cpp only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "api/route.h"
#include "app/testing.h"

namespace kedang::app {

/// A request that succeeds for whoever may when all are sent in this order. A {code} in the body is
/// what an authenticator app shows.
struct Sample {
    char const* route;
    Query query = {};
    char const* body = "";
    char const* id = "1";  ///< what {id} stands for
    char const* by = "admin";
};

inline constexpr auto customer_body =
    R"({"values":{"name":"无锡恒远五金厂"},"contacts":[{"values":{"name":"李娜","mobile":"13900139000"}}]})";
inline constexpr auto own_role =
    R"({"label":{"zh":"外贸专员"},"permissions":["customer.read"],"scope":"own","pool":false,"core_hours":0,"field_rights":[]})";
inline constexpr auto other_role =
    R"({"label":{"zh":"外贸主管"},"permissions":["customer.read"],"scope":"all","pool":true,"core_hours":0,
        "field_rights":[{"match":{"type":["money"]},"relation":["own","shared"],"right":"masked","write":false}]})";
inline constexpr auto plan = R"({"mapping":[{"column":0,"target":"name"}],"legacy":true})";

inline constexpr auto asking =
    R"({"record":"customer","id":"1","values":{"industry":"C35"},"reason":"更正"})";

inline std::vector<Sample> const samples{
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
    {"PATCH /api/v1/departments/{id}", {}, R"({"name":"外贸部"})", "3"},
    {"DELETE /api/v1/departments/{id}", {}, "", "3"},
    {"POST /api/v1/people/import",
     {{"file_name", "人员.csv"}},
     "姓名,登录名,部门,角色\n吴敏,wumin,销售一部/华东组,销售代表\n"},
    {"GET /api/v1/roles"},
    {"GET /api/v1/roles/preview", {{"role", "salesperson"}}},
    {"POST /api/v1/roles", {}, own_role},
    {"PATCH /api/v1/roles/{id}", {}, other_role, "marketing"},
    {"POST /api/v1/roles/{id}/reset", {}, "", "marketing"},
    {"DELETE /api/v1/roles/{id}", {}, "", "role_1"},
    {"GET /api/v1/settings"},
    {"PATCH /api/v1/settings", {}, R"({"values":{"reveal.hourly_limit":"61"}})"},
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
    {"POST /api/v1/customers/{id}/renumber",
     {},
     R"({"number":"VIP-001","reason":"集团统一编号"})",
     "2"},
    {"POST /api/v1/customers/{id}/contacts",
     {},
     R"({"values":{"name":"刘洋","mobile":"13700137000"}})"},
    {"PATCH /api/v1/contacts/{id}", {}, R"({"values":{"position":"经理"}})"},
    {"POST /api/v1/customers/{id}/follow-ups", {}, R"({"values":{"content":"电话回访"}})"},
    {"PATCH /api/v1/follow-ups/{id}", {}, R"({"values":{"result":"约定面谈"}})"},
    {"POST /api/v1/customers/{id}/orders",
     {},
     R"({"values":{"ordered_on":"2026-11-01","amount":"1.5万元"}})"},
    {"GET /api/v1/customers/{id}/orders"},
    {"PATCH /api/v1/orders/{id}", {}, R"({"values":{"status":"已完成"}})"},
    {"GET /api/v1/customers/filter", {{"filter", "客户类型=成交客户"}}},
    {"GET /api/v1/customers/filter/completions", {{"filter", "客户类"}, {"at", "3"}}},
    {"POST /api/v1/segments", {}, R"({"name":"成交客户","filter":"客户类型=成交客户"})"},
    {"POST /api/v1/segments", {}, R"({"name":"久未跟进","filter":"90天未跟进"})"},
    {"GET /api/v1/segments"},
    {"PATCH /api/v1/segments/{id}", {}, R"({"name":"成交的客户"})"},
    {"DELETE /api/v1/segments/{id}", {}, "", "2"},
    {"GET /api/v1/customers/{id}/shares"},
    {"POST /api/v1/customers/{id}/shares", {}, R"({"person_id":"4","until":"2026-12-31"})"},
    {"DELETE /api/v1/customers/{id}/shares/{share}"},
    {"POST /api/v1/customers/look-up", {}, R"({"key":"13800138000"})", "1", "agent"},
    {"POST /api/v1/reveal", {}, R"({"record":"contact","id":"1","field":"mobile"})"},
    {"POST /api/v1/update-requests", {}, asking, "", "head"},
    {"GET /api/v1/update-requests", {{"scope", "to_decide"}, {"state", "pending"}}},
    {"GET /api/v1/update-requests/{id}"},
    {"POST /api/v1/update-requests/{id}/withdraw", {}, "", "1", "head"},
    {"POST /api/v1/update-requests", {}, asking, "", "head"},
    {"POST /api/v1/update-requests/{id}/refuse", {}, R"({"note":"请补充营业执照"})", "2"},
    {"POST /api/v1/update-requests", {}, asking, "", "head"},
    {"POST /api/v1/update-requests/{id}/approve", {}, "{}", "3"},
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
    {"POST /api/v1/exports/preview", {}, R"({"columns":["number","name"]})"},
    {"POST /api/v1/exports", {}, R"({"format":"csv","columns":["name"],"purpose":"季度盘点"})"},
    {"GET /api/v1/exports"},
    {"GET /api/v1/exports/{id}"},
    {"GET /api/v1/exports/{id}/file"},
    {"POST /api/v1/exports/{id}/cancel", {}, "", "2"},
    {"GET /api/v1/notices", {{"unread", "true"}, {"limit", "10"}}},
    {"GET /api/v1/notices/unread-count"},
    {"POST /api/v1/notices/{id}/read"},
    {"POST /api/v1/notices/read-all", {}, "{}"},
    {"GET /api/v1/notices/preferences"},
    {"POST /api/v1/notices/preferences", {}, R"({"kind":"customer.changed","on":false})"},
    {"POST /api/v1/customers/{id}/follow"},
    {"GET /api/v1/customers/{id}/follow"},
    {"DELETE /api/v1/customers/{id}/follow"},
    {"GET /api/v1/oversight/entries", {{"kind", "reveal"}}},
    {"POST /api/v1/oversight/prints", {}, R"({"kind":"reveal"})"},
    {"GET /api/v1/oversight/prints"},
    {"GET /api/v1/oversight/prints/{id}/file"},
    {"GET /api/v1/oversight/alerts"},
    {"POST /api/v1/oversight/alerts/{id}/acknowledge", {}, R"({"note":"已向本人核实"})"},
    {"POST /api/v1/oversight/checks"},
    {"GET /api/v1/oversight/checks"},
    {"DELETE /api/v1/session"},
};

inline std::string key(api::Route const& route) {
    return std::string(http::name(route.method)) + " " + route.path;
}

}  // namespace kedang::app
