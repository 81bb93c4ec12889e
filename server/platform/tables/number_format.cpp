// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "platform/tables/number_text.h"

namespace kedang::tables {

namespace {

/// What is left of a format's first section without literals, colours and locale marks; an elapsed
/// unit such as [h] is left as its bracket and letter.
std::string bare_tokens(std::string_view code) {
    std::string bare;
    for (std::size_t at = 0; at < code.size(); ++at) {
        char letter = code[at];
        if (letter == ';')
            break;
        if (letter == '"') {
            at = std::min(code.find('"', at + 1), code.size());
        } else if (letter == '\\' || letter == '_' || letter == '*') {
            ++at;
        } else if (letter == '[') {
            auto close = std::min(code.find(']', at), code.size());
            char first = at + 1 < code.size() ? static_cast<char>(code[at + 1] | 0x20) : '\0';
            bool elapsed = first == 'h' || first == 'm' || first == 's';
            bool only_unit =
                code.substr(at + 1, close - at - 1)
                    .find_first_not_of(std::string{first, static_cast<char>(first & ~0x20)}) ==
                std::string_view::npos;
            if (elapsed && only_unit)
                bare += {'[', first};
            at = close;
        } else {
            bare += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
        }
    }
    return bare;
}

bool has(std::string const& text, std::string_view any_of) {
    return text.find_first_of(any_of) != std::string::npos;
}

}  // namespace

NumberFormat parse_number_format(std::string_view code) {
    auto bare = bare_tokens(code);
    if (bare.find("general") != std::string::npos)
        return {};
    bool elapsed = has(bare, "[");
    bool time = has(bare, "hs") || elapsed;
    // m is minutes beside hours or seconds, and a month otherwise; b is a Buddhist year, e a year
    // unless it is the exponent of 0.00E+00.
    bool digits = has(bare, "0#?");
    bool date = has(bare, "yd") || (!digits && has(bare, "bge")) || (!time && has(bare, "m"));
    if (date)
        return {time ? Shown::DateTime : Shown::Date};
    if (time)
        return {elapsed ? Shown::Elapsed : Shown::Time};
    if (has(bare, "%"))
        return {Shown::Percent};
    if (bare.size() > 1 && bare.size() <= 15 && bare.find_first_not_of('0') == std::string::npos)
        return {Shown::ZeroPadded, static_cast<std::uint8_t>(bare.size())};
    return {};
}

NumberFormat builtin_number_format(int id) {
    switch (id) {
        case 9:
        case 10:
            return {Shown::Percent};
        case 22:
            return {Shown::DateTime};
        case 46:
            return {Shown::Elapsed};
        case 18:
        case 19:
        case 20:
        case 21:
        case 32:
        case 33:
        case 34:
        case 35:
        case 45:
        case 47:
        case 55:
        case 56:
            return {Shown::Time};
        default:
            bool date = (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
            return {date ? Shown::Date : Shown::Plain};
    }
}

}  // namespace kedang::tables
