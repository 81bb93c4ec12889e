// SPDX-License-Identifier: Apache-2.0
#include "platform/db/placeholders.h"

#include <algorithm>

namespace kedang::db {
namespace {

/// Returns: where the quoted text or comment that starts at `at` ends (one past), or `at` itself.
std::size_t end_of_opaque(std::string_view sql, std::size_t at) {
    auto const past = [&](std::string_view closing, std::size_t from) {
        std::size_t const found = sql.find(closing, from);
        return found == std::string_view::npos ? sql.size() : found + closing.size();
    };
    if (sql[at] == '\'' || sql[at] == '"')
        return past(sql.substr(at, 1), at + 1);
    if (sql.substr(at).starts_with("--"))
        return past("\n", at + 2);
    if (sql.substr(at).starts_with("/*"))
        return past("*/", at + 2);
    return at;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

std::string question_marks(std::string_view sql) {
    std::string rewritten;
    rewritten.reserve(sql.size());
    for (std::size_t at = 0; at < sql.size();) {
        std::size_t const end = end_of_opaque(sql, at);
        if (end > at) {
            rewritten.append(sql.substr(at, end - at));
            at = end;
            continue;
        }
        bool const placeholder = sql[at] == '$' && at + 1 < sql.size() && is_digit(sql[at + 1]);
        rewritten.push_back(placeholder ? '?' : sql[at]);
        ++at;
    }
    return rewritten;
}

}  // namespace kedang::db
