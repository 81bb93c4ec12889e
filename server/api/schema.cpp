// SPDX-License-Identifier: Apache-2.0
#include "api/schema.h"

#include <algorithm>
#include <boost/json.hpp>

#include "base/text.h"

namespace kedang::api {
namespace {

namespace json = boost::json;

Schema of(Schema::Shape shape) {
    Schema schema;
    schema.shape = shape;
    return schema;
}

struct Walk {
    std::vector<FieldError> errors;

    void fail(std::string const& place, std::string rule, std::string message) {
        errors.push_back({place, std::move(rule), std::move(message)});
    }
    void visit(Schema const& schema, json::value const& value, std::string const& place);
    void visit_object(Schema const& schema, json::object const& object, std::string const& place);
    void visit_text(Schema const& schema, std::string_view text, std::string const& place);
};

std::string inside(std::string const& place, std::string_view name) {
    return place.empty() ? std::string(name) : place + "." + std::string(name);
}

std::string shape_word(Schema::Shape shape) {
    switch (shape) {
        case Schema::Shape::Object:
        case Schema::Shape::Map:
            return "对象";
        case Schema::Shape::Array:
            return "数组";
        case Schema::Shape::Text:
            return "文本";
        case Schema::Shape::Integer:
            return "整数";
        case Schema::Shape::Boolean:
            return "true 或 false";
        case Schema::Shape::FieldValue:
            return "文本、数字、true 或 false、它们的数组，或带 amount 的金额";
        case Schema::Shape::Any:
        case Schema::Shape::Reference:
            break;
    }
    return "任意值";
}

bool is_field_value(json::value const& value) {
    if (auto const* items = value.if_array())
        return std::none_of(items->begin(), items->end(), [](json::value const& item) {
            return item.is_array() || item.is_object();
        });
    if (auto const* object = value.if_object())
        return object->contains("amount") &&
               std::all_of(object->begin(), object->end(), [](auto const& member) {
                   return (member.key() == "amount" || member.key() == "currency") &&
                          !member.value().is_array() && !member.value().is_object();
               });
    return true;
}

bool has_shape(Schema::Shape shape, json::value const& value) {
    switch (shape) {
        case Schema::Shape::Object:
        case Schema::Shape::Map:
            return value.is_object();
        case Schema::Shape::Array:
            return value.is_array();
        case Schema::Shape::Text:
            return value.is_string();
        case Schema::Shape::Integer:
            return value.is_int64();
        case Schema::Shape::Boolean:
            return value.is_bool();
        case Schema::Shape::FieldValue:
            return is_field_value(value);
        case Schema::Shape::Any:
        case Schema::Shape::Reference:
            return true;
    }
    return false;
}

void Walk::visit_text(Schema const& schema, std::string_view text, std::string const& place) {
    if (text::control_character(text, text::LineBreaks::Allowed))
        fail(place, "control_character", place + " 含有不可见的控制字符，请删除后重试");
    if (schema.maximum > 0 && static_cast<std::int64_t>(text.size()) > schema.maximum)
        fail(place, "too_long", place + " 超过 " + std::to_string(schema.maximum) + " 字节");
    if (!schema.words.empty() &&
        std::find(schema.words.begin(), schema.words.end(), text) == schema.words.end()) {
        std::string allowed;
        for (auto const& candidate : schema.words)
            allowed += (allowed.empty() ? "" : "、") + candidate;
        fail(place, "one_of",
             place + " 的值“" + std::string(text) + "”不在允许范围内，应为：" + allowed);
    }
}

void Walk::visit_object(Schema const& schema, json::object const& object,
                        std::string const& place) {
    for (auto const& property : schema.properties) {
        auto const* found = object.if_contains(property.name);
        if (found != nullptr)
            visit(property.schema, *found, inside(place, property.name));
        else if (property.required)
            fail(inside(place, property.name), "required", "缺少 " + inside(place, property.name));
    }
    for (auto const& member : object) {
        std::string_view const name = member.key();
        if (std::none_of(schema.properties.begin(), schema.properties.end(),
                         [&](Property const& property) { return property.name == name; }))
            fail(inside(place, name), "unknown_key", "不认识的内容：" + inside(place, name));
    }
}

void Walk::visit(Schema const& schema, json::value const& value, std::string const& place) {
    if (schema.nullable && value.is_null())
        return;
    if (!has_shape(schema.shape, value))
        return fail(place, "type",
                    (place.empty() ? "请求体" : place) + " 应为" + shape_word(schema.shape));
    if (schema.shape == Schema::Shape::Text)
        visit_text(schema, value.get_string(), place);
    else if (schema.shape == Schema::Shape::Object)
        visit_object(schema, value.get_object(), place);
    else if (schema.shape == Schema::Shape::Map)
        for (auto const& member : value.get_object())
            visit(schema.item.front(), member.value(), inside(place, member.key()));
    else if (schema.shape == Schema::Shape::Array) {
        auto const& items = value.get_array();
        if (schema.maximum > 0 && static_cast<std::int64_t>(items.size()) > schema.maximum)
            return fail(place, "too_long",
                        place + " 最多 " + std::to_string(schema.maximum) + " 项");
        for (std::size_t i = 0; i < items.size(); ++i)
            visit(schema.item.front(), items[i], place + "[" + std::to_string(i) + "]");
    }
}

void write_properties(JsonWriter& out, Schema const& schema) {
    out.key("properties").begin_object();
    for (auto const& property : schema.properties) {
        out.key(property.name);
        write_schema(out, property.schema);
    }
    out.end_object().key("required").begin_array();
    for (auto const& property : schema.properties)
        if (property.required)
            out.value(property.name);
    out.end_array().member("additionalProperties", false);
}

char const* json_type(Schema::Shape shape) {
    switch (shape) {
        case Schema::Shape::Object:
        case Schema::Shape::Map:
            return "object";
        case Schema::Shape::Array:
            return "array";
        case Schema::Shape::Text:
            return "string";
        case Schema::Shape::Integer:
            return "integer";
        case Schema::Shape::Boolean:
            return "boolean";
        case Schema::Shape::FieldValue:
        case Schema::Shape::Any:
        case Schema::Shape::Reference:
            break;
    }
    return nullptr;
}

}  // namespace

Schema any() {
    return {};
}
Schema object(std::vector<Property> properties) {
    Schema schema = of(Schema::Shape::Object);
    schema.properties = std::move(properties);
    return schema;
}
Schema map_of(Schema item) {
    Schema schema = of(Schema::Shape::Map);
    schema.item.push_back(std::move(item));
    return schema;
}
Schema list_of(Schema item, std::int64_t maximum) {
    Schema schema = of(Schema::Shape::Array);
    schema.item.push_back(std::move(item));
    schema.maximum = maximum;
    return schema;
}
Schema text(std::int64_t maximum) {
    Schema schema = of(Schema::Shape::Text);
    schema.maximum = maximum;
    return schema;
}
Schema word(std::vector<std::string> words) {
    Schema schema = of(Schema::Shape::Text);
    schema.words = std::move(words);
    return schema;
}
Schema integer() {
    return of(Schema::Shape::Integer);
}
Schema boolean() {
    return of(Schema::Shape::Boolean);
}
Schema field_value() {
    return of(Schema::Shape::FieldValue);
}
Schema reference(std::string component) {
    Schema schema = of(Schema::Shape::Reference);
    schema.reference = std::move(component);
    return schema;
}
Schema nullable(Schema schema) {
    schema.nullable = true;
    return schema;
}

Result<Done> validate(Schema const& schema, json::value const& value) {
    Walk walk;
    walk.visit(schema, value, "");
    if (walk.errors.empty())
        return Done{};
    return Error{ErrorCode::Malformed, "malformed", "请求内容不符合接口约定",
                 std::move(walk.errors)};
}

void write_schema(JsonWriter& out, Schema const& schema) {
    out.begin_object();
    if (schema.shape == Schema::Shape::Reference)
        out.member("$ref", "#/components/schemas/" + schema.reference);
    if (auto const* type = json_type(schema.shape)) {
        if (schema.nullable)
            out.key("type").begin_array().value(type).value("null").end_array();
        else
            out.member("type", type);
    }
    if (schema.shape == Schema::Shape::Object)
        write_properties(out, schema);
    if (schema.shape == Schema::Shape::Map) {
        out.key("additionalProperties");
        write_schema(out, schema.item.front());
    }
    if (schema.shape == Schema::Shape::Array) {
        out.key("items");
        write_schema(out, schema.item.front());
    }
    if (!schema.words.empty()) {
        out.key("enum").begin_array();
        for (auto const& candidate : schema.words)
            out.value(candidate);
        out.end_array();
    }
    out.end_object();
}

}  // namespace kedang::api
