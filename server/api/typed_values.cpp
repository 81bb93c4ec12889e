// SPDX-License-Identifier: Apache-2.0
#include "api/typed_values.h"

#include <array>
#include <boost/json.hpp>
#include <charconv>

#include "api/body.h"

namespace kedang::api {
namespace {

namespace json = boost::json;

/// As people write it: JSON's own 2.05E1 is what spreadsheets make of damaged numbers.
std::string spelled(double number) {
    std::array<char, 400> digits;  // the largest has 309 before the point
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), number,
                                   std::chars_format::fixed);
    return {digits.data(), end.ptr};
}

std::string typed(json::value const& value) {
    if (value.is_string())
        return std::string(value.get_string());
    if (value.is_null())
        return {};
    if (auto const* number = value.if_double())
        return spelled(*number);
    if (auto const* items = value.if_array()) {
        std::string joined;
        for (auto const& item : *items)
            joined += (joined.empty() ? "" : "、") + typed(item);
        return joined;
    }
    if (auto const* object = value.if_object(); object != nullptr && object->contains("amount"))
        return text_of(*object, "currency") + " " + typed(object->at("amount"));
    return json::serialize(value);
}

}  // namespace

std::vector<fields::Typed> typed_values(json::object const& values) {
    std::vector<fields::Typed> all;
    for (auto const& [name, value] : values)
        all.push_back({std::string(name), typed(value)});
    return all;
}

}  // namespace kedang::api
