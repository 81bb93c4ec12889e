// SPDX-License-Identifier: Apache-2.0
#include "fields/json_object.h"

#include "base/check.h"

namespace kedang::fields {

JsonObject::JsonObject(boost::json::value const& value, std::string place)
    : object_(value.if_object()), place_(std::move(place)) {
    if (object_ == nullptr)
        fail("is no object");
}

void JsonObject::fail(std::string_view what) const {
    throw Bug("catalogue/" + place_ + ": " + std::string(what));
}

boost::json::value const* JsonObject::find(std::string_view name) {
    asked_.emplace(name);
    return object_->if_contains(name);
}

boost::json::value const& JsonObject::required(std::string_view name) {
    auto const* const value = find(name);
    if (value == nullptr)
        fail("lacks " + std::string(name));
    return *value;
}

std::string JsonObject::text(std::string_view name) {
    auto const* const text = required(name).if_string();
    if (text == nullptr)
        fail(std::string(name) + " is no text");
    return std::string(*text);
}

std::int64_t JsonObject::number(std::string_view name) {
    auto const* const number = required(name).if_int64();
    if (number == nullptr)
        fail(std::string(name) + " is no number");
    return *number;
}

JsonObject JsonObject::object(std::string_view name) {
    return {required(name), place_ + " " + std::string(name)};
}

Label JsonObject::label(std::string_view name) {
    auto languages = object(name);
    Label label{languages.text("zh"), languages.text("en")};
    languages.finish();
    if (label.zh.empty() || label.en.empty())
        fail(std::string(name) + " is empty in a language");
    return label;
}

void JsonObject::read(std::string_view name, std::string& target) {
    if (find(name) != nullptr)
        target = text(name);
}

void JsonObject::read(std::string_view name, bool& target) {
    auto const* const value = find(name);
    if (value == nullptr)
        return;
    if (!value->is_bool())
        fail(std::string(name) + " is neither true nor false");
    target = value->get_bool();
}

void JsonObject::read(std::string_view name, std::int64_t& target) {
    if (find(name) != nullptr)
        target = number(name);
}

void JsonObject::read(std::string_view name, std::optional<std::int64_t>& target) {
    if (find(name) != nullptr)
        target = number(name);
}

void JsonObject::read(std::string_view name, std::vector<std::string>& target) {
    auto const* const value = find(name);
    if (value == nullptr)
        return;
    if (!value->is_array())
        fail(std::string(name) + " is no array");
    target.clear();
    for (auto const& element : value->get_array()) {
        if (!element.is_string())
            fail(std::string(name) + " holds something that is no text");
        target.emplace_back(element.get_string());
    }
}

void JsonObject::read(std::string_view name, Label& target) {
    if (find(name) != nullptr)
        target = label(name);
}

std::vector<JsonObject> JsonObject::objects(std::string_view name) {
    std::vector<JsonObject> found;
    auto const* const value = find(name);
    if (value == nullptr)
        return found;
    if (!value->is_array())
        fail(std::string(name) + " is no array");
    for (auto const& element : value->get_array()) {
        found.emplace_back(element, place_ + " " + std::string(name));
        if (auto const* const own_name = found.back().find("name"))
            found.back().place_ = place_ + " " + std::string(own_name->get_string());
    }
    return found;
}

std::vector<std::pair<std::string, JsonObject>> JsonObject::members(std::string_view name) {
    std::vector<std::pair<std::string, JsonObject>> found;
    auto const* const value = find(name);
    if (value == nullptr)
        return found;
    if (!value->is_object())
        fail(std::string(name) + " is no object");
    for (auto const& [key, member] : value->get_object())
        found.emplace_back(std::string(key), JsonObject(member, place_ + " " + std::string(key)));
    return found;
}

void JsonObject::finish() const {
    for (auto const& [name, value] : *object_)
        if (!asked_.contains(std::string_view(name)))
            fail("nobody reads " + std::string(name));
}

}  // namespace kedang::fields
