// SPDX-License-Identifier: Apache-2.0
#include "oversight/routes.h"

#include "api/body.h"
#include "base/json_writer.h"
#include "oversight/actions.h"

namespace kedang::oversight {
namespace {

using api::BodyKind;
using api::Call;
using http::Method;
using http::Response;

Question question_of(Call const& call) {
    return {call.query("person"), call.query("from"),     call.query("to"),
            call.query("kind"),   call.query("customer"), call.query("before")};
}

Result<Response> get_entries(Call& call) {
    TRY_SET(auto json, log_json(call.context, question_of(call)));
    return api::reply(200, std::move(json));
}

Question question_in(boost::json::object const& body) {
    auto const text = [&](std::string_view name) -> std::string_view {
        auto const* value = body.if_contains(name);
        return value == nullptr ? std::string_view() : std::string_view(value->get_string());
    };
    return {text("person"), text("from"), text("to"), text("kind"), text("customer")};
}

Result<Response> get_prints(Call& call) {
    return api::reply(200, prints_json(call.context));
}

Result<Response> post_print(Call& call) {
    TRY(start_print(call.context, question_in(call.body)));
    return api::reply(202, prints_json(call.context));
}

Result<Response> get_print_file(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    Response response;
    TRY_SET(response.file, print_file(call.context, id));
    response.header("Content-Type", "application/pdf");
    // "操作日志", for browsers; the plain name for whatever else reads the header.
    response.header("Content-Disposition",
                    "attachment; filename=\"audit-log.pdf\"; "
                    "filename*=UTF-8''%E6%93%8D%E4%BD%9C%E6%97%A5%E5%BF%97.pdf");
    response.header("Cache-Control", "no-store");
    return response;
}

Result<Response> get_alerts(Call& call) {
    return api::reply(200, alerts_json(call.context));
}

Result<Response> post_acknowledge(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    TRY(acknowledge(call.context, id, api::text_of(call.body, "note")));
    return api::reply(200, alerts_json(call.context));
}

Result<Response> get_checks(Call& call) {
    return api::reply(200, checks_json(call.context));
}

Result<Response> post_check(Call& call) {
    TRY(start_check(call.context));
    return api::reply(202, checks_json(call.context));
}

/// A row of the table; `path` is what stands behind /api/v1/oversight.
api::Route row(Method method, std::string const& path, std::string summary, std::string component,
               std::function<Result<Response>(Call&)> action) {
    return {.method = method,
            .path = "/api/v1/oversight" + path,
            .summary = std::move(summary),
            .permission = "audit.read",
            .output = api::reference(std::move(component)),
            .action = std::move(action)};
}

}  // namespace

std::vector<api::Route> routes() {
    auto entries = row(Method::Get, "/entries", "操作日志", "AuditLog", get_entries);
    entries.query = {"person", "from", "to", "kind", "customer", "before"};
    auto print = row(Method::Post, "/prints", "导出操作日志 PDF", "AuditPrints", post_print);
    print.body = BodyKind::Json;
    print.repeatable = true;
    print.input =
        api::object({api::optional("person", api::text(20)), api::optional("from", api::text(10)),
                     api::optional("to", api::text(10)), api::optional("kind", api::text(200)),
                     api::optional("customer", api::text(100))});
    print.success = 202;
    auto file = row(Method::Get, "/prints/{id}/file", "下载操作日志 PDF", "", get_print_file);
    file.output = api::any();
    auto acknowledge =
        row(Method::Post, "/alerts/{id}/acknowledge", "处理提醒", "Alerts", post_acknowledge);
    acknowledge.body = BodyKind::Json;
    acknowledge.repeatable = true;
    acknowledge.input = api::object({{"note", api::text(2000)}});
    auto check = row(Method::Post, "/checks", "校验日志完整性", "AuditChecks", post_check);
    check.repeatable = true;
    check.permission = "audit.verify";
    check.success = 202;
    return {std::move(entries),
            row(Method::Get, "/prints", "本人导出的操作日志 PDF", "AuditPrints", get_prints),
            std::move(print),
            std::move(file),
            row(Method::Get, "/alerts", "审计提醒", "Alerts", get_alerts),
            std::move(acknowledge),
            row(Method::Get, "/checks", "日志完整性校验记录", "AuditChecks", get_checks),
            std::move(check)};
}

}  // namespace kedang::oversight
