// SPDX-License-Identifier: Apache-2.0
#include "exchange/model_json.h"

#include <algorithm>

#include "base/json_writer.h"

namespace kedang::exchange {
namespace {

void write_texts(JsonWriter& out, std::vector<std::string> const& texts) {
    out.begin_array();
    for (auto const& each : texts)
        out.value(each);
    out.end_array();
}

void write_findings(JsonWriter& out, std::string_view name,
                    std::vector<FieldError> const& findings) {
    if (findings.empty())
        return;
    out.key(name).begin_array();
    for (auto const& finding : findings)
        out.begin_object()
            .member("field", finding.field)
            .member("rule", finding.rule)
            .member("message", finding.message)
            .end_object();
    out.end_array();
}

void write_reasons(JsonWriter& out, std::string_view name, std::vector<Reason> const& reasons) {
    out.key(name).begin_array();
    for (auto const& reason : reasons)
        out.begin_object()
            .member("field", reason.field)
            .member("rule", reason.rule)
            .member("message", reason.message)
            .member("count", reason.count)
            .end_object();
    out.end_array();
}

void write_counts(JsonWriter& out, Counts const& counts) {
    out.member("rows", counts.rows())
        .member("created", counts.created)
        .member("updated", counts.updated)
        .member("unchanged", counts.unchanged)
        .member("rejected", counts.rejected)
        .member("skipped", counts.skipped)
        .member("incomplete", counts.incomplete);
}

void write_column(JsonWriter& out, FoundColumn const& column, bool stored) {
    out.begin_object().member("index", column.index).member("header", column.header);
    if (!stored)
        write_texts(out.key("samples"), column.samples);
    if (column.proposal)
        out.key("proposal")
            .begin_object()
            .member("target", column.proposal->target)
            .member("confidence", column.proposal->confidence)
            .member("from", word(column.proposal->from))
            .end_object();
    out.end_object();
}

/// In: `stored` writes the sheet by position, and no samples: they are personal and stored sealed.
void write_found(JsonWriter& out, Found const& found, bool stored) {
    out.begin_object().member("format", found.format);
    if (!found.encoding.empty())
        out.member("encoding", found.encoding);
    if (!found.delimiter.empty())
        out.member("delimiter", found.delimiter);
    out.key("sheets").begin_array();
    for (auto const& sheet : found.sheets)
        out.begin_object().member("name", sheet.name).member("hidden", sheet.hidden).end_object();
    out.end_array();
    if (stored)
        out.member("sheet_index", static_cast<std::int64_t>(found.sheet));
    if (found.sheet < found.sheets.size())
        out.member("sheet", found.sheets[found.sheet].name);
    out.member("header_row", found.header_row).member("header_rows", found.header_rows);
    out.key("skipped").begin_array();
    for (auto const& skipped : found.skipped)
        out.begin_object().member("row", skipped.row).member("reason", skipped.reason).end_object();
    out.end_array().key("columns").begin_array();
    for (auto const& column : found.columns)
        write_column(out, column, stored);
    out.end_array().end_object();
}

void write_report(JsonWriter& out, RowReport const& report) {
    out.begin_object().member("row", report.row).member("outcome", word(report.outcome));
    if (report.customer != 0)
        out.key("customer_id").id(report.customer);
    if (!report.name.empty())
        out.member("name", report.name);
    write_findings(out, "errors", report.errors);
    write_findings(out, "warnings", report.warnings);
    out.end_object();
}

void write_result(JsonWriter& out, ImportView const& view) {
    auto const& tally = view.import.tally;
    out.key("result").begin_object();
    write_counts(out, tally.counts);
    write_reasons(out, "reasons", tally.reasons);
    write_reasons(out, "warnings", tally.warnings);
    write_texts(out.key("notes"), view.import.notes);
    out.key("samples").begin_object();
    for (auto const outcome :
         {Outcome::Created, Outcome::Updated, Outcome::Unchanged, Outcome::Rejected}) {
        out.key(word(outcome)).begin_array();
        for (auto const& report : view.samples)
            if (report.outcome == outcome)
                write_report(out, report);
        out.end_array();
    }
    out.end_object().end_object();
}

void write_progress(JsonWriter& out, Progress const& progress) {
    auto const total = std::max(progress.total, progress.rows);
    auto const left = total - progress.rows;
    out.key("progress")
        .begin_object()
        .member("rows", progress.rows)
        .member("total", total)
        .member("rate", progress.rate)
        .member("seconds_left",
                progress.rate > 0 ? (left + progress.rate - 1) / progress.rate : std::int64_t{0})
        .end_object();
}

}  // namespace

std::string to_json(Found const& found) {
    JsonWriter out;
    write_found(out, found, true);
    return out.take();
}

std::string to_json(Plan const& plan) {
    JsonWriter out;
    out.begin_object().key("mapping").begin_array();
    for (auto const& [column, target] : plan.mapping) {
        out.begin_object().member("column", column).key("target");
        target.empty() ? out.null() : out.value(target);
        out.end_object();
    }
    out.end_array().key("fixed").begin_object();
    for (auto const& [field, value] : plan.fixed)
        out.member(field, value);
    out.end_object().member("mode", word(plan.mode)).member("match_by", word(plan.match_by));
    out.member("legacy", plan.legacy);
    if (!plan.save_as.empty())
        out.member("save_as", plan.save_as);
    out.end_object();
    return out.take();
}

std::string to_json(Tally const& tally) {
    JsonWriter out;
    out.begin_object();
    write_counts(out, tally.counts);
    write_reasons(out, "reasons", tally.reasons);
    write_reasons(out, "warnings", tally.warnings);
    out.end_object();
    return out.take();
}

std::string to_json(RowReport const& report) {
    JsonWriter out;
    out.begin_object().member("name", report.name);
    write_findings(out, "errors", report.errors);
    write_findings(out, "warnings", report.warnings);
    if (!report.cells.empty())
        write_texts(out.key("cells"), report.cells);
    out.end_object();
    return out.take();
}

std::string to_json(std::vector<std::string> const& texts) {
    JsonWriter out;
    write_texts(out, texts);
    return out.take();
}

std::string to_json(std::map<std::string, std::string> const& texts) {
    JsonWriter out;
    out.begin_object();
    for (auto const& [key, value] : texts)
        out.member(key, value);
    out.end_object();
    return out.take();
}

std::string samples_json(Found const& found) {
    JsonWriter out;
    out.begin_array();
    for (auto const& column : found.columns)
        write_texts(out, column.samples);
    out.end_array();
    return out.take();
}

std::string to_json(Progress const& progress) {
    JsonWriter out;
    out.begin_object().member("rows", progress.rows).member("total", progress.total);
    out.member("rate", progress.rate).end_object();
    return out.take();
}

std::string import_json(ImportView const& view) {
    auto const& import = view.import;
    JsonWriter out;
    out.begin_object().key("id").id(import.id).member("file_name", import.file_name);
    out.member("state", word(import.state));
    if (!import.error.empty())
        out.member("error", import.error);
    out.member("created_at", to_rfc3339(import.created_at));
    out.key("created_by").begin_object().key("id").id(import.created_by);
    out.member("name", view.creator).end_object();
    write_found(out.key("found"), import.found, false);
    if (import.plan)
        out.key("plan").raw(to_json(*import.plan));
    bool const is_busy = import.state == State::Checking || import.state == State::Running;
    if (is_busy)
        write_progress(out, view.progress);
    if (!is_busy && import.state != State::Ready)
        write_result(out, view);
    out.end_object();
    return out.take();
}

std::string row_json(RowReport const& report) {
    JsonWriter out;
    write_report(out, report);
    return out.take();
}

}  // namespace kedang::exchange
