// SPDX-License-Identifier: Apache-2.0
#include "api/openapi.h"

#include <algorithm>
#include <map>

namespace kedang::api {
namespace {

char const* method_word(http::Method method) {
    switch (method) {
        case http::Method::Get:
            return "get";
        case http::Method::Head:
            return "head";
        case http::Method::Post:
            return "post";
        case http::Method::Put:
            return "put";
        case http::Method::Patch:
            return "patch";
        case http::Method::Delete:
            return "delete";
        case http::Method::Options:
            return "options";
    }
    return "";
}

/// "get /api/v1/customers/{id}" → "getCustomersId": stable, unique, a legal identifier.
std::string operation_id(Route const& route) {
    std::string id = method_word(route.method);
    bool upper = true;
    std::string_view path = route.path;
    if (path.starts_with("/api/v1"))
        path.remove_prefix(7);
    for (char const letter : path) {
        bool const plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        if (plain)
            id += upper && letter >= 'a' ? static_cast<char>(letter - 'a' + 'A') : letter;
        upper = !plain;
    }
    return id;
}

void write_parameter(JsonWriter& out, std::string_view name, std::string_view place,
                     bool required) {
    out.begin_object().member("name", name).member("in", place).member("required", required);
    out.key("schema").begin_object().member("type", "string").end_object().end_object();
}

void write_parameters(JsonWriter& out, Route const& route) {
    out.key("parameters").begin_array();
    for (std::size_t at = route.path.find('{'); at != std::string::npos;
         at = route.path.find('{', at + 1))
        write_parameter(out, route.path.substr(at + 1, route.path.find('}', at) - at - 1), "path",
                        true);
    for (auto const& name : route.query)
        write_parameter(out, name, "query", false);
    if (route.method == http::Method::Patch)
        write_parameter(out, "If-Match", "header", true);
    if (route.repeatable)
        write_parameter(out, "Idempotency-Key", "header", false);
    out.end_array();
}

void write_body(JsonWriter& out, Route const& route) {
    if (route.body == BodyKind::None)
        return;
    bool const is_json = route.body == BodyKind::Json;
    out.key("requestBody").begin_object().member("required", true).key("content").begin_object();
    out.key(is_json ? "application/json" : "application/octet-stream").begin_object();
    out.key("schema");
    if (is_json)
        write_schema(out, route.input);
    else
        out.begin_object().member("type", "string").member("format", "binary").end_object();
    out.end_object().end_object().end_object();
}

void write_operation(JsonWriter& out, Route const& route) {
    out.key(method_word(route.method)).begin_object();
    out.member("operationId", operation_id(route)).member("summary", route.summary);
    if (!route.permission.empty())
        out.member("x-permission", route.permission);
    write_parameters(out, route);
    write_body(out, route);
    out.key("responses").begin_object().key(std::to_string(route.success)).begin_object();
    out.member("description", "成功");
    if (route.success != 204) {
        out.key("content").begin_object().key("application/json").begin_object().key("schema");
        write_schema(out, route.output);
        out.end_object().end_object();
    }
    out.end_object().key("default").begin_object().member("description", "失败");
    out.key("content").begin_object().key("application/problem+json").begin_object();
    out.key("schema").begin_object().member("$ref", "#/components/schemas/Problem").end_object();
    out.end_object().end_object().end_object().end_object().end_object();
}

}  // namespace

std::string openapi(std::span<Route const> routes, std::span<Component const> components) {
    std::map<std::string, std::vector<Route const*>> by_path;
    for (auto const& route : routes)
        by_path[route.path].push_back(&route);
    JsonWriter out;
    out.begin_object().member("openapi", "3.1.0");
    out.key("info").begin_object().member("title", "客档 Kedang").member("version", "1");
    out.end_object().key("paths").begin_object();
    for (auto const& [path, rows] : by_path) {
        out.key(path).begin_object();
        for (auto const* route : rows)
            write_operation(out, *route);
        out.end_object();
    }
    out.end_object().key("components").begin_object().key("schemas").begin_object();
    for (auto const& component : components) {
        out.key(component.name);
        write_schema(out, component.schema);
    }
    out.end_object().end_object().end_object();
    return out.take();
}

}  // namespace kedang::api
