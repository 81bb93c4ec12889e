// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/html_reader.h"

#include <algorithm>

#include "platform/tables/html_grid.h"
#include "platform/tables/input_file.h"
#include "platform/tables/refusal.h"
#include "platform/tables/text_decoder.h"
#include "platform/tables/xlsx_reader.h"

namespace kedang::tables {

namespace {

constexpr std::size_t head_bytes = 4096;

/// The file is in memory anyway: an HTML table is whole only at its end.
class GridReader final : public TableReader {
  public:
    explicit GridReader(std::vector<Row> rows) : rows_(std::move(rows)) {}
    Result<bool> next(Row& row) override {
        if (next_ == rows_.size())
            return false;
        row = std::move(rows_[next_++]);
        return true;
    }
    double progress() const override {
        return rows_.empty() ? 1.0 : static_cast<double>(next_) / static_cast<double>(rows_.size());
    }

  private:
    std::vector<Row> rows_;
    std::size_t next_ = 0;
};

/// ASCII letters in lower case, without what UTF-16 puts between them.
std::string ascii_lower(std::string_view bytes) {
    std::string lower;
    for (char byte : bytes)
        if (byte > 0)
            lower += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20) : byte;
    return lower;
}

/// The bytes decide; only where they look Western, a declared Chinese encoding is believed.
Result<std::string> encoding_of(InputFile& file, std::string_view head) {
    TRY_SET(std::string encoding, detect_encoding(file));
    auto declared = ascii_lower(head);
    if (encoding == "windows-1252" && declared.find("charset=") != std::string::npos &&
        declared.find("gb") < declared.find('>', declared.find("charset=")))
        return std::string("GB18030");
    return encoding;
}

}  // namespace

bool looks_like_html(std::string_view head) {
    auto text = ascii_lower(head.substr(0, head_bytes));
    auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos || text[first] != '<')
        return false;
    for (auto const* word : {"<html", "<table", "<!doctype html", "<head", "<body", "<meta"})
        if (text.find(word) != std::string::npos)
            return true;
    return false;
}

Result<Opened> open_html(std::filesystem::path const& path, OpenOptions const& options) {
    InputFile file(path);
    if (file.size_bytes() > options.limits.html_bytes)
        return over_limit("网页格式的表格过大，请用 Excel 或 WPS 打开后另存为 .xlsx");
    Opened opened{.format = Format::Html, .encoding = options.encoding};
    if (opened.encoding.empty()) {
        TRY_SET(opened.encoding, encoding_of(file, file.head(head_bytes)));
    }
    std::string text;
    TextDecoder decoder(std::move(file), opened.encoding);
    for (bool more = true; more;) {
        TRY_SET(std::string_view piece, decoder.next());
        text += piece;
        more = !piece.empty();
    }
    TRY_SET(auto tree, HtmlTree::parse(std::move(text)));
    auto tables = outermost_tables(tree->root());
    if (tables.empty())
        return unsupported("网页文件中没有表格，请上传 .xlsx、.xls 或 .csv 文件");
    std::vector<std::size_t> sizes;
    for (auto const* table : tables) {
        opened.sheets.push_back({"表格 " + std::to_string(sizes.size() + 1), false});
        sizes.push_back(count_cells(*table));
    }
    opened.sheet =
        static_cast<std::size_t>(std::max_element(sizes.begin(), sizes.end()) - sizes.begin());
    if (options.sheet_index || !options.sheet_name.empty()) {
        TRY_SET(opened.sheet, choose_sheet(opened.sheets, options));
    }
    TRY_SET(HtmlGrid grid, read_grid(*tables[opened.sheet], options));
    constexpr std::int64_t header_rows = 50;
    opened.merges_known = true;
    std::copy_if(grid.merges.begin(), grid.merges.end(), std::back_inserter(opened.merges),
                 [](Merge const& merge) { return merge.first_row <= header_rows; });
    opened.reader = std::make_unique<GridReader>(std::move(grid.rows));
    return opened;
}

}  // namespace kedang::tables
