// SPDX-License-Identifier: Apache-2.0
#include "fields/types/domain_name.h"

#include <unicode/bytestream.h>
#include <unicode/idna.h>

#include <algorithm>
#include <memory>

#include "base/check.h"
#include "base/text.h"

namespace kedang::fields::types {
namespace {

std::optional<std::string> unicode_name(std::string_view typed) {
    UErrorCode status = U_ZERO_ERROR;
    static std::unique_ptr<icu::IDNA const> const idna(
        icu::IDNA::createUTS46Instance(UIDNA_USE_STD3_RULES, status));
    check(idna != nullptr, "ICU carries its IDNA tables inside");
    std::string name;
    icu::StringByteSink<std::string> sink(&name);
    icu::IDNAInfo info;
    status = U_ZERO_ERROR;
    idna->nameToUnicodeUTF8(icu::StringPiece(typed.data(), static_cast<int32_t>(typed.size())),
                            sink, info, status);
    return U_SUCCESS(status) && !info.hasErrors() ? std::optional(name) : std::nullopt;
}

bool good_label(std::string_view label) {
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           std::all_of(label.begin(), label.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || (c & 0x80);
           });
}

}  // namespace

std::optional<std::string> domain_name(std::string_view typed) {
    auto const name =
        text::is_ascii(typed) ? std::optional(text::ascii_lower(typed)) : unicode_name(typed);
    if (!name || name->size() > 253)
        return std::nullopt;
    std::size_t labels = 0;
    std::string_view last;
    for (std::size_t begin = 0; begin <= name->size(); ++labels) {
        std::size_t const end = std::min(name->find('.', begin), name->size());
        last = std::string_view(*name).substr(begin, end - begin);
        if (!good_label(last))
            return std::nullopt;
        begin = end + 1;
    }
    bool const top_level_is_word = last.size() >= 2 && !(last[0] >= '0' && last[0] <= '9');
    return labels >= 2 && top_level_is_word ? name : std::nullopt;
}

}  // namespace kedang::fields::types
