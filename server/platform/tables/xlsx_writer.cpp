// SPDX-License-Identifier: Apache-2.0
#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "platform/tables/refusal.h"
#include "platform/tables/table_writer.h"

namespace kedang::tables {

namespace {

class XlsxWriter final : public TableWriter {
  public:
    XlsxWriter(std::filesystem::path const& path, WriteOptions const& options)
        : directory_(path.parent_path().string()), header_rows_(options.header_rows) {
        lxw_workbook_options workbook_options{};
        workbook_options.constant_memory = LXW_TRUE;
        // Its scratch file belongs beside the result, where there is room and no one else reads.
        workbook_options.tmpdir = directory_.empty() ? nullptr : directory_.data();
        workbook_ = workbook_new_opt(path.c_str(), &workbook_options);
        sheet_ =
            workbook_ ? workbook_add_worksheet(workbook_, options.sheet_name.c_str()) : nullptr;
        if (!sheet_) {
            abandon();
            throw std::runtime_error("cannot create XLSX file");
        }
        text_format_ = workbook_add_format(workbook_);
        format_set_num_format(text_format_, "@");
        header_format_ = workbook_add_format(workbook_);
        format_set_num_format(header_format_, "@");
        format_set_bold(header_format_);
        for (std::size_t i = 0; i < options.column_widths.size(); ++i)
            set_width(static_cast<lxw_col_t>(i), options.column_widths[i]);
        if (header_rows_ > 0)
            worksheet_freeze_panes(sheet_, static_cast<lxw_row_t>(header_rows_), 0);
    }
    XlsxWriter(XlsxWriter const&) = delete;
    XlsxWriter& operator=(XlsxWriter const&) = delete;
    ~XlsxWriter() override { abandon(); }

    Result<Done> write(std::vector<Cell> const& cells) override {
        if (row_ >= LXW_ROW_MAX)
            return over_limit("超过 1048576 行，XLSX 放不下，请改用 CSV 或分批导出");
        if (cells.size() > LXW_COL_MAX)
            return over_limit("超过 16384 列，XLSX 放不下");
        for (std::size_t column = 0; column < cells.size(); ++column)
            TRY(write_cell(cells[column], static_cast<lxw_col_t>(column)));
        ++row_;
        return Done{};
    }

    void finish() override {
        auto* workbook = std::exchange(workbook_, nullptr);
        if (!workbook || workbook_close(workbook) != LXW_NO_ERROR)
            throw std::runtime_error("cannot write XLSX file");
    }

  private:
    void set_width(lxw_col_t column, double width) {
        lxw_row_col_options hidden{};
        hidden.hidden = LXW_TRUE;
        worksheet_set_column_opt(sheet_, column, column, width == 0 ? LXW_DEF_COL_WIDTH : width,
                                 nullptr, width == 0 ? &hidden : nullptr);
    }

    Result<Done> write_cell(Cell const& cell, lxw_col_t column) {
        if (cell.text.empty())
            return Done{};
        auto* format = row_ < header_rows_ ? header_format_ : text_format_;
        auto row = static_cast<lxw_row_t>(row_);
        double number = 0;
        auto const* end = cell.text.data() + cell.text.size();
        bool as_number = cell.kind == Cell::Kind::Number && !cell.precision_lost &&
                         !has_leading_zero(cell.text) &&
                         std::from_chars(cell.text.data(), end, number).ptr == end;
        auto status = as_number
                          ? worksheet_write_number(sheet_, row, column, number, nullptr)
                          : worksheet_write_string(sheet_, row, column, cell.text.c_str(), format);
        if (status == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
            return over_limit("第 " + std::to_string(row_ + 1) + " 行第 " +
                              std::to_string(column + 1) +
                              " 列的文字超过 32767 个字符，XLSX 放不下，请改用 CSV");
        if (status != LXW_NO_ERROR)
            throw std::runtime_error(lxw_strerror(status));
        return Done{};
    }

    /// 010000 is a code shown with zeros in front, not the number 10000.
    static bool has_leading_zero(std::string const& text) {
        return text.size() > 1 && text[0] == '0' && text[1] != '.';
    }

    /// Without finish() nothing is promised, but nothing may leak either.
    void abandon() {
        if (auto* workbook = std::exchange(workbook_, nullptr))
            lxw_workbook_free(workbook);
    }

    std::string directory_;
    std::int64_t header_rows_;
    lxw_workbook* workbook_ = nullptr;
    lxw_worksheet* sheet_ = nullptr;
    lxw_format* text_format_ = nullptr;
    lxw_format* header_format_ = nullptr;
    std::int64_t row_ = 0;
};

}  // namespace

std::unique_ptr<TableWriter> create_xlsx(std::filesystem::path const& path,
                                         WriteOptions const& options) {
    return std::make_unique<XlsxWriter>(path, options);
}

}  // namespace kedang::tables
