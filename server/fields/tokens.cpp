// SPDX-License-Identifier: Apache-2.0
#include "fields/tokens.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstdio>

#include "base/check.h"
#include "base/text.h"
#include "fields/simplified.h"

namespace kedang::fields {
namespace {

constexpr std::size_t longest_word = 64;  // bytes; longer ones are cut, hits are checked anyway

enum class Kind : std::uint8_t { Separator, Pairs, Word };

Kind kind_of(char32_t c) {
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
                   ? Kind::Word
                   : Kind::Separator;
    if (c >= 0x4E00 && c < 0xA000)
        return Kind::Pairs;
    auto const code_point = static_cast<UChar32>(c);
    constexpr std::uint32_t counted = U_GC_L_MASK | U_GC_ND_MASK;
    if ((U_GET_GC_MASK(code_point) & counted) == 0 && c != 0x3007)
        return Kind::Separator;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(code_point, &status)) {
        case USCRIPT_HAN:
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
        case USCRIPT_HANGUL:
            return Kind::Pairs;
        default:
            return Kind::Word;
    }
}

/// FTS5's unicode61 knows the letters of Unicode 6.1; younger ones would part a token. They are
/// written as their number.
bool younger_than_unicode_6_1(char32_t c) {
    return (c >= 0x4DB6 && c < 0x4DC0) || (c >= 0x9FCD && c < 0xA000) || c == 0x3007 ||
           (c >= 0x2A6D7 && c < 0x2A700) || (c >= 0x2B735 && c < 0x2B740) || c >= 0x2B81E;
}

void append_letter(std::string& out, char32_t c) {
    if (!younger_than_unicode_6_1(c)) {
        text::append_code_point(out, c);
        return;
    }
    char number[16];
    std::snprintf(number, sizeof number, "u%xz", static_cast<unsigned>(c));
    out += number;
}

/// Where letters begin in a run, so that pairs can be cut from it.
struct Run {
    Kind kind = Kind::Separator;
    std::string text;
    std::vector<std::size_t> starts;

    std::size_t letters() const { return starts.size(); }
    std::string_view letters_from(std::size_t first, std::size_t count) const {
        std::size_t const end = first + count < starts.size() ? starts[first + count] : text.size();
        return std::string_view(text).substr(starts[first], end - starts[first]);
    }
    void clear() {
        text.clear();
        starts.clear();
    }
};

template <typename Take>
void for_each_run(std::string_view text, Take take) {
    std::string const compared = comparison_form(text);
    Run run;
    for (std::size_t at = 0; at < compared.size();) {
        char32_t const c = text::next_code_point(compared, at);
        Kind const kind = kind_of(c);
        if (kind != run.kind && run.letters() > 0) {
            take(run);
            run.clear();
        }
        run.kind = kind;
        if (kind == Kind::Separator || (kind == Kind::Word && run.text.size() >= longest_word))
            continue;
        run.starts.push_back(run.text.size());
        append_letter(run.text, c);
    }
    if (run.letters() > 0)
        take(run);
}

}  // namespace

std::vector<std::string> index_tokens(std::string_view text) {
    std::vector<std::string> tokens;
    tokens.reserve(text.size() / 3 + 1);
    for_each_run(text, [&](Run const& run) {
        if (run.kind == Kind::Word) {
            tokens.push_back(run.text);
            return;
        }
        for (std::size_t i = 0; i < run.letters(); ++i)
            tokens.emplace_back(run.letters_from(i, 2));
    });
    std::sort(tokens.begin(), tokens.end());
    tokens.erase(std::unique(tokens.begin(), tokens.end()), tokens.end());
    return tokens;
}

std::vector<QueryToken> query_tokens(std::string_view text) {
    std::vector<QueryToken> tokens;
    for_each_run(text, [&](Run const& run) {
        if (run.kind == Kind::Word || run.letters() == 1) {
            tokens.push_back({run.text, true});
            return;
        }
        for (std::size_t i = 0; i + 1 < run.letters(); ++i)
            tokens.push_back({std::string(run.letters_from(i, 2)), false});
    });
    return tokens;
}

std::string_view tokenizer_version() {
    return "1";
}

}  // namespace kedang::fields
