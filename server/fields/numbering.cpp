// SPDX-License-Identifier: Apache-2.0
#include "fields/numbering.h"

#include <algorithm>

#include "base/check.h"
#include "base/text.h"

namespace kedang::fields {
namespace {

constexpr std::size_t longest_pattern = 60;

Error wrong(std::string_view pattern, std::string_view what) {
    std::string message = "编号规则 '" + std::string(pattern) + "' " + std::string(what);
    return {ErrorCode::Invalid,
            "invalid_number_pattern",
            message,
            {{"numbering", "number_pattern", message}}};
}

std::string digits_of(Date date, std::size_t count) {
    std::string digits = to_text(date);
    digits.erase(std::remove(digits.begin(), digits.end(), '-'), digits.end());
    return digits.substr(0, count);
}

}  // namespace

Result<NumberPattern::Piece> NumberPattern::piece(std::string_view placeholder) {
    if (placeholder == "type")
        return Piece{Kind::Type, {}};
    if (placeholder == "yyyy")
        return Piece{Kind::Year, {}};
    if (placeholder == "yyyymm")
        return Piece{Kind::Month, {}};
    if (placeholder == "yyyymmdd")
        return Piece{Kind::Day, {}};
    constexpr std::string_view serial = "seq:";
    if (!placeholder.starts_with(serial))
        return wrong("{" + std::string(placeholder) + "}",
                     "不认识，可用 {type} {yyyy} {yyyymm} {yyyymmdd} {seq:位数}");
    std::string_view const width = placeholder.substr(serial.size());
    if (width.size() != 1 || width[0] < '1' || width[0] > '9')
        return wrong("{" + std::string(placeholder) + "}", "的流水号位数应为 1 至 9，如 {seq:4}");
    return Piece{Kind::Serial, {}, static_cast<std::size_t>(width[0] - '0')};
}

Result<NumberPattern> NumberPattern::parse(std::string_view pattern) {
    if (pattern.size() > longest_pattern)
        return wrong(pattern, "太长，最多 60 个字符");
    if (!text::valid_utf8(pattern) || text::control_character(pattern, text::LineBreaks::Refused))
        return wrong(pattern, "含有不能用的字符");
    NumberPattern made;
    made.text_ = pattern;
    std::string_view rest = pattern;
    std::size_t serials = 0;
    while (!rest.empty()) {
        if (rest[0] == '}')
            return wrong(pattern, "多了一个 }");
        if (rest[0] != '{') {
            std::size_t const end = std::min(rest.find_first_of("{}"), rest.size());
            made.pieces_.push_back({Kind::Literal, std::string(rest.substr(0, end))});
            rest.remove_prefix(end);
            continue;
        }
        std::size_t const end = rest.find('}');
        if (end == std::string_view::npos)
            return wrong(pattern, "缺少 }");
        TRY_SET(Piece read, piece(rest.substr(1, end - 1)));
        if (read.kind == Kind::Serial) {
            ++serials;
            made.width_ = read.width;
        }
        made.pieces_.push_back(std::move(read));
        rest.remove_prefix(end + 1);
    }
    if (serials != 1)
        return wrong(pattern, serials == 0 ? "没有流水号，请加上如 {seq:4}" : "只能有一个流水号");
    return made;
}

std::string NumberPattern::written(Date date, std::string_view type_word,
                                   std::string_view serial) const {
    std::string number;
    for (Piece const& piece : pieces_) {
        switch (piece.kind) {
            case Kind::Literal:
                number += piece.literal;
                break;
            case Kind::Type:
                number += type_word;
                break;
            case Kind::Year:
                number += digits_of(date, 4);
                break;
            case Kind::Month:
                number += digits_of(date, 6);
                break;
            case Kind::Day:
                number += digits_of(date, 8);
                break;
            case Kind::Serial:
                number += serial;
                break;
        }
    }
    return number;
}

std::string NumberPattern::period_key(Date date, std::string_view type_word) const {
    // '#' keeps its place, so that A1{seq} and {seq}A1 have counters of their own.
    return written(date, type_word, "#");
}

std::string NumberPattern::format(Date date, std::string_view type_word, std::int64_t seq) const {
    check(seq > 0, "serials count from 1");
    std::string serial = std::to_string(seq);
    if (serial.size() < width_)
        serial.insert(0, width_ - serial.size(), '0');
    return written(date, type_word, serial);
}

bool NumberPattern::uses_type() const {
    return std::any_of(pieces_.begin(), pieces_.end(),
                       [](Piece const& piece) { return piece.kind == Kind::Type; });
}

}  // namespace kedang::fields
