// SPDX-License-Identifier: Apache-2.0
#include "extraction/writing.h"

#include <algorithm>
#include <memory>

#include "platform/tables/table_writer.h"
#include "records/table_cells.h"

namespace kedang::extraction {
namespace {

constexpr double usual_width = 16, wide = 30;
constexpr double hidden = 0;

std::unique_ptr<tables::TableWriter> create(Export const& made, records::Columns const& columns,
                                            std::filesystem::path const& file) {
    if (made.request.format == Format::Csv)
        return tables::create_csv(file);
    tables::WriteOptions options;
    options.sheet_name = "客户";
    for (auto const* field : columns)
        options.column_widths.push_back(
            field->name == "name" || field->type->name == "long_text" ? wide : usual_width);
    if (made.request.with_keys)
        options.column_widths.push_back(hidden);
    return tables::create_xlsx(file, options);
}

std::vector<tables::Cell> headings(Export const& made, records::Columns const& columns) {
    std::vector<tables::Cell> cells;
    for (auto const* field : columns)
        cells.push_back(tables::text_cell(field->label.zh));
    if (made.request.with_keys)
        cells.push_back(tables::text_cell(std::string(records::row_key_heading)));
    return cells;
}

/// The rows of one slice, by one person's rights.
class SliceOfRows {
  public:
    SliceOfRows(accounts::Context const& context, db::Session& session, Export const& made)
        : context_(context), people_(session), cells_(context, people_), made_(made) {}

    std::vector<tables::Cell> row(records::Record record, records::Columns const& columns) {
        cells_.open(record, columns);
        std::vector<tables::Cell> row;
        row.reserve(columns.size() + 1);
        for (auto const* field : columns) {
            auto cell = cells_.cell(record, *field);
            row.push_back(tables::text_cell(std::move(cell.text)));
            if (cell.is_number)
                row.back().kind = tables::Cell::Kind::Number;
        }
        if (made_.request.with_keys)
            row.push_back(tables::text_cell(
                records::seal(context_.services.keyring, {record.id, record.version})));
        return row;
    }

  private:
    accounts::Context const& context_;
    records::KnownPeople people_;
    records::Cells cells_;
    Export const& made_;
};

}  // namespace

customers::Wanted wanted_of(Request const& request) {
    return {request.filter, request.search, request.sort, request.ticked};
}

Result<std::int64_t> write_file(Export const& made, customers::Walk const& walk,
                                std::filesystem::path const& file, Pass const& pass) {
    auto const wanted = wanted_of(made.request);
    std::unique_ptr<tables::TableWriter> writer;
    std::int64_t rows = 0;
    std::span<std::int64_t const> left(walk.ids);
    do {
        TRY_SET(auto const context, pass.context());
        TRY_SET(auto const leaving, leaving(context, made.request.columns));
        if (writer == nullptr) {
            writer = create(made, leaving.columns, file);
            TRY(writer->write(headings(made, leaving.columns)));
        }
        auto const ids = left.first(std::min(left.size(), customers::files_a_slice));
        left = left.subspan(ids.size());
        auto reader = context.services.database.read();
        TRY_SET(auto records, customers::read_slice(*reader, context, wanted, ids));
        SliceOfRows slice(context, *reader, made);
        for (auto& record : records)
            TRY(writer->write(slice.row(std::move(record), leaving.columns)));
        rows += std::ssize(records);
        pass.progress(rows);
    } while (!left.empty());
    writer->finish();
    return rows;
}

}  // namespace kedang::extraction
