// SPDX-License-Identifier: Apache-2.0
#include "extraction/model_json.h"

#include <algorithm>
#include <boost/json.hpp>

#include "base/json_writer.h"

namespace kedang::extraction {
namespace {

std::string text_of(boost::json::object const& object, std::string_view name) {
    return std::string(object.at(name).as_string());
}

void write_texts(JsonWriter& out, char const* name, std::vector<std::string> const& texts) {
    out.key(name).begin_array();
    for (auto const& text : texts)
        out.value(text);
    out.end_array();
}

void write_outcome(JsonWriter& out, Export const& made) {
    if (made.finished_at)
        out.member("finished_at", to_rfc3339(*made.finished_at));
    if (made.expires_at)
        out.member("expires_at", to_rfc3339(*made.expires_at));
    if (!made.hash.empty())
        out.member("hash", made.hash).member("bytes", made.bytes);
    if (!made.error.empty())
        out.member("error", made.error);
}

}  // namespace

std::string request_json(Request const& request) {
    JsonWriter out;
    out.begin_object().member("format", word(request.format));
    out.member("filter", request.filter).member("search", request.search);
    out.member("sort", request.sort).member("columns", request.columns);
    out.member("with_keys", request.with_keys).key("ticked").begin_array();
    for (auto const id : request.ticked)
        out.value(id);
    out.end_array().end_object();
    return out.take();
}

Request request_from_json(std::string_view json) {
    auto const parsed = boost::json::parse(json);
    auto const& object = parsed.as_object();
    Request request;
    request.format = format_from(text_of(object, "format")).value_or(Format::Xlsx);
    request.filter = text_of(object, "filter");
    request.search = text_of(object, "search");
    request.sort = text_of(object, "sort");
    request.columns = text_of(object, "columns");
    request.with_keys = object.at("with_keys").as_bool();
    for (auto const& id : object.at("ticked").as_array())
        request.ticked.push_back(id.to_number<std::int64_t>());
    return request;
}

std::string texts_json(std::vector<std::string> const& texts) {
    JsonWriter out;
    out.begin_array();
    for (auto const& text : texts)
        out.value(text);
    out.end_array();
    return out.take();
}

std::vector<std::string> texts_from_json(std::string_view json) {
    std::vector<std::string> texts;
    auto const parsed = boost::json::parse(json);
    for (auto const& text : parsed.as_array())
        texts.emplace_back(text.as_string());
    return texts;
}

std::string progress_json(std::int64_t rows) {
    JsonWriter out;
    out.begin_object().member("rows", rows).end_object();
    return out.take();
}

std::int64_t rows_from_progress(std::string_view json) {
    return json.empty() ? 0 : boost::json::parse(json).at("rows").to_number<std::int64_t>();
}

std::string_view kind_word(Request const& request) {
    if (!request.ticked.empty())
        return "勾选的客户";
    return request.is_of_all() ? "全部客户" : "筛选的客户";
}

std::string export_json(Export const& made, std::int64_t rows, std::string_view person) {
    JsonWriter out;
    out.begin_object().key("id").id(made.id).member("state", word(made.state));
    out.member("format", word(made.request.format)).member("purpose", made.request.purpose);
    out.member("of", kind_word(made.request));
    out.member("asked_at", to_rfc3339(made.asked_at)).key("asked_by").begin_object();
    out.key("id").id(made.person).member("name", person).end_object();
    out.member("rows", rows).member("expected", made.expected);
    write_texts(out, "fields", made.fields);
    write_texts(out, "withheld", made.withheld);
    write_outcome(out, made);
    out.member("downloads", made.downloads).end_object();
    return out.take();
}

std::string file_name(Export const& made, std::string_view day) {
    std::string digits(day);
    std::erase(digits, '-');
    return "客户-" + digits + "-" + std::to_string(made.id) + "." +
           std::string(word(made.request.format));
}

}  // namespace kedang::extraction
