// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/csv_reader.h"

#include <algorithm>

#include "platform/tables/csv_parser.h"
#include "platform/tables/delimiter.h"
#include "platform/tables/formula_guard.h"
#include "platform/tables/refusal.h"
#include "platform/tables/row_shape.h"
#include "platform/tables/text_decoder.h"

namespace kedang::tables {

namespace {

class CsvReader final : public TableReader {
  public:
    CsvReader(TextDecoder decoder, std::string const& delimiter, bool skip_first, Limits limits)
        : decoder_(std::move(decoder)),
          parser_(delimiter),
          skip_first_(skip_first),
          budget_(limits),
          record_limit_(limits.record_bytes) {}

    Result<bool> next(Row& row) override {
        while (true) {
            TRY_SET(bool found, next_record());
            if (!found)
                return false;
            if (skip_first_) {
                skip_first_ = false;
                continue;
            }
            take_fields(row);
            if (!drop_trailing_empty(row.cells))
                continue;
            TRY(budget_.spend(row));
            return true;
        }
    }

    double progress() const override { return decoder_.progress(); }

  private:
    Result<bool> next_record() {
        while (!parser_.take(text_)) {
            if (parser_.record_bytes() > record_limit_)
                return too_long();
            TRY_SET(text_, decoder_.next());
            if (!text_.empty())
                continue;
            bool last = parser_.finish();
            if (parser_.unclosed())
                return damaged("第 " + std::to_string(parser_.quote_line()) +
                               " 行的引号没有闭合，请补上缺少的双引号");
            return last;
        }
        return true;
    }

    Error too_long() const {
        if (parser_.unclosed())
            return damaged("第 " + std::to_string(parser_.quote_line()) +
                           " 行的引号没有闭合，请补上缺少的双引号");
        return over_limit("第 " + std::to_string(parser_.line()) + " 行过长，请检查换行符");
    }

    void take_fields(Row& row) {
        row.number = parser_.line();
        row.cells.resize(parser_.field_count());
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            auto& cell = row.cells[i];
            // Swapping keeps both buffers in use, so a long file allocates next to nothing.
            std::swap(cell.text, parser_.fields()[i]);
            remove_formula_guard(cell.text);
            cell.kind = cell.text.empty() ? Cell::Kind::Empty : Cell::Kind::Text;
            cell.precision_lost = cell.percent = false;
        }
    }

    TextDecoder decoder_;
    CsvParser parser_;
    std::string_view text_;
    bool skip_first_;
    RowBudget budget_;
    std::int64_t record_limit_;
};

}  // namespace

Result<Opened> open_csv(std::filesystem::path const& path, OpenOptions const& options) {
    InputFile file(path);
    Opened opened{.format = Format::Csv, .encoding = options.encoding, .sheets = {Sheet{}}};
    if (opened.encoding.empty()) {
        TRY_SET(opened.encoding, detect_encoding(file));
    }
    TextDecoder decoder(std::move(file), opened.encoding);
    TRY_SET(std::string_view start, decoder.next());
    auto declared = declared_delimiter(start);
    opened.delimiter = declared.value_or(detect_delimiter(start));
    if (!options.delimiter.empty())
        opened.delimiter = options.delimiter;
    decoder.rewind();
    opened.merges_known = true;
    opened.reader = std::make_unique<CsvReader>(std::move(decoder), opened.delimiter,
                                                declared.has_value(), options.limits);
    return opened;
}

}  // namespace kedang::tables
