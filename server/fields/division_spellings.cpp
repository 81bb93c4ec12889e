// SPDX-License-Identifier: Apache-2.0
#include "fields/division_spellings.h"

#include <algorithm>
#include <array>
#include <optional>

namespace kedang::fields {

namespace {

constexpr std::size_t kHanBytes = 3;
constexpr std::size_t kShortest = 2 * kHanBytes;

// Longer endings first: 自治区 would otherwise lose only its 区.
constexpr std::array<std::string_view, 12> kEndings{"特别行政区", "自治区", "自治州", "自治县",
                                                    "自治旗",     "地区",   "新区",   "林区",
                                                    "省",         "市",     "区",     "县"};
constexpr std::array<std::string_view, 2> kSteppeEndings{"盟", "旗"};

/// Spellings that no rule gives.
constexpr std::array<std::array<std::string_view, 2>, 3> kOthers{
    {{"内蒙古自治区", "内蒙"},
     {"省直辖县级行政区划", "省直辖县"},
     {"自治区直辖县级行政区划", "自治区直辖县"}}};

constexpr std::array<std::string_view, 62> kPeoples{
    "各族",     "壮族",       "回族",     "藏族",     "苗族",       "彝族",     "侗族",
    "瑶族",     "白族",       "傣族",     "黎族",     "佤族",       "畲族",     "水族",
    "土族",     "羌族",       "满族",     "怒族",     "蒙古族",     "朝鲜族",   "布依族",
    "哈尼族",   "土家族",     "傈僳族",   "拉祜族",   "东乡族",     "纳西族",   "景颇族",
    "仫佬族",   "布朗族",     "撒拉族",   "毛南族",   "仡佬族",     "阿昌族",   "普米族",
    "裕固族",   "保安族",     "独龙族",   "锡伯族",   "塔吉克",     "哈萨克",   "维吾尔",
    "柯尔克孜", "蒙古",       "锡伯",     "门巴族",   "珞巴族",     "基诺族",   "德昂族",
    "京族",     "鄂伦春族",   "鄂温克族", "赫哲族",   "达斡尔族",   "哈萨克族", "塔吉克族",
    "维吾尔族", "柯尔克孜族", "俄罗斯族", "塔塔尔族", "乌孜别克族", "高山族"};

std::optional<std::string_view> without(std::string_view name, std::string_view ending) {
    if (!name.ends_with(ending) || name.size() < ending.size() + kShortest)
        return std::nullopt;
    return name.substr(0, name.size() - ending.size());
}

std::string_view without_peoples(std::string_view name) {
    for (bool shorter = true; shorter;) {
        shorter = false;
        for (auto people : kPeoples)
            if (auto const rest = without(name, people)) {
                name = *rest;
                shorter = true;
            }
    }
    return name;
}

}  // namespace

std::vector<std::string> spellings_of(std::string_view name) {
    std::vector<std::string> spellings{std::string(name)};
    auto const add = [&](std::string spelling) {
        if (std::ranges::find(spellings, spelling) == spellings.end())
            spellings.push_back(std::move(spelling));
    };
    for (auto [full, other] : kOthers)
        if (name == full)
            add(std::string(other));
    for (auto ending : kEndings)
        if (auto const stem = without(name, ending)) {
            auto const place = ending.starts_with("自治") ? without_peoples(*stem) : *stem;
            add(std::string(*stem));
            add(std::string(place));
            if (ending == "自治州" || ending == "自治县" || ending == "自治旗")
                add(std::string(place) + std::string(ending.substr(2 * kHanBytes)));
            return spellings;
        }
    for (auto ending : kSteppeEndings)
        if (auto const stem = without(name, ending))
            add(std::string(*stem));
    return spellings;
}

}  // namespace kedang::fields
