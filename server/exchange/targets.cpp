// SPDX-License-Identifier: Apache-2.0
#include "exchange/targets.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace kedang::exchange {
namespace {

constexpr std::string_view contact_word = "联系人";
constexpr std::array<std::string_view, 6> prefixes = {"客户", "企业", "公司",
                                                      "单位", "主要", "首要"};
constexpr std::array<std::string_view, 5> suffixes = {"信息", "内容", "必填", "选填", "说明"};
constexpr std::array<std::string_view, 12> money_units = {
    "万元",   "亿元",   "千元",   "万美元", "万人民币", "万元人民币",
    "万欧元", "万港元", "亿美元", "万",     "亿",       "元人民币"};

/// Letters and digits of any script. In: a folded code point.
bool counts(char32_t c) {
    if (c < 0x80)
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    return !(c >= 0x2000 && c < 0x2070) && !(c >= 0x3000 && c < 0x3040) && c != 0xB7 &&
           !(c >= 0xFE30 && c < 0xFE70) && c < 0xFF00;
}

std::string letters_of(std::string_view folded) {
    std::string key;
    for (std::size_t at = 0; at < folded.size();) {
        std::size_t const start = at;
        if (counts(text::next_code_point(folded, at)))
            key.append(folded, start, at - start);
    }
    return key;
}

/// NFKC has made all round brackets ASCII.
std::string without_brackets(std::string_view folded) {
    std::string out;
    int depth = 0;
    for (char const letter : folded) {
        depth += letter == '(' || letter == '[';
        if (depth == 0)
            out += letter;
        depth -= (letter == ')' || letter == ']') && depth > 0;
    }
    return out;
}

bool is_importable(fields::Field const& field) {
    return !field.is_system() || field.name == "number";
}

}  // namespace

std::string Target::label() const {
    std::string label = of_contact() ? record->label.zh + " " + field->label.zh : field->label.zh;
    if (part == "province")
        return label + "（省）";
    if (part == "city")
        return label + "（市）";
    return part == "district" ? label + "（区县）" : label;
}

Targets::Targets(fields::Catalogue const& catalogue) {
    for (auto const* record : {&catalogue.customer(), &catalogue.contact()})
        for (auto const& field : record->fields)
            if (is_importable(field))
                add(*record, field);
}

void Targets::add(fields::RecordType const& record, fields::Field const& field) {
    std::string const prefix = record.name == "contact" ? "contact." : "";
    auto const whole = targets_.size();
    targets_.push_back({prefix + field.name, &record, &field, ""});
    if (prefix.empty()) {
        name(field.label.zh, whole);
        name(field.label.en, whole);
    } else {
        name(record.label.zh + field.label.zh, whole);
    }
    for (auto const& heading : field.import_names)
        name(heading, whole);
    for (auto const& [part, headings] : field.import_parts) {
        targets_.push_back({prefix + field.name + "." + part, &record, &field, part});
        for (auto const& heading : headings)
            name(heading, targets_.size() - 1);
    }
}

void Targets::name(std::string_view heading, std::size_t target) {
    auto& named = names_[heading_key(heading)];
    if (std::find(named.begin(), named.end(), target) == named.end())
        named.push_back(target);
}

Target const* Targets::find(std::string_view address) const {
    auto const found = std::find_if(targets_.begin(), targets_.end(), [&](Target const& target) {
        return target.address == address;
    });
    return found == targets_.end() ? nullptr : &*found;
}

std::vector<Guess> Targets::called(std::string const& key, int confidence) const {
    std::vector<Guess> guesses;
    auto const found = names_.find(key);
    if (found == names_.end() || key.empty())
        return guesses;
    // What the preset leaves out of its forms is seldom what a file of that company means.
    for (auto const at : found->second)
        guesses.push_back(
            {&targets_[at], targets_[at].field->in_use ? confidence : confidence / 2});
    std::stable_sort(guesses.begin(), guesses.end(),
                     [](Guess const& a, Guess const& b) { return a.confidence > b.confidence; });
    return guesses;
}

/// Of joined headings ("联系人 电话") the last word says what, those before it of whom.
std::vector<Guess> Targets::within(std::string_view heading) const {
    auto const blank = heading.rfind(' ');
    if (blank == std::string_view::npos)
        return {};
    auto const group = heading_key(heading.substr(0, blank));
    auto const last = heading_key(heading.substr(blank + 1));
    bool const of_contact = group.find(contact_word) != std::string::npos;
    if (of_contact)
        if (auto guesses = called(std::string(contact_word) + last, 95); !guesses.empty())
            return guesses;
    auto guesses = called(last, 85);
    if (of_contact)
        std::stable_partition(guesses.begin(), guesses.end(),
                              [](Guess const& guess) { return guess.target->of_contact(); });
    return guesses;
}

std::vector<Guess> Targets::without_affixes(std::string const& key) const {
    std::string_view rest = key;
    for (auto const suffix : suffixes)
        if (rest.size() > suffix.size() && rest.ends_with(suffix))
            rest.remove_suffix(suffix.size());
    while (rest.size() > 1 && rest.back() >= '0' && rest.back() <= '9')
        rest.remove_suffix(1);
    if (rest != key)
        if (auto guesses = called(std::string(rest), 80); !guesses.empty())
            return guesses;
    for (auto const prefix : prefixes)
        if (rest.size() > prefix.size() && rest.starts_with(prefix))
            if (auto guesses = called(std::string(rest.substr(prefix.size())), 75);
                !guesses.empty())
                return guesses;
    return {};
}

std::vector<Guess> Targets::meant_by(std::string_view heading) const {
    if (auto guesses = called(heading_key(heading), 100); !guesses.empty())
        return guesses;
    auto const bare = bare_heading_key(heading);
    if (auto guesses = called(bare, 95); !guesses.empty())
        return guesses;
    if (auto guesses = within(text::trim(heading)); !guesses.empty())
        return guesses;
    return without_affixes(bare);
}

std::string heading_key(std::string_view heading) {
    return letters_of(text::fold(heading));
}

std::string bare_heading_key(std::string_view heading) {
    return letters_of(without_brackets(text::fold(heading)));
}

std::string unit_in(std::string_view heading) {
    std::string const folded = text::fold(heading);
    for (std::size_t at = 0; (at = folded.find('(', at)) != std::string::npos; ++at) {
        auto const end = folded.find(')', at);
        std::string inside = letters_of(folded.substr(at + 1, end - at - 1));
        constexpr std::string_view unit_word = "单位";
        if (inside.starts_with(unit_word))
            inside.erase(0, unit_word.size());
        if (std::find(money_units.begin(), money_units.end(), inside) != money_units.end())
            return inside;
        if (end == std::string::npos)
            break;
    }
    return {};
}

}  // namespace kedang::exchange
