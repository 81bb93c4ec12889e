// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/formula_guard.h"

#include <array>

namespace kedang::tables {

namespace {

bool might_be_computed(std::string_view text) {
    constexpr std::array<std::string_view, 10> starts{"=",  "+",  "-",  "@",  "\t",
                                                      "\r", "＝", "＋", "－", "＠"};
    // Spreadsheets trim what stands before a formula, LF included.
    while (text.starts_with(' ') || text.starts_with('\n') || text.starts_with("\u3000"))
        text.remove_prefix(text.starts_with("\u3000") ? 3 : 1);
    for (auto start : starts)
        if (text.starts_with(start))
            return true;
    return false;
}

/// Any number of guards before what might be computed.
bool is_guarded(std::string_view text) {
    auto behind = text.find_first_not_of('\'');
    return text.starts_with('\'') && behind != std::string_view::npos &&
           might_be_computed(text.substr(behind));
}

}  // namespace

std::string with_formula_guard(std::string_view text) {
    bool guard = might_be_computed(text) || is_guarded(text);
    return (guard ? "'" : "") + std::string(text);
}

void remove_formula_guard(std::string& text) {
    if (text.empty())
        return;
    if (text[0] == '\'' && is_guarded(text)) {
        text.erase(0, 1);
    } else if (text.size() >= 3 && text.starts_with("=\"") &&
               text.find('"', 2) == text.size() - 1) {
        text.erase(0, 2);
        text.pop_back();
    }
}

}  // namespace kedang::tables
