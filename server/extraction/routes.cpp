// SPDX-License-Identifier: Apache-2.0
#include "extraction/routes.h"

#include "api/body.h"
#include "extraction/actions.h"

namespace kedang::extraction {
namespace {

using api::Call;
using http::Method;
using http::Response;

Request read_request(boost::json::object const& body) {
    Request request;
    request.format = format_from(api::text_of(body, "format")).value_or(Format::Xlsx);
    request.filter = api::text_of(body, "filter");
    request.search = api::text_of(body, "q");
    request.sort = api::text_of(body, "sort");
    for (auto const& name : api::texts_of(body, "columns"))
        request.columns += (request.columns.empty() ? "" : ",") + name;
    for (auto const& id : api::texts_of(body, "ids"))
        request.ticked.push_back(api::id_of(boost::json::object{{"id", id}}, "id"));
    request.with_keys = api::truth_of(body, "with_keys", true);
    request.purpose = api::text_of(body, "purpose");
    return request;
}

Result<Response> export_reply(Call& call, int status, std::int64_t id) {
    TRY_SET(auto json, export_json(call.context, id));
    return api::reply(status, std::move(json));
}

Result<Response> post_preview(Call& call) {
    TRY_SET(auto json, preview_json(call.context, read_request(call.body)));
    return api::reply(200, std::move(json));
}

Result<Response> post_export(Call& call) {
    TRY_SET(auto const id, ask(call.context, read_request(call.body)));
    return export_reply(call, 202, id);
}

Result<Response> get_exports(Call& call) {
    return api::reply(200, exports_json(call.context));
}

Result<Response> get_export(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    return export_reply(call, 200, id);
}

Result<Response> post_cancel(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    TRY(cancel(call.context, id));
    return export_reply(call, 200, id);
}

std::string_view media_type(Format format) {
    return format == Format::Csv
               ? "text/csv; charset=utf-8"
               : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

/// RFC 8187: every byte that is no plain letter, digit or sign.
std::string escaped(std::string_view name) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (char const letter : name) {
        auto const byte = static_cast<unsigned char>(letter);
        if (byte < 0x80) {
            text += letter;
            continue;
        }
        text += '%';
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

Result<Response> get_file(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    TRY_SET(auto const download, download(call.context, id));
    Response response;
    response.file = download.file;
    response.header("Content-Type", std::string(media_type(download.format)));
    response.header("Content-Disposition", "attachment; filename=\"export-" + std::to_string(id) +
                                               "." + std::string(word(download.format)) +
                                               "\"; filename*=UTF-8''" + escaped(download.name));
    response.header("Cache-Control", "no-store");
    return response;
}

std::vector<api::Property> wish() {
    using api::optional;
    return {optional("format", api::word({"csv", "xlsx"})),
            optional("filter", api::text(50'000)),
            optional("q", api::text(500)),
            optional("sort", api::text(100)),
            optional("columns", api::list_of(api::text(100), 500)),
            optional("ids", api::list_of(api::text(20), 1000)),
            optional("with_keys", api::boolean())};
}

/// A row of the table; `path` is what stands behind /api/v1/exports.
api::Route row(Method method, std::string const& path, std::string summary,
               std::function<Result<Response>(Call&)> action) {
    return {.method = method,
            .path = "/api/v1/exports" + path,
            .summary = std::move(summary),
            .permission = "export.free",
            .output = api::reference("Export"),
            .action = std::move(action)};
}

api::Route with_body(api::Route route, std::vector<api::Property> properties) {
    route.body = api::BodyKind::Json;
    route.input = api::object(std::move(properties));
    return route;
}

}  // namespace

std::vector<api::Route> routes() {
    auto preview =
        with_body(row(Method::Post, "/preview", "导出前看有多少、哪些字段", post_preview), wish());
    preview.output = api::reference("ExportPreview");
    auto wanted = wish();
    wanted.push_back({"purpose", api::text(1000)});
    auto asking = with_body(row(Method::Post, "", "导出客户", post_export), std::move(wanted));
    asking.success = 202;
    asking.repeatable = true;
    auto list = row(Method::Get, "", "我的导出", get_exports);
    list.output = api::object({{"items", api::list_of(api::reference("Export"))}});
    auto file = row(Method::Get, "/{id}/file", "下载导出的文件", get_file);
    file.output = api::any();
    return {
        std::move(preview),
        std::move(asking),
        std::move(list),
        row(Method::Get, "/{id}", "一次导出", get_export),
        row(Method::Post, "/{id}/cancel", "取消导出", post_cancel),
        std::move(file),
    };
}

}  // namespace kedang::extraction
