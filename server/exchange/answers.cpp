// What people see of imports, and the rows that did not come in as a file.
// SPDX-License-Identifier: Apache-2.0
#include "audit_trail/actions.h"
#include "base/json_writer.h"
#include "exchange/actions.h"
#include "exchange/imports.h"
#include "platform/tables/table_writer.h"
#include "records/people.h"

namespace kedang::exchange {
namespace {

constexpr std::int64_t listed_imports = 100;
constexpr std::int64_t rows_a_page = 100;
constexpr std::int64_t rows_a_step = 1000;

std::vector<RowReport> open_rows(crypto::Keyring const& keyring, store::StoredImport const& stored,
                                 std::vector<store::StoredRow> const& rows) {
    RowVault const vault(keyring, stored);
    std::vector<RowReport> reports;
    for (auto const& row : rows)
        reports.push_back(vault.open(row));
    return reports;
}

std::vector<RowReport> samples_of(db::Session& session, accounts::Context const& context,
                                  store::StoredImport const& stored) {
    std::vector<RowReport> samples;
    for (auto const outcome :
         {Outcome::Created, Outcome::Updated, Outcome::Unchanged, Outcome::Rejected})
        for (auto& report : open_rows(context.services.keyring, stored,
                                      store::rows(session, stored.import.id, outcome, 0,
                                                  static_cast<std::int64_t>(samples_of_each))))
            samples.push_back(std::move(report));
    return samples;
}

std::string reasons_text(std::vector<FieldError> const& errors) {
    std::string text;
    for (auto const& error : errors)
        text += (text.empty() ? "" : "；") + error.message;
    return text;
}

std::vector<tables::Cell> row_cells(RowReport const& report, std::size_t columns) {
    std::vector<tables::Cell> cells;
    for (auto const& text : report.cells)
        cells.push_back(tables::text_cell(text));
    // A row may be wider than the headings, or narrower.
    cells.resize(columns);
    cells.push_back(tables::text_cell(reasons_text(report.errors)));
    return cells;
}

/// Columns whose heading is the reasons' of an earlier round; a new one stands behind instead.
std::size_t original_columns(Found const& found) {
    auto count = found.columns.size();
    while (count > 0 && found.columns[count - 1].header == reason_heading)
        --count;
    return count;
}

std::string disposition(std::string const& number, FileKind kind) {
    return "import-" + number + (kind == FileKind::Csv ? "-rejected.csv" : "-rejected.xlsx");
}

}  // namespace

Result<std::string> import_json(accounts::Context const& context, std::int64_t id) {
    auto reader = context.services.database.read();
    TRY_SET(auto const stored, find_own(*reader, context, id));
    records::KnownPeople people(*reader);
    return import_json(ImportView{stored.import, people.name(stored.import.created_by),
                                  samples_of(*reader, context, stored),
                                  progress_of(*reader, stored.import)});
}

std::string imports_json(accounts::Context const& context) {
    auto reader = context.services.database.read();
    records::KnownPeople people(*reader);
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    for (auto const& import : store::newest(*reader, context.actor.id(), listed_imports))
        out.raw(import_json(
            ImportView{import, people.name(import.created_by), {}, progress_of(*reader, import)}));
    out.end_array().end_object();
    return out.take();
}

Result<std::string> rows_json(accounts::Context const& context, std::int64_t id,
                              std::string_view outcome, std::int64_t after) {
    auto const wanted = outcome.empty() ? std::optional(Outcome::Rejected) : outcome_from(outcome);
    if (!wanted)
        return Error{ErrorCode::Invalid,
                     "invalid",
                     "没有这种结果",
                     {{"outcome", "one_of",
                       "outcome 应为 created、updated、unchanged、rejected 或 skipped"}}};
    auto reader = context.services.database.read();
    TRY_SET(auto const stored, find_own(*reader, context, id));
    auto const rows = store::rows(*reader, id, *wanted, after, rows_a_page + 1);
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    auto reports = open_rows(context.services.keyring, stored, rows);
    bool const more = static_cast<std::int64_t>(reports.size()) > rows_a_page;
    if (more)
        reports.pop_back();
    for (auto const& report : reports)
        out.raw(row_json(report));
    out.end_array();
    if (more)
        out.member("next", std::to_string(reports.back().row));
    out.end_object();
    return out.take();
}

Result<Done> write_rejected(accounts::Context const& context, std::int64_t id, FileKind kind,
                            std::filesystem::path const& to) {
    auto reader = context.services.database.read();
    TRY_SET(auto const stored, find_own(*reader, context, id));
    auto const writer = kind == FileKind::Csv ? tables::create_csv(to) : tables::create_xlsx(to);
    auto const& found = stored.import.found;
    auto const columns = original_columns(found);
    std::vector<tables::Cell> headings;
    for (std::size_t i = 0; i < columns; ++i)
        headings.push_back(tables::text_cell(found.columns[i].header));
    headings.push_back(tables::text_cell(std::string(reason_heading)));
    TRY(writer->write(headings));
    for (std::int64_t after = 0;;) {
        auto const rows = store::rows(*reader, id, Outcome::Rejected, after, rows_a_step);
        for (auto const& report : open_rows(context.services.keyring, stored, rows))
            TRY(writer->write(row_cells(report, columns)));
        if (static_cast<std::int64_t>(rows.size()) < rows_a_step)
            break;
        after = rows.back().row;
    }
    reader.reset();
    writer->finish();
    TRY(audit_trail::record(context.services.database, context.audit,
                            import_change(id, "import.rejected_download")));
    return Done{};
}

Result<std::filesystem::path> rejected_file(accounts::Context const& context, std::int64_t id,
                                            FileKind kind) {
    {
        auto reader = context.services.database.read();
        TRY(find_own(*reader, context, id));
    }
    auto const token = crypto::new_record_salt();
    auto const file = imports_folder(context.services) /
                      (crypto::to_hex(token) + "-" + disposition(std::to_string(id), kind));
    auto written = write_rejected(context, id, kind, file);
    if (!written.ok()) {
        delete_file(file);
        return std::move(written).error();
    }
    return file;
}

}  // namespace kedang::exchange
