// SPDX-License-Identifier: Apache-2.0
#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "fields/names.h"
#include "fields/rules/checks.h"
#include "fields/types/entry.h"

namespace kedang::fields::rules {
namespace {

/// Names that stand for no name (B13); compared by name_key, so case, width and signs do not count.
constexpr std::array<std::string_view, 33> placeholders = {
    "未知",     "不详",     "不知道",   "无",     "没有",     "无名",     "无名称",
    "暂无",     "待定",     "待补充",   "测试",   "测试账号", "测试客户", "测试公司",
    "测试数据", "测试企业", "测试用户", "某公司", "某某公司", "某客户",   "某某",
    "空",       "空白",     "客户",     "公司",   "联系人",   "test",     "testing",
    "demo",     "abc",      "asdf",     "null",   "none"};

bool is_placeholder(std::string_view key) {
    if (std::find(placeholders.begin(), placeholders.end(), key) != placeholders.end())
        return true;
    // 测试1, test02 and the like
    constexpr std::string_view digits = "0123456789";
    std::size_t const last = key.find_last_not_of(digits);
    if (last == std::string_view::npos)
        return true;  // digits alone are no name
    std::string_view const word = key.substr(0, last + 1);
    return word.size() < key.size() && (word == "测试" || word == "test" || word == "测试客户");
}

/// xxx, ＊＊＊, 。。。, 11111: one character again and again, or no letter at all.
bool is_filler(std::string_view key) {
    std::size_t at = 0;
    char32_t const first = text::next_code_point(key, at);
    bool same = true, has_letter = u_isalnum(static_cast<UChar32>(first)) != 0;
    while (at < key.size()) {
        char32_t const c = text::next_code_point(key, at);
        same &= c == first;
        has_letter |= u_isalnum(static_cast<UChar32>(c)) != 0;
    }
    // 淼淼 and 多多 are names; xx and 1 are not.
    return !has_letter || (same && first < 0x80);
}

std::optional<Finding> found(Severity severity, Field const& field, std::string_view rule,
                             std::string const& message) {
    return Finding{severity, types::finding(field, rule, message)};
}

}  // namespace

std::optional<Finding> not_placeholder(Field const& field, Value const& value,
                                       ParseContext const&) {
    std::string const key = name_key(value.text);
    if (!is_placeholder(key) && !is_filler(key))
        return std::nullopt;
    return found(Severity::Error, field, "not_placeholder",
                 types::quoted(value.text) + " 不是真实名称，请填写真实名称");
}

std::optional<Finding> person_name(Field const& field, Value const& value, ParseContext const&) {
    bool const has_digit = value.text.find_first_of("0123456789") != std::string::npos;
    auto const length = text::count_code_points(value.text);
    if (!has_digit && length >= 2 && length <= 30)
        return std::nullopt;
    return found(Severity::Warning, field, "person_name",
                 types::quoted(value.text) + " 不像人名，请核对");
}

std::optional<Finding> company_full_name(Field const& field, Value const& value,
                                         ParseContext const&) {
    constexpr std::array<std::string_view, 33> endings = {
        "公司",   "厂",   "店",   "中心",   "社",   "部",   "所",   "院",     "校",
        "行",     "站",   "处",   "局",     "会",   "场",   "馆",   "队",     "庄",
        "楼",     "银行", "集团", "工作室", "园",   "大学", "医院", "委员会", "基地",
        "经营户", "企业", "超市", "酒店",   "合伙", "政府"};
    std::string const key = name_key(value.text);
    for (std::string_view const ending : endings)
        if (key.find(ending) != std::string::npos)
            return std::nullopt;
    // Names of companies abroad end otherwise.
    if (text::is_ascii(key))
        return std::nullopt;
    return found(Severity::Warning, field, "company_full_name",
                 types::quoted(value.text) + " 可能不是全称，请填写营业执照上的名称");
}

}  // namespace kedang::fields::rules
