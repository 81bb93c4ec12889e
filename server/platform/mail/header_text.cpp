// SPDX-License-Identifier: Apache-2.0
#include "platform/mail/header_text.h"

#include <fmt/chrono.h>
#include <sodium.h>

#include "base/text.h"

namespace kedang::mail {
namespace {

/// 45 bytes are 60 signs of base64; with what is around them a word stays below 75.
constexpr std::size_t bytes_a_word = 45;

std::string base64(std::string_view bytes) {
    std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(out.data(), out.size(), reinterpret_cast<unsigned char const*>(bytes.data()),
                      bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    out.pop_back();  // the zero behind it
    return out;
}

/// The longest beginning that fits a word and cuts no character.
std::string_view first_word(std::string_view text) {
    std::size_t end = 0, next = 0;
    while (next < text.size()) {
        text::next_code_point(text, next);
        if (next > bytes_a_word)
            break;
        end = next;
    }
    return text.substr(0, end);
}

}  // namespace

std::string encoded_words(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        auto const word = first_word(text);
        out += (out.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + base64(word) + "?=";
        text.remove_prefix(word.size());
    }
    return out;
}

std::string mail_date(Instant at) {
    return fmt::format("{:%a, %d %b %Y %H:%M:%S} +0000", fmt::gmtime(to_milliseconds(at) / 1000));
}

}  // namespace kedang::mail
