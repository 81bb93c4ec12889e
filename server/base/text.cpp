// SPDX-License-Identifier: Apache-2.0
#include "base/text.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "base/check.h"

namespace kedang::text {
namespace {

std::string normalised(icu::Normalizer2 const* (*instance)(UErrorCode&), std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Normalizer2 const* normaliser = instance(status);
    check(U_SUCCESS(status), "ICU carries its normal forms inside");
    std::string out;
    out.reserve(text.size());
    icu::StringByteSink<std::string> sink(&out);
    normaliser->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())),
                              sink, nullptr, status);
    check(U_SUCCESS(status), "normalising UTF-8 does not fail");
    return out;
}

/// The text with every code point mapped; 0 drops it.
template <typename Mapping>
std::string mapped(std::string_view text, Mapping mapping) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();)
        if (char32_t const made = mapping(next_code_point(text, at)))
            append_code_point(out, made);
    return out;
}

/// Whether normal form C leaves a character alone, whatever stands beside it: Latin up to the first
/// combining mark, common punctuation, Han and its signs. Nearly all text is nothing else.
bool stays_composed(char32_t c) {
    return c < 0x300 || (c >= 0x2010 && c <= 0x2030) || (c >= 0x3000 && c < 0x302A) ||
           (c >= 0x3400 && c < 0xA000) || (c >= 0xFF00 && c <= 0xFFEF);
}

char32_t narrow(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E)
        return c - 0xFEE0;
    if (c == 0x3000)
        return ' ';
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE63)
        return '-';
    return c;
}

}  // namespace

bool is_ascii(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return c & 0x80; });
}

bool valid_utf8(std::string_view text) {
    auto const* bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    auto const size = static_cast<int32_t>(text.size());
    for (int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, size, c);
        if (c < 0)
            return false;
    }
    return true;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
    auto const* bytes = reinterpret_cast<std::uint8_t const*>(text.data());
    auto index = static_cast<int64_t>(at);
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, index, static_cast<int64_t>(text.size()), c);
    at = static_cast<std::size_t>(index);
    return static_cast<char32_t>(c);
}

void append_code_point(std::string& out, char32_t code_point) {
    std::uint8_t bytes[U8_MAX_LENGTH];
    int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, static_cast<UChar32>(code_point));
    out.append(reinterpret_cast<char const*>(bytes), static_cast<std::size_t>(length));
}

std::size_t count_code_points(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string_view first_code_points(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    while (count-- > 0 && at < text.size())
        next_code_point(text, at);
    return text.substr(0, at);
}

std::string nfc(std::string_view text) {
    for (std::size_t at = 0; at < text.size();)
        if (!stays_composed(next_code_point(text, at)))
            return normalised(&icu::Normalizer2::getNFCInstance, text);
    return std::string(text);
}

std::string fold(std::string_view text) {
    return is_ascii(text) ? ascii_lower(text)
                          : normalised(&icu::Normalizer2::getNFKCCasefoldInstance, text);
}

std::string half_width(std::string_view text) {
    return is_ascii(text) ? std::string(text) : mapped(text, narrow);
}

std::string ascii_lower(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c + ('a' - 'A'));
    return out;
}

std::string ascii_upper(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'a' && c <= 'z')
            c = static_cast<char>(c - ('a' - 'A'));
    return out;
}

bool is_space(char32_t c) {
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

bool is_invisible(char32_t c) {
    return c == 0xAD || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

std::string_view trim(std::string_view text) {
    std::size_t begin = text.size(), end = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const start = at;
        char32_t const c = next_code_point(text, at);
        if (is_space(c) || is_invisible(c))
            continue;
        begin = std::min(begin, start);
        end = at;
    }
    return begin < end ? text.substr(begin, end - begin) : std::string_view{};
}

std::string collapse_spaces(std::string_view text) {
    bool after_space = false;
    return mapped(trim(text), [&](char32_t c) -> char32_t {
        if (is_invisible(c) || (is_space(c) && after_space))
            return 0;
        after_space = is_space(c);
        return after_space ? U' ' : c;
    });
}

std::string drop_spaces(std::string_view text) {
    return mapped(text, [](char32_t c) { return is_space(c) || is_invisible(c) ? 0 : c; });
}

std::optional<char32_t> control_character(std::string_view text, LineBreaks line_breaks) {
    for (std::size_t at = 0; at < text.size();) {
        char32_t const c = next_code_point(text, at);
        bool const breaks_line = c == '\t' || c == '\n' || c == '\r';
        if (breaks_line && line_breaks == LineBreaks::Allowed)
            continue;
        if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFE || c == 0xFFFF)
            return c;
    }
    return std::nullopt;
}

std::vector<std::string_view> split(std::string_view text, std::u32string_view separators) {
    std::vector<std::string_view> parts;
    auto const add = [&](std::size_t begin, std::size_t end) {
        if (auto const part = trim(text.substr(begin, end - begin)); !part.empty())
            parts.push_back(part);
    };
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const start = at;
        if (separators.find(next_code_point(text, at)) == std::u32string_view::npos)
            continue;
        add(begin, start);
        begin = at;
    }
    add(begin, text.size());
    return parts;
}

}  // namespace kedang::text
