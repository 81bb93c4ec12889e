// SPDX-License-Identifier: Apache-2.0
#include "extraction/model.h"

#include <array>
#include <utility>

namespace kedang::extraction {
namespace {

constexpr std::array<std::pair<State, std::string_view>, 7> states{{{State::Waiting, "waiting"},
                                                                    {State::Running, "running"},
                                                                    {State::Done, "done"},
                                                                    {State::Failed, "failed"},
                                                                    {State::Cancelled, "cancelled"},
                                                                    {State::Withdrawn, "withdrawn"},
                                                                    {State::Expired, "expired"}}};
constexpr std::array<std::pair<Format, std::string_view>, 2> formats{
    {{Format::Csv, "csv"}, {Format::Xlsx, "xlsx"}}};

template <typename Table, typename Value>
std::string_view word_in(Table const& table, Value value) {
    for (auto const& [known, word] : table)
        if (known == value)
            return word;
    return {};
}

template <typename Value, typename Table>
std::optional<Value> value_in(Table const& table, std::string_view word) {
    for (auto const& [value, known] : table)
        if (known == word)
            return value;
    return std::nullopt;
}

}  // namespace

std::string_view word(State state) {
    return word_in(states, state);
}

std::string_view word(Format format) {
    return word_in(formats, format);
}

std::optional<State> state_from(std::string_view word) {
    return value_in<State>(states, word);
}

std::optional<Format> format_from(std::string_view word) {
    return value_in<Format>(formats, word);
}

bool is_open(State state) {
    return state == State::Waiting || state == State::Running;
}

}  // namespace kedang::extraction
