// SPDX-License-Identifier: Apache-2.0
#include "fields/industries.h"

#include <algorithm>

#include "base/check.h"
#include "fields/list_rows.h"

namespace kedang::fields {

namespace {

/// As words are looked up: without blanks, Latin letters large.
std::string lookup_form(std::string_view text) {
    std::string form;
    for (char letter : text)
        if (letter != ' ')
            form += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    return form;
}

/// 制造业-新能源汽车, 制造业/汽车制造, 制造业>汽车 → its parts.
std::vector<std::string> parts_of(std::string form) {
    for (std::string_view separator : {"－", "—", "＞", "·", ">", "/", ":"})
        for (auto at = form.find(separator); at != form.npos; at = form.find(separator))
            form.replace(at, separator.size(), "-");
    std::vector<std::string> parts;
    for (auto part : split(form, '-'))
        if (!part.empty())
            parts.emplace_back(part);
    return parts;
}

}  // namespace

Industries::Industries(std::string_view industries_csv, std::string_view words_csv) {
    for (auto const& row : list_rows(industries_csv)) {
        check(row[2].size() == 1 && row[2] >= "1" && row[2] <= "4", "an industry has level 1 to 4");
        rows_.push_back({row[0], row[1], row[3], row[2][0] - '0'});
    }
    check(std::ranges::is_sorted(rows_, {}, &Industry::code), "industries stand in code order");
    for (auto const& row : list_rows(words_csv)) {
        auto const codes = split(row[1], ' ');
        for (auto code : codes)
            check(by_code(code) != nullptr, "a word stands for codes that are there");
        words_.emplace(lookup_form(row[0]), codes);
    }
    for (int level = 1; level <= 4; ++level)  // of one name on several levels the upper counts
        for (auto const& industry : rows_)
            if (industry.level == level)
                add_name(industry);
}

void Industries::add_name(Industry const& industry) {
    by_number_.emplace(industry.code.substr(industry.level > 1 ? 1 : 0), industry.code);
    words_.emplace(lookup_form(industry.name), std::vector{industry.code});
    constexpr std::string_view trade = "业";
    if (industry.name.ends_with(trade) && industry.name.size() >= 3 * trade.size())
        words_.emplace(lookup_form(industry.name.substr(0, industry.name.size() - trade.size())),
                       std::vector{industry.code});
}

Industry const* Industries::by_code(std::string_view code) const {
    if (auto const full = by_number_.find(code); full != by_number_.end())
        code = full->second;
    auto const found = std::ranges::lower_bound(rows_, code, {}, &Industry::code);
    return found != rows_.end() && found->code == code ? &*found : nullptr;
}

std::vector<Industry const*> Industries::children(std::string_view code) const {
    std::vector<Industry const*> found;
    for (auto const& industry : rows_)
        if (industry.parent == code)
            found.push_back(&industry);
    return found;
}

std::vector<Industry const*> Industries::path(std::string_view code) const {
    std::vector<Industry const*> steps;
    for (auto const* industry = by_code(code); industry != nullptr;
         industry = by_code(industry->parent))
        steps.insert(steps.begin(), industry);
    return steps;
}

std::string Industries::path_text(std::string_view code) const {
    std::string text;
    std::string_view last;
    for (auto const* industry : path(code)) {
        if (industry->name == last)
            continue;
        if (!text.empty())
            text += '-';
        text += industry->name;
        last = industry->name;
    }
    return text;
}

std::vector<std::string_view> Industries::group(std::string_view text) const {
    auto const form = lookup_form(text);
    if (auto const* const industry = by_code(form))
        return {industry->code};
    if (auto const word = words_.find(form); word != words_.end())
        return word->second;
    std::vector<std::string_view> deepest;
    auto const parts = parts_of(form);
    if (parts.size() < 2)
        return deepest;
    for (auto const& part : parts) {
        auto const codes = group(part);
        bool const lies_under = deepest.empty() || std::ranges::all_of(codes, [&](auto code) {
                                    return std::ranges::any_of(deepest, [&](auto upper) {
                                        return code.starts_with(upper);
                                    });
                                });
        if (!codes.empty() && lies_under)
            deepest = codes;
    }
    return deepest;
}

Industry const* Industries::find(std::string_view text) const {
    auto const codes = group(text);
    return codes.empty() ? nullptr : by_code(codes.front());
}

}  // namespace kedang::fields
