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

Result<Response> get_pdf(Call& call) {
    Response response;
    TRY_SET(response.file, log_pdf(call.context, question_of(call)));
    response.delete_file = true;
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
    std::vector<std::string> const question{"person", "from", "to", "kind", "customer"};
    auto entries = row(Method::Get, "/entries", "操作日志", "AuditLog", get_entries);
    entries.query = question;
    entries.query.emplace_back("before");
    auto pdf = row(Method::Get, "/entries.pdf", "导出操作日志", "", get_pdf);
    pdf.query = question;
    pdf.output = api::any();
    auto acknowledge =
        row(Method::Post, "/alerts/{id}/acknowledge", "处理提醒", "Alerts", post_acknowledge);
    acknowledge.body = BodyKind::Json;
    acknowledge.repeatable = true;
    acknowledge.input = api::object({{"note", api::text(2000)}});
    auto check = row(Method::Post, "/checks", "校验日志完整性", "AuditChecks", post_check);
    check.repeatable = true;
    check.success = 202;
    return {std::move(entries),
            std::move(pdf),
            row(Method::Get, "/alerts", "审计提醒", "Alerts", get_alerts),
            std::move(acknowledge),
            row(Method::Get, "/checks", "日志完整性校验记录", "AuditChecks", get_checks),
            std::move(check)};
}

}  // namespace kedang::oversight
