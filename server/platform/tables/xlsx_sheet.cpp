// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/xlsx_sheet.h"

#include <algorithm>
#include <charconv>

#include "platform/tables/cell_place.h"
#include "platform/tables/refusal.h"

namespace kedang::tables {

namespace {

template <typename Number>
std::optional<Number> to_number(std::string_view text) {
    Number value{};
    auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    bool whole = parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size();
    return whole ? std::optional(value) : std::nullopt;
}

}  // namespace

void SheetHandler::start(XmlStream& stream, std::string_view name, Attributes attributes) {
    if (in_cell_) {
        in_phonetic_ = in_phonetic_ || name == "rPh";
        collecting_ = !in_phonetic_ && (name == "v" || name == "t");
    } else if (name == "c") {
        start_cell(stream, attributes);
    } else if (name == "row") {
        start_row(attributes);
    }
}

void SheetHandler::start_row(Attributes attributes) {
    auto given = to_number<std::int64_t>(attributes["r"]);
    number_is_given_ = given && *given >= 1 && *given <= last_sheet_row;
    number_ = number_is_given_ ? *given : number_ + 1;
    next_column_ = 0;
    row_bytes_ = 0;
    row_->cells.clear();
}

void SheetHandler::start_cell(XmlStream& stream, Attributes attributes) {
    auto reference = attributes["r"];
    auto place = parse_place(reference);
    if (!reference.empty() && !place)
        return stream.refuse(damaged("单元格位置 " + std::string(reference.substr(0, 20)) +
                                     " 无效，请用 Excel 或 WPS 重新另存"));
    column_ = place ? static_cast<std::size_t>(place->column) : next_column_;
    if (column_ > static_cast<std::size_t>(last_sheet_column))
        return stream.refuse(too_wide(number_, last_sheet_column + 1));
    if (place && place->row > 0 && !number_is_given_) {
        number_ = place->row;
        number_is_given_ = true;
    }
    next_column_ = column_ + 1;
    in_cell_ = true;
    collecting_ = in_phonetic_ = false;
    type_ = attributes["t"];
    value_.clear();
    auto style = to_number<std::size_t>(attributes["s"]).value_or(0);
    format_ =
        style < workbook_.cell_formats.size() ? workbook_.cell_formats[style] : NumberFormat{};
}

void SheetHandler::text(XmlStream& stream, std::string_view part) {
    if (collecting_)
        value_ += part;
    check_size(stream);
}

void SheetHandler::end(XmlStream& stream, std::string_view name) {
    collecting_ = false;
    if (name == "c" && in_cell_) {
        end_cell();
        row_bytes_ += value_.size();
        check_size(stream);
    } else if (name == "rPh") {
        in_phonetic_ = false;
    } else if (name == "row" && !in_cell_) {
        row_->number = number_;
        stream.pause();
    }
}

/// One long shared text in every cell costs an attacker nothing, and us memory.
void SheetHandler::check_size(XmlStream& stream) const {
    constexpr std::size_t longest_value = 256 << 10;  // spreadsheets stop at 32,767 characters
    constexpr std::size_t longest_row = 8 << 20;
    if (value_.size() > longest_value || row_bytes_ > longest_row)
        stream.refuse(over_limit("第 " + std::to_string(number_) + " 行的文字过长"));
}

void SheetHandler::end_cell() {
    in_cell_ = false;
    if (value_.empty())
        return;
    if (row_->cells.size() <= column_)
        row_->cells.resize(column_ + 1);
    row_->cells[column_] = make_cell();
}

Cell SheetHandler::make_cell() {
    if (type_.empty() || type_ == "n")
        return number_cell(value_, format_, workbook_.date_system);
    if (type_ == "b")
        return {Cell::Kind::Boolean, value_ == "1" || value_ == "true" ? "TRUE" : "FALSE"};
    if (type_ == "e")
        return {Cell::Kind::Error, value_};
    if (type_ == "d")
        return iso_date_cell(value_);
    if (type_ == "s") {
        auto index = to_number<std::size_t>(value_);
        auto shared = index ? workbook_.strings.at(*index) : std::nullopt;
        if (!shared)
            return {Cell::Kind::Error, "#REF!"};
        value_ = *shared;
    } else {
        undo_escapes(value_);
    }
    return value_.empty() ? Cell{} : Cell{Cell::Kind::Text, value_};
}

}  // namespace kedang::tables
