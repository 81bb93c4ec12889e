// Asking for an export, and no longer wanting it.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "accounts/handed_out.h"
#include "audit_trail/actions.h"
#include "base/json_writer.h"
#include "base/text.h"
#include "customers/walk.h"
#include "extraction/actions.h"
#include "extraction/columns.h"
#include "extraction/exports.h"
#include "extraction/rights.h"
#include "extraction/store.h"
#include "extraction/words.h"
#include "extraction/writing.h"
#include "platform/jobs/job_runner.h"
#include "platform/jobs/queue.h"

namespace kedang::extraction {
namespace {

constexpr std::size_t shortest_purpose = 2, longest_purpose = 200;  // code points
constexpr std::int64_t most_open = 3;
constexpr std::int64_t looked_at = 100;

Error invalid(std::string field, std::string rule, std::string message) {
    return {ErrorCode::Invalid,
            "invalid_export",
            message,
            {{std::move(field), std::move(rule), message}}};
}

Result<Done> may_export(accounts::Context const& context) {
    TRY(context.require("customer.read"));
    return context.require("export.free");
}

Result<std::string> checked_purpose(std::string_view typed) {
    std::string const purpose(text::trim(typed));
    auto const length = text::count_code_points(purpose);
    if (length < shortest_purpose || length > longest_purpose ||
        text::control_character(purpose, text::LineBreaks::Refused))
        return invalid("purpose", "required", "请填写导出用途，2 到 200 个字，写在一行内");
    return purpose;
}

Result<Done> check_rows(Request const& request, std::int64_t rows) {
    if (rows == 0)
        return invalid("filter", "empty", "没有符合条件的客户可以导出，请调整条件");
    if (request.format == Format::Xlsx && rows > most_sheet_rows)
        return invalid(
            "format", "too_many_rows",
            "共 " + std::to_string(rows) + " 家，超过 XLSX 一张表的行数，请改用 CSV 或缩小范围");
    return Done{};
}

Result<Done> check_open(db::Session& session, accounts::Context const& context) {
    auto const mine =
        store::newest_of(session, context.services.keyring, context.actor.id(), looked_at);
    auto const open = std::count_if(mine.begin(), mine.end(), [&](Export const& made) {
        return is_open(as_of_now(session, context, made).state);
    });
    if (open < most_open)
        return Done{};
    return Error{ErrorCode::Conflict, "export_busy",
                 "您已有 " + std::to_string(open) + " 个导出正在进行，请等待完成或先取消"};
}

std::string_view reason_word(fields::ExportClass reason) {
    return reason == fields::ExportClass::Never ? "never" : "approval";
}

}  // namespace

std::string_view schema() {
    return store::schema;
}

Result<std::string> preview_json(accounts::Context const& context, Request const& request) {
    TRY(may_export(context));
    TRY_SET(auto const leaving, leaving(context, request.columns));
    TRY_SET(auto const rows, customers::count(context, wanted_of(request)));
    JsonWriter out;
    out.begin_object().member("rows", rows).key("fields").begin_array();
    for (auto const* field : leaving.columns)
        out.begin_object()
            .member("name", field->name)
            .member("label", field->label.zh)
            .end_object();
    out.end_array().key("withheld").begin_array();
    for (auto const& [field, reason] : leaving.withheld)
        out.begin_object()
            .member("name", field->name)
            .member("label", field->label.zh)
            .member("reason", reason_word(reason))
            .end_object();
    out.end_array().end_object();
    return out.take();
}

Result<Export> new_export(accounts::Context const& context, Request const& request) {
    TRY(may_export(context));
    Export made;
    made.request = request;
    TRY_SET(made.request.purpose, checked_purpose(request.purpose));
    TRY_SET(auto const leaving, leaving(context, request.columns));
    TRY_SET(made.expected, customers::count(context, wanted_of(request)));
    TRY(check_rows(request, made.expected));
    TRY_SET(made.id, context.services.ids.next("export"));
    made.person = context.actor.id();
    made.rights = rights_of(context);
    made.fields = labels(leaving.columns);
    made.withheld = labels(leaving.withheld);
    made.asked_at = context.now();
    return made;
}

Result<std::int64_t> ask(accounts::Context const& context, Request const& request) {
    {
        auto reader = context.services.database.read();
        TRY_SET(auto const before, audit_trail::done_before(*reader, context.audit));
        if (before)
            return before->made_id;
        TRY(check_open(*reader, context));
    }
    TRY_SET(auto made, new_export(context, request));
    auto const described = description(context, *context.services.database.read(), made) +
                           "，预计 " + std::to_string(made.expected) + " 家";
    TRY_SET(auto const changed,
            audit_trail::change(
                context.services.database, context.audit,
                [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                    made.job = jobs::enqueue(
                        transaction,
                        {std::string(run_job), R"({"export":")" + std::to_string(made.id) + "\"}",
                         made.person, context.now()},
                        context.now());
                    store::insert(transaction, context.services.keyring, made);
                    accounts::hand_out(transaction, handed_out_as, made.id, made.person);
                    return export_change(made, "export.ask", described);
                }));
    if (context.services.jobs != nullptr)
        context.services.jobs->wake();
    return changed.made_id;
}

Result<Done> cancel(accounts::Context const& context, std::int64_t id) {
    TRY_SET(auto made, find_own(*context.services.database.read(), context, id));
    State const before = made.state;
    if (!is_open(before))
        return Error{ErrorCode::Conflict, "export_state", "这次导出已经结束，不能取消"};
    made.state = State::Cancelled;
    made.finished_at = context.now();
    return end_export(context, made, before, "");
}

}  // namespace kedang::extraction
