// SPDX-License-Identifier: Apache-2.0
#include "fields/reading/plain_spelling.h"

#include <algorithm>
#include <map>
#include <vector>

#include "base/text.h"

namespace kedang::fields {
namespace {

constexpr std::size_t longest_persons_name = 3;

char32_t first_of(std::string_view text) {
    std::size_t at = 0;
    return text::next_code_point(text, at);
}

/// Spellings by the character they begin with, the longest first.
class Spellings {
  public:
    explicit Spellings(std::span<Spelling const> table) {
        for (auto const& spelling : table)
            by_first_[first_of(spelling.written)].push_back(spelling);
        for (auto& [first, spellings] : by_first_)
            std::stable_sort(spellings.begin(), spellings.end(), [](auto const& a, auto const& b) {
                return a.written.size() > b.written.size();
            });
    }
    /// nullptr where none begins the text.
    Spelling const* at_beginning_of(std::string_view text) const {
        auto const found = by_first_.find(first_of(text));
        if (found == by_first_.end())
            return nullptr;
        for (auto const& spelling : found->second)
            if (text.starts_with(spelling.written))
                return &spelling;
        return nullptr;
    }

  private:
    std::map<char32_t, std::vector<Spelling>> by_first_;
};

Spelling const* surname_of(std::string_view name) {
    static Spellings const double_surnames(double_surname_spellings());
    static Spellings const surnames(surname_spellings());
    if (auto const* found = double_surnames.at_beginning_of(name))
        return found;
    auto const length = text::count_code_points(name);
    return length >= 2 && length <= longest_persons_name ? surnames.at_beginning_of(name) : nullptr;
}

}  // namespace

std::string plain_spelling(std::string_view name) {
    static Spellings const phrases(phrase_spellings());
    if (text::is_ascii(name))
        return std::string(name);
    std::string plain;
    plain.reserve(name.size());
    while (!name.empty()) {
        auto const* spelling = phrases.at_beginning_of(name);
        if (spelling == nullptr && plain.empty())
            spelling = surname_of(name);
        if (spelling != nullptr) {
            plain += spelling->plain;
            name.remove_prefix(spelling->written.size());
            continue;
        }
        std::size_t next = 0;
        text::next_code_point(name, next);
        plain += name.substr(0, next);
        name.remove_prefix(next);
    }
    return plain;
}

std::string const& reading_version() {
    // FNV-1a over every line: no hash of the standard library is the same everywhere.
    static std::string const version = [] {
        std::uint32_t hash = 2166136261U;
        for (auto const& table :
             {phrase_spellings(), double_surname_spellings(), surname_spellings()})
            for (auto const& spelling : table)
                for (auto const& text : {spelling.written, spelling.plain})
                    for (char const byte : text)
                        hash = (hash ^ static_cast<unsigned char>(byte)) * 16777619U;
        return std::to_string(hash);
    }();
    return version;
}

}  // namespace kedang::fields
