// SPDX-License-Identifier: Apache-2.0
#include "fields/filter/typed_line.h"

#include <algorithm>

#include "base/text.h"

namespace kedang::fields {

char32_t folded_sign(char32_t sign) {
    if (sign >= 0xFF01 && sign <= 0xFF5E)
        sign -= 0xFF01 - 0x21;
    if (sign >= U'A' && sign <= U'Z')
        return sign - U'A' + U'a';
    if (text::is_space(sign))
        return U' ';
    switch (sign) {
        case U'≧':
        case U'⩾':
            return U'≥';
        case U'≦':
        case U'⩽':
            return U'≤';
        case U'‐':
        case U'‑':
        case U'–':
        case U'—':
        case U'−':
            return U'-';
        case U'〜':
        case U'∼':
            return U'~';
        case U'【':
        case U'〔':
            return U'(';
        case U'】':
        case U'〕':
            return U')';
        default:
            return sign;
    }
}

TypedLine::TypedLine(std::string_view text) : text_(text) {
    std::uint32_t units = 0;
    for (std::size_t byte = 0; byte < text_.size();) {
        auto const start = static_cast<std::uint32_t>(byte);
        char32_t const sign = text::next_code_point(text_, byte);
        signs_.push_back({folded_sign(sign), start, units});
        units += sign > 0xFFFF ? 2 : 1;
    }
    // One sign more than there are, so that every place up to the end has its byte and units.
    signs_.push_back({0, static_cast<std::uint32_t>(text_.size()), units});
}

bool TypedLine::has(std::size_t place, std::u32string_view word) const {
    for (std::size_t i = 0; i < word.size(); ++i)
        if (at(place + i) != word[i])
            return false;
    return true;
}

std::string_view TypedLine::text(std::size_t from, std::size_t until) const {
    auto const begin = signs_[std::min(from, size())].byte;
    auto const end = signs_[std::min(until, size())].byte;
    return std::string_view(text_).substr(begin, end - begin);
}

std::string TypedLine::folded(std::size_t from, std::size_t until) const {
    std::string out;
    for (; from < std::min(until, size()); ++from)
        text::append_code_point(out, signs_[from].folded);
    return out;
}

std::size_t TypedLine::place_of_utf16(std::size_t units) const {
    std::size_t place = 0;
    while (place < size() && signs_[place + 1].utf16 <= units)
        ++place;
    return place;
}

std::size_t TypedLine::utf16_of(std::size_t place) const {
    return signs_[std::min(place, size())].utf16;
}

std::size_t TypedLine::skip_spaces(std::size_t place) const {
    while (at(place) == U' ')
        ++place;
    return place;
}

std::size_t TypedLine::drop_spaces(std::size_t from, std::size_t until) const {
    while (until > from && at(until - 1) == U' ')
        --until;
    return until;
}

std::u32string folded_word(std::string_view text) {
    std::u32string word;
    for (std::size_t at = 0; at < text.size();)
        word += folded_sign(text::next_code_point(text, at));
    return word;
}

std::string utf8(std::u32string_view word) {
    std::string out;
    for (char32_t const sign : word)
        text::append_code_point(out, sign);
    return out;
}

}  // namespace kedang::fields
