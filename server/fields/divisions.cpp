// SPDX-License-Identifier: Apache-2.0
#include "fields/divisions.h"

#include <algorithm>
#include <array>

#include "base/check.h"
#include "fields/division_spellings.h"
#include "fields/list_rows.h"

namespace kedang::fields {

namespace {

constexpr std::size_t kMostCandidates = 10;
constexpr int kMostParts = 8;  // 中国 / province / province again / 市辖区 / district …

Division::Kind kind_of(std::string_view word) {
    if (word == "gb")
        return Division::Kind::Standard;
    if (word == "zone")
        return Division::Kind::Zone;
    if (word == "grouping")
        return Division::Kind::Grouping;
    check(word == "other", "a division's kind is gb, zone, grouping or other");
    return Division::Kind::Other;
}

/// The part of a code that all lower levels share with it.
std::string_view stem(Division const& division) {
    constexpr std::array<std::size_t, 4> digits{0, 2, 4, 6};
    return division.code.substr(0, digits[static_cast<std::size_t>(division.level)]);
}

bool is_below(Division const& lower, Division const& upper) {
    return lower.level > upper.level && lower.code.starts_with(stem(upper));
}

void skip_separators(std::string_view& text) {
    static constexpr std::array<std::string_view, 15> separators{
        " ", "\t", "-", "/", ",", ">", "|", "_", "\\", "、", "，", "·", "—", "／", "　"};
    for (bool skipped = true; skipped;) {
        skipped = false;
        for (auto separator : separators)
            if (text.starts_with(separator)) {
                text.remove_prefix(separator.size());
                skipped = true;
            }
    }
}

bool begins_character(std::string_view text, std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

}  // namespace

Divisions::Divisions(std::string_view divisions_csv, std::string_view former_csv) {
    for (auto const& row : list_rows(divisions_csv)) {
        check(row[2] == "1" || row[2] == "2" || row[2] == "3", "a division has level 1, 2 or 3");
        rows_.push_back({row[0], row[1], row[3], row[2][0] - '0', kind_of(row[4])});
    }
    check(std::ranges::is_sorted(rows_, {}, &Division::code), "divisions stand in code order");
    for (auto const& row : list_rows(former_csv))
        former_.emplace(row[0], row[1]);
    add_spellings();
}

void Divisions::add_spellings() {
    for (auto const& division : rows_) {
        auto spellings = spellings_of(division.name);
        if (division.kind == Division::Kind::Zone)
            spellings.resize(1);  // 镇江新区 is not 镇江
        for (auto const& spelling : spellings) {
            spellings_[spelling].push_back(&division);
            longest_spelling_ = std::max(longest_spelling_, spelling.size());
        }
    }
}

Division const* Divisions::by_code(std::string_view code) const {
    auto const found = std::ranges::lower_bound(rows_, code, {}, &Division::code);
    return found != rows_.end() && found->code == code ? &*found : nullptr;
}

std::vector<Division const*> Divisions::children(std::string_view code) const {
    std::vector<Division const*> found;
    for (auto const& division : rows_) {
        auto const* const parent = by_code(division.parent);
        bool const direct = division.parent == code && division.kind != Division::Kind::Grouping;
        bool const through_grouping =
            parent != nullptr && parent->parent == code && parent->kind == Division::Kind::Grouping;
        if (direct || through_grouping)
            found.push_back(&division);
    }
    return found;
}

std::string Divisions::path_text(std::string_view code) const {
    std::string text;
    for (auto const* division = by_code(code); division != nullptr;
         division = by_code(division->parent))
        if (division->kind != Division::Kind::Grouping)
            text.insert(0, division->name);
    return text;
}

std::string_view Divisions::former_name(std::string_view code) const {
    auto const found = former_.find(code);
    return found == former_.end() ? std::string_view{} : found->second;
}

DivisionFound Divisions::step(Division const* within, std::string_view text) const {
    for (auto length = std::min(longest_spelling_, text.size()); length > 0; --length) {
        if (!begins_character(text, length))
            continue;
        auto const spelled = spellings_.find(text.substr(0, length));
        if (spelled == spellings_.end())
            continue;
        DivisionFound found{.rest = text.substr(length)};
        auto const rank = [](Division const* d) {
            return 2 * d->level + (d->kind == Division::Kind::Standard ? 0 : 1);
        };
        for (auto const* candidate : spelled->second) {
            if (within != nullptr && !is_below(*candidate, *within))
                continue;
            auto& best = found.candidates;
            if (!best.empty() && rank(candidate) < rank(best.front()))
                best.clear();
            if (best.empty() || rank(candidate) == rank(best.front()))
                best.push_back(candidate);
        }
        if (found.candidates.size() == 1) {
            found.division = found.candidates.front();
            found.candidates.clear();
        }
        if (!found.unknown())
            return found;
    }
    return {.rest = text};
}

DivisionFound Divisions::read(std::string_view text) const {
    DivisionFound deepest{.rest = text};
    Division const* within = nullptr;
    for (int part = 0; part < kMostParts; ++part) {
        skip_separators(text);
        if (within == nullptr && text.starts_with("中国"))
            text.remove_prefix(std::string_view("中国").size());
        auto found = step(within, text);
        if (found.unknown() && within != nullptr) {
            // 上海市上海市浦东新区: sheets repeat a municipality as its own city.
            auto const again = step(by_code(within->parent), text);
            if (again.division != within)
                break;
            found = again;
        }
        if (found.division == nullptr) {
            if (!found.unknown())
                deepest = std::move(found);
            break;
        }
        within = found.division;
        text = found.rest;
        deepest = std::move(found);
    }
    if (deepest.division != nullptr && deepest.division->kind == Division::Kind::Grouping)
        deepest.division = by_code(deepest.division->parent);
    if (deepest.candidates.size() > kMostCandidates)
        deepest.candidates.resize(kMostCandidates);
    skip_separators(deepest.rest);
    return deepest;
}

DivisionFound Divisions::find(std::string_view text) const {
    auto found = read(text);
    if (!found.rest.empty())
        found.division = nullptr;
    return found;
}

DivisionFound Divisions::find(std::string_view province, std::string_view city,
                              std::string_view district) const {
    std::string path;
    for (auto part : {province, city, district})
        path.append(part).append("/");
    auto found = find(path);
    found.rest = {};
    return found;
}

}  // namespace kedang::fields
