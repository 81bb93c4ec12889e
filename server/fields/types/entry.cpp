// SPDX-License-Identifier: Apache-2.0
#include "fields/types/entry.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace kedang::fields::types {
namespace {

Result<std::string> cleaned(Field const& field, std::string_view typed, text::LineBreaks breaks) {
    if (!text::valid_utf8(typed))
        return refuse(field, "encoding", "含有无法识别的字符，请检查文件编码（应为 UTF-8）");
    if (text::control_character(typed, breaks))
        return refuse(field, "control_character", "含有看不见的控制字符，请重新输入");
    return text::nfc(typed);
}

constexpr std::array<std::string_view, 7> words_for_nothing_in_text = {
    "n/a", "#n/a", "null", "<null>", "(null)", "undefined", "(空)"};
constexpr std::array<std::string_view, 17> words_for_nothing = {
    "无",   "暂无", "没有", "未知", "不详", "未填", "未提供", "空",  "na",
    "none", "/",    "\\",   "、",   "—",    "待补", "待补充", "暂缺"};

template <typename Words>
bool among(Words const& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::string const& label_of(Field const& field) {
    return field.label.zh.empty() ? field.name : field.label.zh;
}

std::string quoted(std::string_view value) {
    std::string_view const shown = text::first_code_points(value, 40);
    return "'" + std::string(shown) + (shown.size() < value.size() ? "…'" : "'");
}

FieldError finding(Field const& field, std::string_view rule, std::string_view message) {
    return {field.name, std::string(rule), label_of(field) + " " + std::string(message)};
}

Error refuse(Field const& field, std::string_view rule, std::string_view message) {
    FieldError found = finding(field, rule, message);
    std::string title = found.message;
    return {ErrorCode::Invalid, "invalid_value", std::move(title), {std::move(found)}};
}

Result<std::string> one_line(Field const& field, std::string_view typed) {
    TRY_SET(std::string const line, cleaned(field, typed, text::LineBreaks::Allowed));
    return text::collapse_spaces(line);
}

Result<std::string> one_narrow_line(Field const& field, std::string_view typed) {
    TRY_SET(std::string const line, one_line(field, typed));
    return text::half_width(line);
}

Result<std::string> several_lines(Field const& field, std::string_view typed) {
    TRY_SET(std::string const lines, cleaned(field, typed, text::LineBreaks::Allowed));
    std::string out;
    out.reserve(lines.size());
    std::string_view const trimmed = text::trim(lines);
    for (std::size_t i = 0; i < trimmed.size(); ++i) {
        if (trimmed[i] != '\r')
            out += trimmed[i];
        else if (i + 1 >= trimmed.size() || trimmed[i + 1] != '\n')
            out += '\n';
    }
    return out;
}

bool means_absent_in_text(std::string_view line) {
    return line.empty() || among(words_for_nothing_in_text, text::ascii_lower(line));
}

bool means_absent(std::string_view line) {
    if (means_absent_in_text(line) || among(words_for_nothing, text::ascii_lower(line)))
        return true;
    return line.find_first_not_of("-_*. ") == std::string_view::npos;
}

bool damaged_by_spreadsheet(std::string_view line) {
    // d.ddE+dd, as Excel and WPS show long digits that were not kept as text
    std::size_t const e = line.find_first_of("eE");
    if (e == std::string_view::npos || e == 0 || e + 1 >= line.size() || line[e + 1] != '+')
        return false;
    auto const only = [](std::string_view part, std::string_view allowed) {
        return !part.empty() && part.find_first_not_of(allowed) == std::string_view::npos;
    };
    return only(line.substr(0, e), "0123456789.") && only(line.substr(e + 2), "0123456789");
}

}  // namespace kedang::fields::types
