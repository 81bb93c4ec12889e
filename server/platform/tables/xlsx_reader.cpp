// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/xlsx_reader.h"

#include <algorithm>

#include "platform/tables/merge_fill.h"
#include "platform/tables/refusal.h"
#include "platform/tables/row_shape.h"
#include "platform/tables/xlsx_merges.h"
#include "platform/tables/xlsx_sheet.h"

namespace kedang::tables {

namespace {

class XlsxReader final : public TableReader {
  public:
    XlsxReader(ZipPackage package, Workbook workbook, MergeFill fill, Limits limits)
        : package_(std::move(package)),
          workbook_(std::move(workbook)),
          handler_(workbook_),
          fill_(std::move(fill)),
          budget_(limits) {}

    Result<Done> begin(std::size_t sheet) {
        TRY_SET(ZipPart part, package_.part(workbook_.sheet_parts[sheet]));
        stream_ = std::make_unique<XmlStream>(std::move(part), handler_);
        return Done{};
    }

    Result<bool> next(Row& row) override {
        handler_.set_target(row);
        while (true) {
            TRY_SET(bool found, stream_->run());
            if (!found)
                return false;
            // A row that lives only by what is merged into it is no row of the table.
            if (!drop_trailing_empty(row.cells))
                continue;
            fill_.apply(row);
            TRY(budget_.spend(row));
            return true;
        }
    }

    double progress() const override { return stream_->progress(); }

  private:
    ZipPackage package_;
    Workbook workbook_;
    SheetHandler handler_;
    std::unique_ptr<XmlStream> stream_;
    MergeFill fill_;
    RowBudget budget_;
};

}  // namespace

Result<std::size_t> choose_sheet(std::vector<Sheet> const& sheets, OpenOptions const& options) {
    if (options.sheet_index) {
        if (*options.sheet_index < sheets.size())
            return *options.sheet_index;
        return Error{ErrorCode::NotFound, "table_no_sheet",
                     "没有第 " + std::to_string(*options.sheet_index + 1) + " 个工作表，该文件共 " +
                         std::to_string(sheets.size()) + " 个"};
    }
    auto wanted = std::find_if(sheets.begin(), sheets.end(), [&](Sheet const& sheet) {
        return options.sheet_name.empty() ? !sheet.hidden : sheet.name == options.sheet_name;
    });
    if (wanted != sheets.end())
        return static_cast<std::size_t>(wanted - sheets.begin());
    if (options.sheet_name.empty() && !sheets.empty())
        return std::size_t{0};
    return Error{ErrorCode::NotFound, "table_no_sheet",
                 "没有名为“" + options.sheet_name + "”的工作表"};
}

Result<Opened> open_xlsx(std::filesystem::path const& path, OpenOptions const& options) {
    constexpr std::int64_t header_rows = 50;
    TRY_SET(ZipPackage package, ZipPackage::open(path, options.limits));
    TRY_SET(Workbook workbook, read_workbook(package, options.limits));
    Opened opened{.format = Format::Xlsx, .sheets = workbook.sheets};
    TRY_SET(opened.sheet, choose_sheet(workbook.sheets, options));
    TRY_SET(auto merges, read_merges(package, workbook.sheet_parts[opened.sheet]));
    opened.merges_known = true;
    std::copy_if(merges.begin(), merges.end(), std::back_inserter(opened.merges),
                 [](Merge const& merge) { return merge.first_row <= header_rows; });
    if (!options.fill_merged)
        merges.clear();
    auto reader = std::make_unique<XlsxReader>(std::move(package), std::move(workbook),
                                               MergeFill(std::move(merges), options.limits.columns),
                                               options.limits);
    TRY(reader->begin(opened.sheet));
    opened.reader = std::move(reader);
    return opened;
}

}  // namespace kedang::tables
