// SPDX-License-Identifier: Apache-2.0
#include "exchange/routes.h"

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>

#include "api/body.h"
#include "api/typed_values.h"
#include "base/json_writer.h"
#include "exchange/actions.h"

namespace kedang::exchange {
namespace {

using api::BodyKind;
using api::Call;
using http::Method;
using http::Response;

Plan read_plan(boost::json::object const& body) {
    Plan plan;
    for (auto const& each : body.at("mapping").as_array()) {
        auto const& column = each.as_object();
        plan.mapping.push_back({static_cast<int>(std::clamp<std::int64_t>(
                                    column.at("column").to_number<std::int64_t>(), -1, 100'000)),
                                api::text_of(column, "target")});
    }
    if (auto const* fixed = body.if_contains("fixed"))
        for (auto& [field, text] : api::typed_values(fixed->as_object()))
            if (!text.empty())
                plan.fixed.emplace(std::move(field), std::move(text));
    plan.mode = mode_from(api::text_of(body, "mode")).value_or(Mode::Create);
    plan.match_by = match_by_from(api::text_of(body, "match_by")).value_or(MatchBy::Number);
    plan.legacy = api::truth_of(body, "legacy", false);
    plan.save_as = api::text_of(body, "save_as");
    return plan;
}

Result<Response> import_reply(Call& call, int status, std::int64_t id) {
    TRY_SET(auto json, import_json(call.context, id));
    return api::reply(status, std::move(json));
}

Result<Response> post_import(Call& call) {
    TRY_SET(auto const id,
            take_file(call.context, call.raw_body.file, std::string(call.query("file_name"))));
    return import_reply(call, 201, id);
}

Result<Response> get_imports(Call& call) {
    return api::reply(200, imports_json(call.context));
}

Result<Response> get_import(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    return import_reply(call, 200, id);
}

Result<Response> post_layout(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    LayoutWish wish;
    wish.sheet = api::text_of(call.body, "sheet");
    if (auto const* row = call.body.if_contains("header_row"))
        wish.header_row = row->to_number<std::int64_t>();
    if (auto const* rows = call.body.if_contains("header_rows"))
        wish.header_rows =
            static_cast<int>(std::clamp<std::int64_t>(rows->to_number<std::int64_t>(), 1, 10));
    TRY(change_layout(call.context, id, wish));
    return import_reply(call, 200, id);
}

Result<Response> post_check(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    TRY(start_check(call.context, id, read_plan(call.body)));
    return import_reply(call, 202, id);
}

Result<Response> post_run(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    TRY(start_run(call.context, id, read_plan(call.body)));
    return import_reply(call, 202, id);
}

Result<Response> post_cancel(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    TRY(cancel(call.context, id));
    return import_reply(call, 200, id);
}

Result<Response> get_rejected(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    auto const format = call.query("format");
    if (!format.empty() && format != "csv" && format != "xlsx")
        return Error{ErrorCode::Invalid,
                     "invalid",
                     "不支持这种格式",
                     {{"format", "one_of", "format 应为 xlsx 或 csv"}}};
    bool const is_csv = format == "csv";
    Response response;
    TRY_SET(response.file,
            rejected_file(call.context, id, is_csv ? FileKind::Csv : FileKind::Xlsx));
    response.delete_file = true;
    response.header("Content-Type",
                    is_csv ? "text/csv; charset=utf-8"
                           : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    // "失败行", for browsers; the plain name for whatever else reads the header.
    std::string const extension = is_csv ? ".csv" : ".xlsx";
    response.header("Content-Disposition", "attachment; filename=\"rejected-" + std::to_string(id) +
                                               extension +
                                               "\"; filename*=UTF-8''%E5%A4%B1%E8%B4%A5%E8%A1%8C-" +
                                               std::to_string(id) + extension);
    response.header("Cache-Control", "no-store");
    return response;
}

Result<Response> get_rows(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    std::int64_t after = 0;
    auto const text = call.query("after");
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), after);
    if (!text.empty() && (fault != std::errc{} || end != text.data() + text.size() || after < 0))
        return Error{ErrorCode::Invalid,
                     "invalid",
                     "after 不是行号",
                     {{"after", "integer", "after 应为上一页给出的 next"}}};
    TRY_SET(auto json, rows_json(call.context, id, call.query("outcome"), after));
    return api::reply(200, std::move(json));
}

api::Schema plan_schema() {
    using api::optional;
    auto const column =
        api::object({{"column", api::integer()}, {"target", api::nullable(api::text(100))}});
    return api::object(
        {{"mapping", api::list_of(column, 1000)},
         optional("fixed", api::map_of(api::field_value())),
         optional("mode", api::word({"create", "update", "both"})),
         optional("match_by", api::word({"number", "credit_code", "phone", "name", "row_key"})),
         optional("legacy", api::boolean()),
         optional("save_as", api::text(100))});
}

/// A row of the table; `path` is what stands behind /api/v1/imports.
api::Route row(Method method, std::string const& path, std::string summary,
               std::function<Result<Response>(Call&)> action) {
    return {.method = method,
            .path = "/api/v1/imports" + path,
            .summary = std::move(summary),
            .permission = "customer.import",
            .output = api::reference("Import"),
            .action = std::move(action)};
}

api::Route with_body(api::Route route, api::Schema input) {
    route.body = BodyKind::Json;
    route.input = std::move(input);
    return route;
}

/// Work that goes on behind the answer, begun once however often it is asked for.
api::Route beginning(api::Route route) {
    route.success = 202;
    route.repeatable = true;
    return route;
}

api::Route answering(api::Route route, api::Schema output, std::vector<std::string> query) {
    route.output = std::move(output);
    route.query = std::move(query);
    return route;
}

}  // namespace

std::vector<api::Route> routes() {
    using api::optional;
    auto const layout =
        api::object({optional("sheet", api::text(200)), optional("header_row", api::integer()),
                     optional("header_rows", api::integer())});
    auto const import_list = api::object({{"items", api::list_of(api::reference("Import"))}});
    auto upload = row(Method::Post, "", "上传要导入的文件", post_import);
    upload.body = BodyKind::File;
    upload.query = {"file_name"};
    upload.success = 201;
    upload.repeatable = true;
    return {
        std::move(upload),
        answering(row(Method::Get, "", "我的导入", get_imports), import_list, {}),
        row(Method::Get, "/{id}", "一次导入", get_import),
        with_body(row(Method::Post, "/{id}/layout", "指定工作表和表头", post_layout), layout),
        beginning(with_body(row(Method::Post, "/{id}/check", "试运行", post_check), plan_schema())),
        beginning(with_body(row(Method::Post, "/{id}/run", "开始导入", post_run), plan_schema())),
        row(Method::Post, "/{id}/cancel", "取消导入", post_cancel),
        answering(row(Method::Get, "/{id}/rejected", "下载失败行", get_rejected), api::any(),
                  {"format"}),
        answering(row(Method::Get, "/{id}/rows", "导入的行", get_rows), api::any(),
                  {"outcome", "after"}),
    };
}

}  // namespace kedang::exchange
