// SPDX-License-Identifier: Apache-2.0
#include "base/mailbox.h"

#include <algorithm>

namespace kedang {
namespace {

constexpr std::size_t longest_name = 64;
constexpr std::size_t longest_mailbox = 254;

bool is_letter_or_digit(char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') ||
           (sign >= '0' && sign <= '9');
}

/// Parts with dots between, none of them empty.
bool is_dotted(std::string_view text, std::string_view further_signs) {
    if (text.empty() || text.front() == '.' || text.back() == '.' ||
        text.find("..") != std::string_view::npos)
        return false;
    return std::all_of(text.begin(), text.end(), [&](char sign) {
        return sign == '.' || is_letter_or_digit(sign) ||
               further_signs.find(sign) != std::string_view::npos;
    });
}

}  // namespace

bool is_mailbox(std::string_view text) {
    auto const at = text.find('@');
    if (at == std::string_view::npos || at > longest_name || text.size() > longest_mailbox)
        return false;
    auto const host = text.substr(at + 1);
    return is_dotted(text.substr(0, at), "!#$%&'*+-/=?^_`{|}~") && is_dotted(host, "-") &&
           host.front() != '-' && host.back() != '-';
}

}  // namespace kedang
