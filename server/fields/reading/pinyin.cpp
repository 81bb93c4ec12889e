// SPDX-License-Identifier: Apache-2.0
#include "fields/reading/pinyin.h"

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <memory>
#include <unordered_map>
#include <utility>

#include "base/check.h"
#include "base/text.h"
#include "fields/reading/plain_spelling.h"

namespace kedang::fields {
namespace {

bool is_han(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(static_cast<UChar32>(c), &status) == USCRIPT_HAN;
}

bool is_letter_or_digit(char32_t c) {
    return u_isalnum(static_cast<UChar32>(c)) != 0;
}

/// Reads single characters; one for each thread, because a transliterator is not for several.
class Reader {
  public:
    Reader() {
        UErrorCode status = U_ZERO_ERROR;
        // Tones go, but ü is another vowel than u.
        transliterator_.reset(icu::Transliterator::createInstance(
            "Han-Latin; NFD; [[:Mn:]-[\\u0308]] Remove; NFC; Lower", UTRANS_FORWARD, status));
        check(U_SUCCESS(status) && transliterator_ != nullptr, "ICU carries Han-Latin inside");
    }
    std::string const& reading(char32_t c) {
        auto const [known, is_new] = known_.try_emplace(c);
        if (is_new)
            known->second = read(c);
        return known->second;
    }

  private:
    std::string read(char32_t c) const {
        icu::UnicodeString text(static_cast<UChar32>(c));
        transliterator_->transliterate(text);
        text.trim();
        text.findAndReplace(icu::UnicodeString(u'\u00FC'), icu::UnicodeString(u'v'));
        std::string out;
        text.toUTF8String(out);
        return out;
    }

    std::unique_ptr<icu::Transliterator> transliterator_;
    std::unordered_map<char32_t, std::string> known_;
};

/// What one hears: a character, or a run of letters or digits.
struct Sound {
    std::string text;
    bool is_run;
};

std::vector<Sound> sounds_of(std::string_view name) {
    thread_local Reader reader;
    auto const plain = text::fold(plain_spelling(text::trim(name)));
    std::vector<Sound> sounds;
    bool in_run = false;
    for (std::size_t at = 0; at < plain.size();) {
        auto const c = text::next_code_point(plain, at);
        bool const continues = std::exchange(in_run, !is_han(c) && is_letter_or_digit(c));
        if (is_han(c))
            sounds.push_back({reader.reading(c), false});
        else if (in_run && !continues)
            sounds.push_back({"", true});
        if (in_run)
            text::append_code_point(sounds.back().text, c);
    }
    return sounds;
}

}  // namespace

std::vector<std::string> syllables(std::string_view name) {
    std::vector<std::string> found;
    for (auto& sound : sounds_of(name))
        found.push_back(std::move(sound.text));
    return found;
}

std::string full_pinyin(std::string_view name) {
    std::string pinyin;
    for (auto const& sound : sounds_of(name))
        pinyin += sound.text;
    return pinyin;
}

std::string pinyin_initials(std::string_view name) {
    std::string initials;
    for (auto const& sound : sounds_of(name))
        initials += sound.is_run ? sound.text : text::first_code_points(sound.text, 1);
    return initials;
}

}  // namespace kedang::fields
