// SPDX-License-Identifier: Apache-2.0
#include <boost/json.hpp>
#include <charconv>

#include "fields/filter/filter.h"
#include "fields/filter/operands.h"

namespace kedang::fields {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_filter = 256 * 1024;  // bytes of JSON

Error wrong_shape(std::string_view what) {
    return {ErrorCode::Invalid, "invalid_filter", "筛选条件" + std::string(what), {}};
}

std::string shortest(double number) {
    char buffer[32];
    auto const end =
        std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::fixed);
    return end.ec == std::errc{} ? std::string(buffer, end.ptr) : std::string();
}

/// A JSON value as a person would type it.
Result<std::string> as_typed(json::value const& value) {
    switch (value.kind()) {
        case json::kind::string:
            return std::string(value.get_string());
        case json::kind::int64:
            return std::to_string(value.get_int64());
        case json::kind::uint64:
            return std::to_string(value.get_uint64());
        case json::kind::double_:
            return shortest(value.get_double());
        case json::kind::bool_:
            return std::string(value.get_bool() ? "true" : "false");
        case json::kind::object: {  // money
            json::value const* amount = value.get_object().if_contains("amount");
            json::value const* currency = value.get_object().if_contains("currency");
            if (value.get_object().size() == 2 && amount && currency && amount->is_string() &&
                currency->is_string())
                return std::string(currency->get_string()) + " " +
                       std::string(amount->get_string());
            break;
        }
        case json::kind::null:
        case json::kind::array:
            break;
    }
    return wrong_shape("的值应为文字、数字、是否或金额");
}

class FilterReader {
  public:
    FilterReader(FieldResolver const& resolve, ParseContext const& context)
        : resolve_(resolve), context_(context) {}

    Result<Filter> read(json::value const& value, int depth) {
        if (depth > deepest_filter)
            return wrong_shape("嵌套太深，最多 20 层");
        if (++nodes_ > most_filter_nodes)
            return wrong_shape("太多，最多 200 个");
        json::object const* object = value.if_object();
        if (object == nullptr)
            return wrong_shape(
                "应为 {\"field\",\"op\",\"value\"}、{\"all\"}、{\"any\"} 或 {\"not\"}");
        if (object->contains("field"))
            return condition(*object);
        if (object->size() != 1)
            return wrong_shape("每一层只能有 all、any、not 之一");
        json::key_value_pair const& only = *object->begin();
        if (only.key() == "all")
            return group(Filter::Kind::All, only.value(), depth);
        if (only.key() == "any")
            return group(Filter::Kind::Any, only.value(), depth);
        if (only.key() != "not")
            return wrong_shape("不认识 " + std::string(only.key()) + "，可用 all、any、not");
        Filter made;
        made.kind = Filter::Kind::Not;
        TRY_SET(Filter part, read(only.value(), depth + 1));
        made.parts.push_back(std::move(part));
        return made;
    }

  private:
    Result<Filter> group(Filter::Kind kind, json::value const& parts, int depth) {
        json::array const* array = parts.if_array();
        if (array == nullptr)
            return wrong_shape("all 和 any 后面应为数组");
        if (array->empty() && kind == Filter::Kind::Any)
            return wrong_shape("any 里至少要有一个条件");
        Filter made;
        made.kind = kind;
        for (json::value const& one : *array) {
            TRY_SET(Filter part, read(one, depth + 1));
            made.parts.push_back(std::move(part));
        }
        return made;
    }

    Result<Filter> condition(json::object const& object) {
        json::value const* op = object.if_contains("op");
        json::value const* value = object.if_contains("value");
        json::value const* within = object.if_contains("within");
        json::string const* name = object.at("field").if_string();
        std::size_t const known_members = 2u + (value != nullptr) + (within != nullptr);
        if (name == nullptr || op == nullptr || !op->is_string() || object.size() != known_members)
            return wrong_shape("应为 {\"field\",\"op\",\"value\"}");
        Field const* field = resolve_(*name);
        if (field == nullptr)
            return unknown_field(*name);
        auto const known = operator_from(op->get_string());
        if (!known)
            return wrong_shape("不认识 op " + std::string(op->get_string()));
        std::vector<std::string> words;
        if (value != nullptr && value->is_array()) {
            if (value->get_array().size() > most_filter_values)
                return wrong_shape("的值太多，最多 500 个");
            for (json::value const& one : value->get_array()) {
                TRY_SET(std::string word, as_typed(one));
                words.push_back(std::move(word));
            }
        } else if (value != nullptr) {
            TRY_SET(std::string word, as_typed(*value));
            words.push_back(std::move(word));
        }
        TRY_SET(Filter made, make_condition(*field, *known, words, context_));
        if (within != nullptr)
            TRY(set_window(made, *field, *within));
        return made;
    }

    Result<Done> set_window(Filter& condition, Field const& field, json::value const& within) {
        auto const period = within.is_string() ? span_named(within.get_string()) : std::nullopt;
        if (!period)
            return wrong_shape("的 within 应为一段时间，如 近6个月");
        return narrow(condition, field, *period);
    }

    FieldResolver const& resolve_;
    ParseContext const& context_;
    int nodes_ = 0;
};

}  // namespace

Result<Filter> parse_filter(std::string_view text, FieldResolver const& resolve,
                            ParseContext const& context) {
    if (text.empty())
        return Filter{};
    if (text.size() > longest_filter)
        return wrong_shape("太长");
    json::parse_options options;
    options.max_depth = 2 * deepest_filter + 8;  // each level of ours is an object and an array
    json::error_code fault;
    json::value const value =
        json::parse(json::string_view(text.data(), text.size()), fault, {}, options);
    if (fault == json::error::too_deep)
        return wrong_shape("嵌套太深，最多 20 层");
    if (fault)
        return wrong_shape("不是有效的 JSON");
    return FilterReader(resolve, context).read(value, 1);
}

}  // namespace kedang::fields
