// The shapes of answers as the OpenAPI document and the page's types name them.
// SPDX-License-Identifier: Apache-2.0
#include "app/components.h"

#include "app/application.h"

namespace kedang::app {
namespace {

using api::any;
using api::boolean;
using api::Component;
using api::integer;
using api::list_of;
using api::map_of;
using api::object;
using api::optional;
using api::reference;
using api::Schema;
using api::text;
using api::word;

std::vector<Component> shared() {
    auto const place_in_line = object({{"from", integer()},
                                       {"until", integer()},
                                       {"utf16_from", integer()},
                                       {"utf16_until", integer()}});
    return {
        {"FieldError", object({{"field", text()}, {"rule", text()}, {"message", text()}})},
        {"Problem", object({{"code", text()},
                            {"title", text()},
                            {"incident", text()},
                            optional("fields", list_of(reference("FieldError"))),
                            optional("retry_after_s", integer()),
                            optional("duplicates", list_of(reference("Match"))),
                            optional("warnings", list_of(reference("FieldError"))),
                            optional("current", reference("Record")),
                            optional("current_version", text()),
                            optional("changed_by", text()),
                            optional("changed_at", text()),
                            optional("changed_fields", list_of(text())),
                            optional("at", place_in_line),
                            optional("suggestions", list_of(text()))})},
        {"Count", object({{"total", integer()}})},
        {"ListRows", object({{"items", list_of(list_of(any()))}})},
    };
}

std::vector<Component> of_catalogue() {
    auto const field = object(
        {{"name", text()},
         {"type", text()},
         {"group", text()},
         {"label", label()},
         optional("help", label()),
         optional("required", word({"entry", "complete"})),
         optional("required_when", object({{"field", text()}, {"values", list_of(text())}})),
         optional("max_length", integer()),
         optional("options",
                  list_of(object(
                      {{"value", text()}, {"label", label()}, optional("retired", boolean())}))),
         optional("list", text()),
         optional("open", boolean()),
         {"operators", list_of(text())},
         {"filterable", boolean()},
         {"sortable", boolean()},
         {"in_list", boolean()},
         {"searchable", boolean()},
         optional("masked", boolean()),
         optional("core", boolean()),
         optional("system", boolean()),
         optional("unique", boolean()),
         optional("reason_required", boolean()),
         {"import_names", list_of(text())},
         optional("import_parts", map_of(list_of(text()))),
         {"purpose", text()},
         {"source", text()},
         optional("default", text())});
    auto const record = object({{"number", integer()},
                                {"label", label()},
                                optional("required", word({"entry", "complete"})),
                                {"groups", list_of(object({{"name", text()}, {"label", label()}}))},
                                {"fields", list_of(reference("Field"))},
                                optional("figures", list_of(reference("Figure")))});
    return {
        {"Figure", object({{"name", text()},
                           {"type", text()},
                           {"label", label()},
                           {"operators", list_of(text())}})},
        {"Field", field},
        {"RecordType", record},
        {"Catalogue", object({{"version", text()},
                              {"preset", text()},
                              {"records", map_of(reference("RecordType"))}})},
        {"Presets", object({{"items", list_of(object({{"id", text()},
                                                      {"label", label()},
                                                      {"handbook", text()},
                                                      {"number_pattern", text()},
                                                      {"definition", any()}}))}})},
    };
}

std::vector<Component> of_records() {
    auto const relation = word({"own", "shared", "department", "pool", "others"});
    auto const change = object({{"record", text()},
                                {"field", text()},
                                {"label", text()},
                                optional("before", text()),
                                optional("after", text())});
    return {
        {"Record", object({{"id", text()},
                           {"record", text()},
                           optional("customer_id", text()),
                           {"version", text()},
                           {"state", text()},
                           {"relation", relation},
                           {"values", map_of(any())},
                           {"texts", map_of(text())},
                           {"rights", object({{"change", boolean()},
                                              {"change_core", boolean()},
                                              {"reveal", list_of(text())}})}})},
        {"Match",
         object({{"field", text()},
                 {"message", text()},
                 {"certain", boolean()},
                 optional("customer",
                          object({{"id", text()}, {"number", text()}, {"name", text()}}))})},
        {"StoredRecord", object({{"id", text()},
                                 optional("record", reference("Record")),
                                 optional("message", text()),
                                 {"warnings", list_of(reference("FieldError"))}})},
        {"Checked", object({{"errors", list_of(reference("FieldError"))},
                            {"warnings", list_of(reference("FieldError"))},
                            {"duplicates", list_of(reference("Match"))}})},
        {"Shares", object({{"items", list_of(object({{"id", text()},
                                                     optional("person", text()),
                                                     optional("department", text()),
                                                     {"until", text()},
                                                     {"made_by", text()},
                                                     {"made_at", text()}}))}})},
        {"Event", object({{"id", text()},
                          {"kind", word({"follow_up", "change"})},
                          {"at", text()},
                          {"person", person_name()},
                          optional("title", text()),
                          optional("action", text()),
                          optional("reason", text()),
                          optional("record", reference("Record")),
                          optional("changes", list_of(change)),
                          optional("via", text())})},
        {"Timeline", object({{"items", list_of(reference("Event"))}, optional("next", text())})},
        {"CustomerFile", object({{"customer", reference("Record")},
                                 {"contacts", list_of(reference("Record"))},
                                 {"missing", list_of(object({{"record", text()},
                                                             {"field", text()},
                                                             {"label", text()},
                                                             optional("id", text())}))},
                                 {"timeline", reference("Timeline")}})},
    };
}

std::vector<Component> of_lists() {
    return {
        {"FilterFaces", object({{"line", text()}, {"filter", any()}})},
        {"FilterCompletions",
         object({{"items", list_of(object({{"text", text()},
                                           {"kind", word({"field", "operator", "value", "joint"})},
                                           {"from", integer()},
                                           {"until", integer()},
                                           optional("note", text())}))}})},
        {"OrderPage", object({{"items", list_of(reference("Record"))},
                              {"total", integer()},
                              optional("next", text())})},
        {"CustomerPage",
         object({{"items", list_of(reference("Record"))}, optional("next", text())})},
        {"Segment",
         object({{"id", text()},
                 {"name", text()},
                 {"version", text()},
                 {"mine", boolean()},
                 {"owner", text()},
                 {"usable", boolean()},
                 optional("line", text()),
                 optional("filter", any()),
                 {"sort", text()},
                 {"columns", text()},
                 optional("shared", object({{"with", word({"company", "department", "role"})},
                                            optional("id", text()),
                                            {"name", text()}}))})},
        {"Segments", object({{"items", list_of(reference("Segment"))}})},
    };
}

Schema import_found() {
    auto const column =
        object({{"index", integer()},
                {"header", text()},
                {"samples", list_of(text())},
                optional("proposal", object({{"target", text()},
                                             {"confidence", integer()},
                                             {"from", word({"saved", "name", "values"})}}))});
    return object({{"format", text()},
                   optional("encoding", text()),
                   optional("delimiter", text()),
                   {"sheets", list_of(object({{"name", text()}, {"hidden", boolean()}}))},
                   {"sheet", text()},
                   {"header_row", integer()},
                   {"header_rows", integer()},
                   {"skipped", list_of(object({{"row", integer()}, {"reason", text()}}))},
                   {"columns", list_of(column)}});
}

std::vector<Component> of_exchange() {
    auto const plan = object(
        {{"mapping", list_of(object({{"column", integer()}, {"target", api::nullable(text())}}))},
         {"fixed", map_of(text())},
         {"mode", word({"create", "update", "both"})},
         {"match_by", word({"number", "credit_code", "phone", "name", "row_key"})},
         {"legacy", boolean()},
         optional("save_as", text())});
    auto const counts = [](std::vector<api::Property> more) {
        for (auto const& name :
             {"rows", "created", "updated", "unchanged", "rejected", "skipped", "incomplete"})
            more.push_back({name, integer()});
        return object(std::move(more));
    };
    auto const reason =
        object({{"field", text()}, {"rule", text()}, {"message", text()}, {"count", integer()}});
    return {
        {"ImportPlan", plan},
        {"Import",
         object({{"id", text()},
                 {"file_name", text()},
                 {"state",
                  word({"ready", "checking", "checked", "running", "done", "cancelled", "failed"})},
                 optional("error", text()),
                 {"created_at", text()},
                 {"created_by", any()},
                 {"found", import_found()},
                 optional("plan", reference("ImportPlan")),
                 optional("progress", object({{"rows", integer()},
                                              {"total", integer()},
                                              {"rate", integer()},
                                              optional("seconds_left", integer())})),
                 optional("result", counts({{"reasons", list_of(reason)},
                                            optional("warnings", list_of(reason)),
                                            optional("notes", list_of(text())),
                                            optional("samples", map_of(list_of(any())))}))})},
    };
}

std::vector<Component> of_extraction() {
    auto const field = [](std::vector<api::Property> more) {
        more.insert(more.begin(), {{"name", text()}, {"label", text()}});
        return object(std::move(more));
    };
    return {
        {"ExportPreview",
         object({{"rows", integer()},
                 {"fields", list_of(field({}))},
                 {"withheld", list_of(field({{"reason", word({"approval", "never"})}}))}})},
        {"Export", object({{"id", text()},
                           {"state", word({"waiting", "running", "done", "failed", "cancelled",
                                           "withdrawn", "expired"})},
                           {"format", word({"csv", "xlsx"})},
                           {"purpose", text()},
                           {"of", text()},
                           {"asked_at", text()},
                           {"asked_by", person_name()},
                           {"rows", integer()},
                           {"expected", integer()},
                           {"fields", list_of(text())},
                           {"withheld", list_of(text())},
                           optional("finished_at", text()),
                           optional("expires_at", text()),
                           optional("hash", text()),
                           optional("bytes", integer()),
                           optional("error", text()),
                           {"downloads", integer()}})},
    };
}

std::vector<Component> of_notices() {
    return {
        {"Notice", object({{"id", text()},
                           {"kind", text()},
                           {"title", text()},
                           optional("text", text()),
                           optional("link", text()),
                           {"count", integer()},
                           {"at", text()},
                           {"read", boolean()}})},
    };
}

std::vector<Component> of_review() {
    auto const change = object({{"field", text()},
                                {"label", text()},
                                optional("before", text()),
                                optional("proposed", text()),
                                optional("changed_since", boolean()),
                                optional("current", text())});
    return {
        {"UpdateRequest",
         object({{"id", text()},
                 {"state", word({"pending", "applied", "refused", "withdrawn", "outdated"})},
                 {"record", text()},
                 {"record_id", text()},
                 {"customer_id", text()},
                 optional("customer", object({{"number", text()}, {"name", text()}})),
                 {"reason", text()},
                 {"asked_by", person_name()},
                 {"asked_at", text()},
                 optional("decided_by", person_name()),
                 optional("decided_at", text()),
                 optional("note", text()),
                 {"changes", list_of(change)},
                 {"rights", object({{"decide", boolean()}, {"withdraw", boolean()}})},
                 optional("deciders", list_of(text()))})},
        {"UpdateRequestPage", object({{"items", list_of(reference("UpdateRequest"))},
                                      optional("next", text()),
                                      {"total", integer()}})},
    };
}

std::vector<Component> of_oversight() {
    auto const customer = object({{"id", text()}, {"number", text()}, {"name", text()}});
    auto const change =
        object({{"label", text()}, optional("before", text()), optional("after", text())});
    auto const line = object({{"id", text()},
                              {"at", text()},
                              {"person", person_name()},
                              {"kind", text()},
                              {"text", text()},
                              {"via", text()},
                              optional("ip", text()),
                              optional("customer", customer),
                              optional("changes", list_of(change))});
    auto const alert =
        object({{"id", text()},
                {"kind", word({"reveals", "look_ups", "downloads", "copy_fails", "log_damaged"})},
                {"text", text()},
                {"raised_at", text()},
                {"first_at", text()},
                {"last_at", text()},
                {"state", word({"open", "acknowledged"})},
                optional("person", person_name()),
                optional("acknowledged_at", text()),
                optional("acknowledged_by", person_name()),
                optional("note", text())});
    auto const check =
        object({{"id", text()},
                {"state",
                 word({"running", "sound", "tampered", "truncated", "no_anchor", "could_not_run"})},
                {"asked_at", text()},
                {"asked_by", person_name()},
                optional("progress", object({{"entries", integer()}, {"total", integer()}})),
                optional("finished_at", text()),
                optional("text", text()),
                optional("entries", integer()),
                optional("anchored_sequence", integer()),
                optional("first_bad", integer())});
    auto const print = object({{"id", text()},
                               {"state", word({"waiting", "ready", "failed"})},
                               {"asked_at", text()},
                               {"description", text()},
                               {"from", text()},
                               {"to", text()},
                               optional("progress", object({{"percent", integer()}})),
                               optional("lines", integer()),
                               optional("expires_at", text())});
    return {
        {"AuditLog", object({{"items", list_of(line)}, optional("next", text())})},
        {"Alerts", object({{"items", list_of(alert)}, {"open", integer()}})},
        {"AuditChecks", object({{"items", list_of(check)}})},
        {"AuditPrints", object({{"items", list_of(print)}})},
    };
}

}  // namespace

Schema label() {
    return object({{"zh", text()}, {"en", text()}});
}

Schema person_name() {
    return object({{"id", text()}, {"name", text()}});
}

std::vector<Component> components() {
    std::vector<Component> all;
    for (auto part :
         {shared(), of_accounts(), of_sign_in(), of_catalogue(), of_records(), of_lists(),
          of_exchange(), of_extraction(), of_notices(), of_review(), of_oversight()})
        for (auto& component : part)
            all.push_back(std::move(component));
    return all;
}

}  // namespace kedang::app
