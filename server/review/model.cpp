// SPDX-License-Identifier: Apache-2.0
#include "review/model.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/check.h"

namespace kedang::review {
namespace {

constexpr std::array<std::pair<State, std::string_view>, 5> words{{{State::Pending, "pending"},
                                                                   {State::Applied, "applied"},
                                                                   {State::Refused, "refused"},
                                                                   {State::Withdrawn, "withdrawn"},
                                                                   {State::Outdated, "outdated"}}};

}  // namespace

std::string_view word(State state) {
    for (auto const& [candidate, text] : words)
        if (candidate == state)
            return text;
    throw Bug("every state has a word");
}

std::optional<State> state_from(std::string_view word) {
    for (auto const& [state, text] : words)
        if (text == word)
            return state;
    return std::nullopt;
}

Drift drift(Proposal const& proposal, fields::Value const& now) {
    if (now == proposal.before)
        return Drift::None;
    return now == proposal.after ? Drift::Arrived : Drift::Changed;
}

bool asks_the_same(std::vector<Proposal> const& one, std::vector<Proposal> const& other) {
    return one.size() == other.size() &&
           std::all_of(one.begin(), one.end(), [&](Proposal const& wanted) {
               return std::any_of(other.begin(), other.end(), [&](Proposal const& candidate) {
                   return candidate.field_number == wanted.field_number &&
                          candidate.after == wanted.after;
               });
           });
}

}  // namespace kedang::review
