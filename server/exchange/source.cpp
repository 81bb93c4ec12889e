// SPDX-License-Identifier: Apache-2.0
#include "exchange/source.h"

#include <algorithm>

#include "base/text.h"
#include "exchange/round_trip.h"

namespace kedang::exchange {
namespace {

constexpr std::size_t first_rows = 200;
constexpr std::size_t shown_samples = 5;
constexpr std::size_t longest_sample = 60;  // code points

std::string_view format_word(tables::Format format) {
    switch (format) {
        case tables::Format::Csv:
            return "csv";
        case tables::Format::Xlsx:
            return "xlsx";
        case tables::Format::Xls:
            return "xls";
        case tables::Format::Html:
            break;
    }
    return "html";
}

std::vector<FoundSheet> sheets_of(tables::Opened const& opened) {
    std::vector<FoundSheet> sheets;
    for (auto const& sheet : opened.sheets) {
        std::string name = sheet.name;
        if (name.empty() && opened.sheets.size() > 1)
            name = "表格 " + std::to_string(sheets.size() + 1);
        sheets.push_back({std::move(name), sheet.hidden});
    }
    return sheets;
}

/// The file, at the sheet that was wished for.
Result<tables::Opened> open_at(std::filesystem::path const& path, std::string const& file_name,
                               std::string const& sheet) {
    TRY_SET(auto opened, tables::open(path, file_name));
    auto const sheets = sheets_of(opened);
    if (sheet.empty() || (opened.sheet < sheets.size() && sheets[opened.sheet].name == sheet))
        return opened;
    for (std::size_t i = 0; i < sheets.size(); ++i)
        if (sheets[i].name == sheet)
            return tables::open(path, file_name, {.sheet_index = i});
    return Error{ErrorCode::Invalid,
                 "unknown_sheet",
                 "文件里没有工作表“" + sheet + "”",
                 {{"sheet", "unknown", "文件里没有工作表“" + sheet + "”，请从列表中选择"}}};
}

Result<std::vector<tables::Row>> beginning(tables::TableReader& reader) {
    std::vector<tables::Row> rows;
    while (rows.size() < first_rows) {
        tables::Row row;
        TRY_SET(bool const more, reader.next(row));
        if (!more)
            break;
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<ColumnValues> columns_of(Layout const& layout, std::vector<tables::Row> const& rows) {
    std::vector<ColumnValues> columns;
    for (auto const& header : layout.headers)
        columns.push_back({header, {}});
    RowSieve const sieve(layout.headers);
    int headings_left = layout.header_rows;
    for (auto const& row : rows) {
        if (row.number < layout.header_row ||
            (row.number >= layout.header_row && headings_left > 0)) {
            headings_left -= row.number >= layout.header_row;
            continue;
        }
        if (!sieve.reason_to_skip(row).empty())
            continue;
        for (std::size_t i = 0; i < std::min(columns.size(), row.cells.size()); ++i)
            if (auto const text = text::trim(row.cells[i].text); !text.empty())
                columns[i].values.emplace_back(text);
    }
    return columns;
}

void note_skipped(Layout const& layout, std::vector<tables::Row> const& rows, Found& found) {
    found.skipped = layout.skipped;
    RowSieve const sieve(layout.headers);
    for (auto const& row : rows)
        if (row.number > layout.header_row)
            if (auto reason = sieve.reason_to_skip(row);
                !reason.empty() && found.skipped.size() < first_rows)
                found.skipped.push_back({row.number, std::move(reason)});
    for (auto const& header : layout.headers)
        if (header == reason_heading)
            found.skipped.push_back({layout.header_row, "“失败原因”列是上次导入的结果，不会导入"});
}

void add_columns(std::vector<ColumnValues> const& columns,
                 std::vector<std::optional<Proposal>> proposals, Found& found) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        FoundColumn column;
        column.index = static_cast<int>(i);
        column.header =
            columns[i].header.empty() ? "列" + std::to_string(i + 1) : columns[i].header;
        column.proposal = std::move(proposals[i]);
        for (auto const& value : columns[i].values)
            if (column.samples.size() < shown_samples)
                column.samples.emplace_back(text::first_code_points(value, longest_sample));
        found.columns.push_back(std::move(column));
    }
}

}  // namespace

Result<Found> look_into(std::filesystem::path const& path, std::string const& file_name,
                        Targets const& targets, std::vector<Scheme> const& schemes,
                        LayoutWish const& wish) {
    TRY_SET(auto opened, open_at(path, file_name, wish.sheet));
    TRY_SET(auto const rows, beginning(*opened.reader));
    if (rows.empty())
        return Error{ErrorCode::Invalid, "empty_file",
                     "文件里没有数据，请检查是否选错了文件或工作表"};
    Found found;
    found.format = format_word(opened.format);
    found.encoding = opened.encoding;
    found.delimiter = opened.delimiter;
    found.sheets = sheets_of(opened);
    found.sheet = opened.sheet;
    auto const layout = find_layout(rows, opened.merges, targets, wish);
    found.header_row = layout.header_row;
    found.header_rows = layout.header_rows;
    note_skipped(layout, rows, found);
    auto const columns = columns_of(layout, rows);
    // "列1" and so on, which columns without a heading are called, would fit any file.
    bool const has_headings = layout.header_row > 0;
    if (auto exported = proposals_of_export(targets, columns))
        add_columns(columns, std::move(*exported), found);
    else
        add_columns(columns,
                    propose(targets, columns, has_headings ? schemes : std::vector<Scheme>()),
                    found);
    return found;
}

RowSource::RowSource(tables::Opened opened, Found const& found)
    : opened_(std::move(opened)),
      sieve_([&] {
          std::vector<std::string> headers;
          for (auto const& column : found.columns)
              headers.push_back(column.header);
          return headers;
      }()),
      header_row_(found.header_row),
      header_rows_left_(found.header_rows) {}

Result<RowSource> RowSource::open(std::filesystem::path const& path, std::string const& file_name,
                                  Found const& found) {
    tables::OpenOptions options;
    options.sheet_index = found.sheet;
    options.encoding = found.encoding;
    options.delimiter = found.delimiter;
    TRY_SET(auto opened, tables::open(path, file_name, options));
    return RowSource(std::move(opened), found);
}

Result<bool> RowSource::next(SourceRow& row) {
    for (;;) {
        TRY_SET(bool const more, opened_.reader->next(row.row));
        if (!more)
            return false;
        if (row.row.number < header_row_) {
            row.skipped = "表头上方的标题或说明";
            return true;
        }
        if (header_rows_left_ > 0) {
            --header_rows_left_;
            continue;
        }
        row.skipped = sieve_.reason_to_skip(row.row);
        return true;
    }
}

}  // namespace kedang::exchange
