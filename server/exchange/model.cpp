// SPDX-License-Identifier: Apache-2.0
#include "exchange/model.h"

#include <algorithm>

namespace kedang::exchange {
namespace {

constexpr std::array<std::string_view, 7> state_words = {"ready", "checking",  "checked", "running",
                                                         "done",  "cancelled", "failed"};
constexpr std::array<std::string_view, 5> outcome_words = {"created", "updated", "unchanged",
                                                           "rejected", "skipped"};
constexpr std::array<std::string_view, 3> mode_words = {"create", "update", "both"};
constexpr std::array<std::string_view, 5> match_words = {"number", "credit_code", "phone", "name",
                                                         "row_key"};
constexpr std::array<std::string_view, 3> from_words = {"saved", "name", "values"};

/// A file of noise has as many kinds of findings as rows; beyond these they are counted as one.
constexpr std::size_t most_reasons = 200;
constexpr std::string_view other_reasons = "other";

template <typename Words, typename E>
std::string_view word_of(Words const& words, E value) {
    return words[static_cast<std::size_t>(value)];
}

template <typename E, typename Words>
std::optional<E> named(Words const& words, std::string_view word) {
    auto const found = std::find(words.begin(), words.end(), word);
    return found == words.end() ? std::nullopt
                                : std::optional(static_cast<E>(found - words.begin()));
}

std::string general_message(FieldError const& finding) {
    if (finding.rule == "duplicate")
        return "与已有客户重复";
    if (finding.rule == "duplicate_in_file")
        return "与本文件中前面的行重复";
    return without_values(finding.message);
}

}  // namespace

std::string_view word(State state) {
    return word_of(state_words, state);
}
std::string_view word(Outcome outcome) {
    return word_of(outcome_words, outcome);
}
std::string_view word(Mode mode) {
    return word_of(mode_words, mode);
}
std::string_view word(MatchBy match_by) {
    return word_of(match_words, match_by);
}
std::string_view word(ProposedFrom from) {
    return word_of(from_words, from);
}
std::optional<State> state_from(std::string_view word) {
    return named<State>(state_words, word);
}
std::optional<Outcome> outcome_from(std::string_view word) {
    return named<Outcome>(outcome_words, word);
}
std::optional<Mode> mode_from(std::string_view word) {
    return named<Mode>(mode_words, word);
}
std::optional<MatchBy> match_by_from(std::string_view word) {
    return named<MatchBy>(match_words, word);
}

void Counts::add(Outcome outcome) {
    switch (outcome) {
        case Outcome::Created:
            ++created;
            break;
        case Outcome::Updated:
            ++updated;
            break;
        case Outcome::Unchanged:
            ++unchanged;
            break;
        case Outcome::Rejected:
            ++rejected;
            break;
        case Outcome::Skipped:
            ++skipped;
            break;
    }
}

void Tally::note(std::vector<Reason>& into, std::vector<FieldError> const& findings) {
    for (auto const& finding : findings) {
        std::string message = general_message(finding);
        auto const same = std::find_if(into.begin(), into.end(), [&](Reason const& reason) {
            return reason.field == finding.field && reason.rule == finding.rule &&
                   reason.message == message;
        });
        if (same != into.end())
            ++same->count;
        else if (into.size() < most_reasons)
            into.push_back({finding.field, finding.rule, std::move(message), 1});
        else if (into.back().rule == other_reasons)
            ++into.back().count;
        else
            into.push_back({"", std::string(other_reasons), "其他原因", 1});
    }
}

std::string without_values(std::string_view message) {
    std::string general(message);
    // All between the outermost quotes: a value may hold quotes itself.
    auto const first = general.find('\'');
    auto const last = general.rfind('\'');
    if (first != last)
        general.erase(first, last - first + 1);
    // A number that stands by itself is a value too: 按 12 元处理.
    for (std::size_t at = 0; (at = general.find(' ', at)) != std::string::npos; ++at) {
        auto const end = general.find_first_not_of("0123456789.,", at + 1);
        if (end != std::string::npos && end > at + 1 && general[end] == ' ')
            general.replace(at + 1, end - at - 1, "…");
    }
    for (std::size_t at = 0; (at = general.find("  ", at)) != std::string::npos;)
        general.erase(at, 1);
    return general;
}

}  // namespace kedang::exchange
