// SPDX-License-Identifier: Apache-2.0
#include "platform/db/postgres/parameters.h"

#include <array>
#include <charconv>
#include <limits>

#include "platform/db/value_rules.h"

namespace kedang::db::postgres {
namespace {

constexpr std::size_t longest_number = 32;  // -1.7976931348623157e+308 has 24

std::size_t room_for(Value const& parameter) {
    auto const* const text = std::get_if<std::string_view>(&parameter);
    return text == nullptr ? longest_number : text->size() + 1;
}

}  // namespace

WireParameters::WireParameters(std::span<Value const> parameters) {
    std::size_t room = 0;
    for (Value const& parameter : parameters)
        room += room_for(parameter);
    texts_.reserve(room);  // so that the pointers into it stay good
    values_.reserve(parameters.size());
    lengths_.reserve(parameters.size());
    formats_.reserve(parameters.size());
    for (Value const& parameter : parameters)
        add(parameter);
}

void WireParameters::add(Value const& parameter) {
    if (std::holds_alternative<Null>(parameter)) {
        values_.push_back(nullptr);
        lengths_.push_back(0);
        formats_.push_back(0);
    } else if (auto const* const text = std::get_if<std::string_view>(&parameter)) {
        check_storable(*text);
        add_text(*text);
    } else if (auto const* const bytes = std::get_if<std::span<std::byte const>>(&parameter)) {
        check(bytes->size() <= static_cast<std::size_t>(std::numeric_limits<int>::max()),
              "a parameter is below the wire's limit");
        values_.push_back(bytes->empty() ? "" : reinterpret_cast<char const*>(bytes->data()));
        lengths_.push_back(static_cast<int>(bytes->size()));
        formats_.push_back(1);
    } else {
        std::array<char, longest_number> digits{};
        auto const end = [&] {
            if (auto const* const number = std::get_if<double>(&parameter)) {
                check_storable(*number);
                return std::to_chars(digits.begin(), digits.end(), *number).ptr;
            }
            return std::to_chars(digits.begin(), digits.end(), std::get<std::int64_t>(parameter))
                .ptr;
        }();
        add_text({digits.begin(), static_cast<std::size_t>(end - digits.begin())});
    }
}

void WireParameters::add_text(std::string_view text) {
    values_.push_back(texts_.data() + texts_.size());
    texts_.append(text).push_back('\0');
    lengths_.push_back(0);  // not looked at in text format
    formats_.push_back(0);
}

}  // namespace kedang::db::postgres
