// SPDX-License-Identifier: Apache-2.0
#include "fields/names.h"

#include <unicode/coll.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/check.h"
#include "base/text.h"
#include "fields/reading/plain_spelling.h"
#include "fields/simplified.h"

namespace kedang::fields {
namespace {

constexpr std::size_t longest_sort_key = 64;
constexpr std::size_t sorted_code_points = 32;

bool counts_in_names(char32_t c) {
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c >= 0x4E00 && c < 0xA000)
        return true;
    constexpr std::uint32_t counted = U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK;
    return (U_GET_GC_MASK(static_cast<UChar32>(c)) & counted) != 0;
}

std::string without_signs(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const start = at;
        if (counts_in_names(text::next_code_point(text, at)))
            out.append(text, start, at - start);
    }
    return out;
}

std::unique_ptr<icu::Collator> pinyin_collator() {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> collator(
        icu::Collator::createInstance(icu::Locale("zh@collation=pinyin"), status));
    check(U_SUCCESS(status) && collator != nullptr, "ICU carries the Chinese collation inside");
    // ICU puts Han before Latin; lists in China begin with digits and letters.
    std::array<int32_t, 2> const order{USCRIPT_LATIN, USCRIPT_HAN};
    collator->setReorderCodes(order.data(), static_cast<int32_t>(order.size()), status);
    check(U_SUCCESS(status), "scripts may be put in any order");
    return collator;
}

}  // namespace

std::string name_key(std::string_view name) {
    std::string key = without_signs(comparison_form(name));
    if (key.empty())
        return text::fold(text::trim(name));
    constexpr std::string_view longer = "有限责任公司", shorter = "有限公司";
    for (std::size_t at = 0; (at = key.find(longer, at)) != std::string::npos;)
        key.replace(at, longer.size(), shorter);
    return key;
}

std::string name_sort_key(std::string_view name) {
    // A collator is not for several threads at once; making one costs milliseconds.
    thread_local std::unique_ptr<icu::Collator> const collator = pinyin_collator();
    auto const plain = plain_spelling(text::trim(name));
    std::string_view const start = text::first_code_points(plain, sorted_code_points);
    if (start.empty())
        return {};
    auto const utf16 = icu::UnicodeString::fromUTF8(
        icu::StringPiece(start.data(), static_cast<int32_t>(start.size())));
    std::array<std::uint8_t, 512> buffer;
    int32_t const length =
        collator->getSortKey(utf16, buffer.data(), static_cast<int32_t>(buffer.size()));
    // The count includes a closing zero byte.
    std::size_t const kept = std::min(
        {static_cast<std::size_t>(std::max(length - 1, 0)), longest_sort_key, buffer.size()});
    return {reinterpret_cast<char const*>(buffer.data()), kept};
}

std::string const& sort_key_version() {
    static std::string const version = [] {
        UVersionInfo parts;
        pinyin_collator()->getVersion(parts);
        std::array<char, U_MAX_VERSION_STRING_LENGTH> text{};
        u_versionToString(parts, text.data());
        return "pinyin-2-" + std::string(text.data()) + "-" + reading_version();
    }();
    return version;
}

}  // namespace kedang::fields
