// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/xls_reader.h"

#include <algorithm>
#include <bit>

#include "platform/tables/biff_records.h"
#include "platform/tables/biff_workbook.h"
#include "platform/tables/compound_file.h"
#include "platform/tables/input_file.h"
#include "platform/tables/little_endian.h"
#include "platform/tables/merge_fill.h"
#include "platform/tables/refusal.h"
#include "platform/tables/row_shape.h"
#include "platform/tables/xlsx_reader.h"

namespace kedang::tables {

namespace {

/// A number packed into 30 bits: an integer or the upper half of a double, maybe times 100.
double unpack_rk(std::uint32_t packed) {
    bool hundredfold = packed & 1, integer = packed & 2;
    double value = integer ? static_cast<double>(static_cast<std::int32_t>(packed) >> 2)
                           : std::bit_cast<double>(std::uint64_t{packed & ~3U} << 32);
    return hundredfold ? value / 100 : value;
}

Cell boolean_cell(std::uint8_t value) {
    return {Cell::Kind::Boolean, value ? "TRUE" : "FALSE"};
}

Cell error_cell(std::uint8_t code) {
    switch (code) {
        case 0x00:
            return {Cell::Kind::Error, "#NULL!"};
        case 0x07:
            return {Cell::Kind::Error, "#DIV/0!"};
        case 0x0F:
            return {Cell::Kind::Error, "#VALUE!"};
        case 0x17:
            return {Cell::Kind::Error, "#REF!"};
        case 0x1D:
            return {Cell::Kind::Error, "#NAME?"};
        case 0x24:
            return {Cell::Kind::Error, "#NUM!"};
        default:
            return {Cell::Kind::Error, "#N/A"};
    }
}

Cell text_cell(std::string text) {
    return text.empty() ? Cell{} : Cell{Cell::Kind::Text, std::move(text)};
}

class XlsReader final : public TableReader {
  public:
    XlsReader(BiffWorkbook workbook, BiffSheet sheet, MergeFill fill, Limits limits)
        : workbook_(std::move(workbook)),
          cells_(std::move(sheet.cells)),
          fill_(std::move(fill)),
          budget_(limits) {}

    Result<bool> next(Row& row) override {
        while (next_ < cells_.size()) {
            row.cells.clear();
            auto sheet_row = cells_[next_] >> 32;
            row.number = static_cast<std::int64_t>(sheet_row) + 1;
            for (; next_ < cells_.size() && cells_[next_] >> 32 == sheet_row; ++next_)
                take(cells_[next_] & 0xFFFFFFFF, row);
            if (!drop_trailing_empty(row.cells))
                continue;
            fill_.apply(row);
            TRY(budget_.spend(row));
            return true;
        }
        return false;
    }

    double progress() const override {
        return cells_.empty() ? 1.0
                              : static_cast<double>(next_) / static_cast<double>(cells_.size());
    }

  private:
    static void put(Row& row, std::size_t column, Cell cell) {
        if (cell.kind == Cell::Kind::Empty)
            return;
        if (row.cells.size() <= column)
            row.cells.resize(column + 1);
        row.cells[column] = std::move(cell);
    }

    Cell number(double value, std::uint16_t style) const {
        auto format =
            style < workbook_.cell_formats.size() ? workbook_.cell_formats[style] : NumberFormat{};
        return number_cell(value, format, workbook_.date_system);
    }

    std::string text(BiffRecord const& record, std::size_t skip) const {
        return biff_text_at(workbook_.stream, record, skip, workbook_.biff8, workbook_.code_page);
    }

    void take(std::size_t offset, Row& row) const {
        auto record = biff_record_at(workbook_.stream, offset);
        auto column = u16_at(record.body, 2);
        if (record.id != biff::many_rk)
            return put(row, column, single(record));
        constexpr std::size_t head = 4, item = 6, tail = 2;
        auto body = record.body;
        for (std::size_t at = head; at + item + tail <= body.size(); at += item)
            put(row, column++, number(unpack_rk(u32_at(body, at + 2)), u16_at(body, at)));
    }

    Cell single(BiffRecord const& record) const {
        auto body = record.body;
        auto style = u16_at(body, 4);
        switch (record.id) {
            case biff::rk:
                return number(unpack_rk(u32_at(body, 6)), style);
            case biff::number:
                return number(number_at<double>(body, 6), style);
            case biff::label:
            case biff::rich_label:
                return text_cell(text(record, 6));
            case biff::boolean_or_error:
                return u8_at(body, 7) ? error_cell(u8_at(body, 6)) : boolean_cell(u8_at(body, 6));
            case biff::shared_label: {
                auto index = u32_at(body, 6);
                return index < workbook_.texts.size() ? text_cell(workbook_.texts[index])
                                                      : Cell{Cell::Kind::Error, "#REF!"};
            }
            default:
                return formula_result(record, style);
        }
    }

    Cell formula_result(BiffRecord const& record, std::uint16_t style) const {
        enum : std::uint8_t { Text = 0, Boolean = 1, Failure = 2 };
        auto body = record.body;
        if (u16_at(body, 12) != 0xFFFF)
            return number(number_at<double>(body, 6), style);
        auto kind = u8_at(body, 6), value = u8_at(body, 8);
        if (kind == Boolean)
            return boolean_cell(value);
        if (kind == Failure)
            return error_cell(value);
        return kind == Text ? text_cell(string_behind(record)) : Cell{};
    }

    /// The text a formula yields is a record of its own, at most a shared formula further on.
    std::string string_behind(BiffRecord record) const {
        constexpr int records_between = 3;
        for (int i = 0; i < records_between; ++i) {
            record = biff_record_at(workbook_.stream, record.next);
            if (record.id == biff::string)
                return text(record, 0);
        }
        return {};
    }

    BiffWorkbook workbook_;
    std::vector<std::uint64_t> cells_;
    std::size_t next_ = 0;
    MergeFill fill_;
    RowBudget budget_;
};

}  // namespace

Result<Opened> open_xls(std::filesystem::path const& path, OpenOptions const& options) {
    constexpr std::int64_t header_rows = 50;
    InputFile file(path);
    if (file.size_bytes() > options.limits.xls_bytes)
        return over_limit("文件过大，请另存为 .xlsx 后再导入");
    auto bytes = file.head(static_cast<std::size_t>(file.size_bytes()));
    if (bytes.starts_with(compound_file_mark)) {
        TRY_SET(bytes, workbook_stream(bytes));
    }
    TRY_SET(BiffWorkbook workbook, read_biff_workbook(std::move(bytes)));
    Opened opened{.format = Format::Xls, .sheets = workbook.sheets};
    TRY_SET(opened.sheet, choose_sheet(workbook.sheets, options));
    TRY_SET(BiffSheet sheet, read_biff_sheet(workbook, opened.sheet));
    opened.merges_known = workbook.biff8;
    std::copy_if(sheet.merges.begin(), sheet.merges.end(), std::back_inserter(opened.merges),
                 [](Merge const& merge) { return merge.first_row <= header_rows; });
    MergeFill fill(options.fill_merged ? sheet.merges : std::vector<Merge>{},
                   options.limits.columns);
    opened.reader = std::make_unique<XlsReader>(std::move(workbook), std::move(sheet),
                                                std::move(fill), options.limits);
    return opened;
}

}  // namespace kedang::tables
