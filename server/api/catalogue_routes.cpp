// SPDX-License-Identifier: Apache-2.0
#include "api/catalogue_routes.h"

#include "accounts/asking.h"
#include "fields/field_type.h"
#include "fields/filter/operands.h"
#include "fields/lists.h"
#include "platform/crypto/primitives.h"

namespace kedang::api {
namespace {

using accounts::Right;
using fields::Field;
using fields::RecordType;

void write_label(JsonWriter& out, fields::Label const& label) {
    out.begin_object().member("zh", label.zh).member("en", label.en).end_object();
}

void write_strings(JsonWriter& out, std::vector<std::string> const& strings) {
    out.begin_array();
    for (auto const& text : strings)
        out.value(text);
    out.end_array();
}

void write_options(JsonWriter& out, Field const& field) {
    out.key("options").begin_array();
    for (auto const& option : field.options) {
        out.begin_object().member("value", option.value).key("label");
        write_label(out, option.label);
        if (option.retired)
            out.member("retired", true);
        out.end_object();
    }
    out.end_array();
}

void write_requirement(JsonWriter& out, Field const& field) {
    if (field.required == fields::Required::No)
        return;
    out.member("required", field.required == fields::Required::Entry ? "entry" : "complete");
    if (!field.required_when)
        return;
    out.key("required_when").begin_object().member("field", field.required_when->field);
    out.key("values");
    write_strings(out, field.required_when->values);
    out.end_object();
}

void write_import_names(JsonWriter& out, Field const& field) {
    out.key("import_names");
    write_strings(out, field.import_names);
    if (field.import_parts.empty())
        return;
    out.key("import_parts").begin_object();
    for (auto const& [part, names] : field.import_parts) {
        out.key(part);
        write_strings(out, names);
    }
    out.end_object();
}

void write_field(JsonWriter& out, accounts::Actor const& actor, RecordType const& type,
                 Field const& field) {
    bool const usable = actor.weakest_right(type, field) == Right::Clear;
    out.begin_object().member("name", field.name).member("type", field.type->name);
    out.member("group", field.group).key("label");
    write_label(out, field.label);
    if (!field.help.zh.empty()) {
        out.key("help");
        write_label(out, field.help);
    }
    write_requirement(out, field);
    if (field.max_length > 0)
        out.member("max_length", field.max_length);
    if (!field.options.empty())
        write_options(out, field);
    if (!field.list.empty())
        out.member("list", field.list);
    if (field.multiple_open)
        out.member("open", true);
    out.key("operators").begin_array();
    if (usable && field.filterable)
        for (auto const op : field.type->operators)
            out.value(fields::word(op));
    out.end_array().member("filterable", usable && field.filterable);
    out.member("sortable", usable && field.sortable && !field.encrypted);
    out.member("in_list", field.in_list);
    out.member("searchable", field.search != fields::SearchClass::None);
    for (auto const& [name, holds] :
         {std::pair{"masked", !field.mask.empty()},
          std::pair{"core", field.write_class == fields::WriteClass::Core},
          std::pair{"system", field.is_system()}, std::pair{"unique", field.unique},
          std::pair{"reason_required", field.reason_required}})
        if (holds)
            out.member(name, true);
    write_import_names(out, field);
    out.member("purpose", field.purpose).member("source", field.source);
    if (field.default_value)
        out.member("default", *field.default_value);
    out.end_object();
}

/// What conditions may ask besides: worked out from records of another type.
void write_figures(JsonWriter& out, accounts::Actor const& actor,
                   fields::Catalogue const& catalogue, RecordType const& type) {
    out.key("figures").begin_array();
    for (auto const& figure : type.figures) {
        if (!accounts::may_compare(actor, catalogue, type, figure))
            continue;
        out.begin_object().member("name", figure.name).member("type", figure.type->name);
        out.key("label");
        write_label(out, figure.label);
        out.key("operators").begin_array();
        for (auto const op : figure.type->operators)
            if (fields::may_be_asked(figure, op))
                out.value(fields::word(op));
        out.end_array().end_object();
    }
    out.end_array();
}

void write_record_type(JsonWriter& out, accounts::Actor const& actor,
                       fields::Catalogue const& catalogue, RecordType const& type) {
    out.begin_object().member("number", std::int64_t{type.number}).key("label");
    write_label(out, type.label);
    if (type.required != fields::Required::No)
        out.member("required", type.required == fields::Required::Entry ? "entry" : "complete");
    out.key("groups").begin_array();
    for (auto const& group : type.groups) {
        out.begin_object().member("name", group.name).key("label");
        write_label(out, group.label);
        out.end_object();
    }
    out.end_array().key("fields").begin_array();
    for (auto const& field : type.fields)
        if (field.in_use && actor.knows(type, field))
            write_field(out, actor, type, field);
    out.end_array();
    if (!type.figures.empty())
        write_figures(out, actor, catalogue, type);
    out.end_object();
}

/// A reply that browsers keep and ask about again.
http::Response tagged(std::string json, char const* caching) {
    auto const tag = crypto::to_hex(crypto::ByteView(crypto::hash256(crypto::as_bytes(json))));
    auto response = http::Response::json(200, std::move(json));
    response.header("ETag", "\"" + tag.substr(0, 24) + "\"");
    response.header("Cache-Control", caching);
    return response;
}

Result<http::Response> get_catalogue(Call& call) {
    auto const& catalogue = call.context.catalogue();
    JsonWriter out;
    out.begin_object().member("version", catalogue.version());
    out.member("preset", call.context.company->preset).key("records").begin_object();
    for (auto const& type : catalogue.records()) {
        out.key(type.name);
        write_record_type(out, call.context.actor, catalogue, type);
    }
    out.end_object().end_object();
    return tagged(out.take(), "private, no-cache");
}

Result<http::Response> get_presets(Call&) {
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    for (auto const& preset : fields::Catalogue::presets()) {
        out.begin_object().member("id", preset.id).key("label");
        write_label(out, preset.label);
        out.member("handbook", preset.handbook);
        out.member("number_pattern", preset.numbering.pattern).key("definition");
        out.raw(preset.json).end_object();
    }
    out.end_array().end_object();
    return tagged(out.take(), "private, no-cache");
}

template <typename Rows>
Result<http::Response> list_reply(Rows const& rows) {
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    for (auto const& row : rows)
        out.begin_array()
            .value(row.code)
            .value(row.name)
            .value(static_cast<std::int64_t>(row.level))
            .value(row.parent)
            .end_array();
    out.end_array().end_object();
    return tagged(out.take(), "private, max-age=86400");
}

Result<http::Response> get_divisions(Call& call) {
    return list_reply(call.context.catalogue().lists().divisions.all());
}

Result<http::Response> get_industries(Call& call) {
    return list_reply(call.context.catalogue().lists().industries.all());
}

}  // namespace

std::vector<Route> catalogue_routes() {
    using http::Method;
    return {
        {.method = Method::Get,
         .path = "/api/v1/catalogue",
         .summary = "字段目录",
         .access = Access::SetUp,
         .output = reference("Catalogue"),
         .action = get_catalogue},
        {.method = Method::Get,
         .path = "/api/v1/presets",
         .summary = "管理规范",
         .access = Access::LoggedIn,
         .output = reference("Presets"),
         .action = get_presets},
        {.method = Method::Get,
         .path = "/api/v1/lists/divisions",
         .summary = "行政区划",
         .access = Access::LoggedIn,
         .output = reference("ListRows"),
         .action = get_divisions},
        {.method = Method::Get,
         .path = "/api/v1/lists/industries",
         .summary = "行业分类",
         .access = Access::LoggedIn,
         .output = reference("ListRows"),
         .action = get_industries},
    };
}

}  // namespace kedang::api
