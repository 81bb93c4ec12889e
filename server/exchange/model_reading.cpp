// The other half of model_json.h: reading back what it writes.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/json.hpp>

#include "exchange/model_json.h"

namespace kedang::exchange {
namespace {

namespace json = boost::json;

std::string text(json::object const& from, std::string_view name) {
    auto const* found = from.if_contains(name);
    return found != nullptr && found->is_string() ? std::string(found->get_string()) : "";
}

std::int64_t number(json::object const& from, std::string_view name) {
    auto const* found = from.if_contains(name);
    return found != nullptr && found->is_number() ? found->to_number<std::int64_t>() : 0;
}

bool truth(json::object const& from, std::string_view name) {
    auto const* found = from.if_contains(name);
    return found != nullptr && found->is_bool() && found->get_bool();
}

json::array const& list(json::object const& from, std::string_view name) {
    static json::array const none;
    auto const* found = from.if_contains(name);
    return found != nullptr && found->is_array() ? found->get_array() : none;
}

json::object object(std::string_view stored) {
    return json::parse({stored.data(), stored.size()}).as_object();
}

std::vector<std::string> read_texts(json::array const& from) {
    std::vector<std::string> texts;
    for (auto const& each : from)
        texts.emplace_back(each.as_string());
    return texts;
}

std::vector<FieldError> read_findings(json::array const& from) {
    std::vector<FieldError> findings;
    for (auto const& each : from) {
        auto const& finding = each.as_object();
        findings.push_back(
            {text(finding, "field"), text(finding, "rule"), text(finding, "message")});
    }
    return findings;
}

std::vector<Reason> read_reasons(json::array const& from) {
    std::vector<Reason> reasons;
    for (auto const& each : from) {
        auto const& reason = each.as_object();
        reasons.push_back({text(reason, "field"), text(reason, "rule"), text(reason, "message"),
                           number(reason, "count")});
    }
    return reasons;
}

FoundColumn read_column(json::object const& from) {
    FoundColumn column;
    column.index = static_cast<int>(number(from, "index"));
    column.header = text(from, "header");
    if (auto const* made = from.if_contains("proposal")) {
        auto const& proposal = made->as_object();
        auto const source = text(proposal, "from");
        column.proposal =
            Proposal{text(proposal, "target"), static_cast<int>(number(proposal, "confidence")),
                     source == "saved"    ? ProposedFrom::Saved
                     : source == "values" ? ProposedFrom::Values
                                          : ProposedFrom::Name};
    }
    return column;
}

}  // namespace

Found found_from_json(std::string_view stored) {
    auto const from = object(stored);
    Found found;
    found.format = text(from, "format");
    found.encoding = text(from, "encoding");
    found.delimiter = text(from, "delimiter");
    for (auto const& each : list(from, "sheets"))
        found.sheets.push_back({text(each.as_object(), "name"), truth(each.as_object(), "hidden")});
    found.sheet = static_cast<std::size_t>(number(from, "sheet_index"));
    found.header_row = number(from, "header_row");
    found.header_rows = static_cast<int>(number(from, "header_rows"));
    for (auto const& each : list(from, "skipped"))
        found.skipped.push_back(
            {number(each.as_object(), "row"), text(each.as_object(), "reason")});
    for (auto const& each : list(from, "columns"))
        found.columns.push_back(read_column(each.as_object()));
    return found;
}

void add_samples(std::string_view stored, Found& found) {
    auto const parsed = json::parse({stored.data(), stored.size()});
    auto const& columns = parsed.as_array();
    for (std::size_t i = 0; i < std::min(columns.size(), found.columns.size()); ++i)
        found.columns[i].samples = read_texts(columns[i].as_array());
}

Plan plan_from_json(std::string_view stored) {
    auto const from = object(stored);
    Plan plan;
    for (auto const& each : list(from, "mapping"))
        plan.mapping.push_back({static_cast<int>(number(each.as_object(), "column")),
                                text(each.as_object(), "target")});
    if (auto const* fixed = from.if_contains("fixed"))
        for (auto const& [field, value] : fixed->as_object())
            plan.fixed[std::string(field)] = std::string(value.as_string());
    plan.mode = mode_from(text(from, "mode")).value_or(Mode::Create);
    plan.match_by = match_by_from(text(from, "match_by")).value_or(MatchBy::Name);
    plan.legacy = truth(from, "legacy");
    plan.save_as = text(from, "save_as");
    return plan;
}

Tally tally_from_json(std::string_view stored) {
    auto const from = object(stored);
    Tally tally;
    tally.counts.created = number(from, "created");
    tally.counts.updated = number(from, "updated");
    tally.counts.unchanged = number(from, "unchanged");
    tally.counts.rejected = number(from, "rejected");
    tally.counts.skipped = number(from, "skipped");
    tally.counts.incomplete = number(from, "incomplete");
    tally.reasons = read_reasons(list(from, "reasons"));
    tally.warnings = read_reasons(list(from, "warnings"));
    return tally;
}

RowReport report_from_json(std::string_view stored) {
    auto const from = object(stored);
    RowReport report;
    report.name = text(from, "name");
    report.errors = read_findings(list(from, "errors"));
    report.warnings = read_findings(list(from, "warnings"));
    report.cells = read_texts(list(from, "cells"));
    return report;
}

std::vector<std::string> texts_from_json(std::string_view stored) {
    return read_texts(json::parse({stored.data(), stored.size()}).as_array());
}

std::map<std::string, std::string> text_map_from_json(std::string_view stored) {
    std::map<std::string, std::string> texts;
    for (auto const& [key, value] : object(stored))
        texts.emplace(key, value.as_string());
    return texts;
}

Progress progress_from_json(std::string_view stored) {
    if (stored.empty())
        return {};
    auto const from = object(stored);
    return {number(from, "rows"), number(from, "total"), number(from, "rate")};
}

}  // namespace kedang::exchange
