// Reading request bodies that have passed their schema: what is there has the right type.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kedang::api {

/// "" where it is absent or null.
inline std::string text_of(boost::json::object const& body, std::string_view name) {
    auto const* found = body.if_contains(name);
    return found == nullptr || !found->is_string() ? std::string()
                                                   : std::string(found->get_string());
}

inline bool truth_of(boost::json::object const& body, std::string_view name, bool otherwise) {
    auto const* found = body.if_contains(name);
    return found == nullptr || !found->is_bool() ? otherwise : found->get_bool();
}

/// An id as text; 0 where it is absent or no number.
inline std::int64_t id_of(boost::json::object const& body, std::string_view name) {
    std::int64_t number = 0;
    for (char const digit : text_of(body, name)) {
        if (digit < '0' || digit > '9' || number > 900'000'000'000'000'000)
            return 0;
        number = number * 10 + (digit - '0');
    }
    return number;
}

inline std::vector<std::string> texts_of(boost::json::object const& body, std::string_view name) {
    std::vector<std::string> texts;
    if (auto const* found = body.if_contains(name); found != nullptr && found->is_array())
        for (auto const& item : found->get_array())
            texts.emplace_back(item.get_string());
    return texts;
}

}  // namespace kedang::api
