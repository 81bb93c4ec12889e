// SPDX-License-Identifier: Apache-2.0
#include "fields/filter/vocabulary.h"

#include <algorithm>
#include <numeric>

namespace kedang::fields {
namespace {

constexpr std::size_t most_suggestions = 3;
constexpr std::size_t longest_compared = 40;

/// How many characters must be typed, removed or replaced.
std::size_t distance(std::u32string_view left, std::u32string_view right) {
    std::vector<std::size_t> row(right.size() + 1);
    std::iota(row.begin(), row.end(), 0u);
    for (std::size_t i = 0; i < left.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < right.size(); ++j) {
            std::size_t const replaced = diagonal + (left[i] != right[j]);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

}  // namespace

Vocabulary::Vocabulary(std::vector<Field const*> fields) : fields_(std::move(fields)) {
    for (Field const* field : fields_) {
        add(*field, field->label.zh, 0);
        add(*field, field->name, 1);
        add(*field, field->label.en, 2);
        for (std::string const& word : field->import_names)
            add(*field, word, 3);
    }
}

void Vocabulary::add(Field const& field, std::string_view word, int rank) {
    std::u32string folded = folded_word(word);
    if (folded.empty())
        return;
    longest_ = std::max(longest_, folded.size());
    auto const [place, is_new] = words_.try_emplace(std::move(folded), Meaning{&field, rank});
    if (!is_new && rank < place->second.rank)
        place->second = {&field, rank};
}

Field const* Vocabulary::named(std::string_view name) const {
    auto const found = std::find_if(fields_.begin(), fields_.end(),
                                    [&](Field const* field) { return field->name == name; });
    return found == fields_.end() ? nullptr : *found;
}

Field const* Vocabulary::meant(std::string_view word) const {
    auto const found = words_.find(folded_word(word));
    return found == words_.end() ? nullptr : found->second.field;
}

std::vector<Vocabulary::Found> Vocabulary::at(TypedLine const& line, std::size_t place) const {
    std::vector<Found> found;
    std::u32string word;
    for (std::size_t i = place; i < line.size() && word.size() < longest_; ++i) {
        word += line.at(i);
        if (auto const known = words_.find(word); known != words_.end())
            found.insert(found.begin(), {known->second.field, word.size()});
    }
    return found;
}

Vocabulary::Found Vocabulary::verb_at(TypedLine const& line, std::size_t place) const {
    Found longest;
    for (Field const* field : fields_)
        for (std::string const& verb : field->verbs)
            if (std::u32string const word = folded_word(verb);
                word.size() > longest.length && line.has(place, word))
                longest = {field, word.size()};
    return longest;
}

std::string const& Vocabulary::word_for(Field const& field) const {
    return meant(field.label.zh) == &field ? field.label.zh : field.name;
}

std::vector<std::string> most_alike(std::string_view typed,
                                    std::vector<std::string> const& candidates) {
    std::u32string const wanted = folded_word(typed).substr(0, longest_compared);
    std::vector<std::pair<std::size_t, std::string_view>> ranked;
    for (std::string const& candidate : candidates) {
        std::u32string const word = folded_word(candidate).substr(0, longest_compared);
        if (wanted.empty() || word.empty())
            continue;
        bool const holds_it = wanted.find(word) != std::u32string::npos;
        bool const is_part = word.find(wanted) != std::u32string::npos ||
                             (holds_it && 2 * word.size() > wanted.size());
        std::size_t const apart = distance(wanted, word);
        std::size_t const length = std::max(wanted.size(), word.size());
        if (is_part || 3 * apart <= length || (apart == 1 && length == 2))
            ranked.emplace_back(apart, candidate);
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](auto const& a, auto const& b) { return a.first < b.first; });
    std::vector<std::string> alike;
    for (auto const& [apart, word] : ranked)
        if (alike.size() < most_suggestions &&
            std::find(alike.begin(), alike.end(), word) == alike.end())
            alike.emplace_back(word);
    return alike;
}

}  // namespace kedang::fields
