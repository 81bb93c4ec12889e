// SPDX-License-Identifier: Apache-2.0
#include "records/actions.h"

#include <algorithm>

#include "audit_trail/actions.h"
#include "base/check.h"
#include "base/text.h"
#include "records/answers.h"
#include "records/completeness.h"
#include "records/store.h"
#include "records/view.h"

namespace kedang::records {
namespace {

constexpr std::size_t shortest_reason = 2;

bool is_confirmed(Confirmations const& confirmed, std::string_view rule) {
    return std::find(confirmed.begin(), confirmed.end(), rule) != confirmed.end();
}

/// Changes that need a 变更原因 and have none (B09).
void require_reason(ChangeRequest const& request, Entry const& entry, Findings& findings) {
    if (text::count_code_points(text::trim(request.reason)) >= shortest_reason)
        return;
    for (auto const& change : entry.changes)
        if (change.field->reason_required)
            findings.errors.push_back({"reason", "reason_required",
                                       "修改“" + change.field->label.zh + "”需要填写变更原因"});
}

/// Values that may not become empty.
void require_values(Entry const& entry, Findings& findings) {
    for (auto const* field : missing_fields(entry.record, fields::Required::Complete))
        for (auto const& change : entry.changes)
            if (change.field == field)
                findings.errors.push_back(
                    {field->name, "required", "“" + field->label.zh + "”不能为空"});
}

std::vector<Match> matches_of_changes(db::Session& session, accounts::Context const& context,
                                      Entry const& entry, Keys keys) {
    auto matches = find_matches(session, context, {&entry, 1}, keys).front();
    std::erase_if(matches, [&](Match const& match) {
        return std::none_of(
            entry.changes.begin(), entry.changes.end(),
            [&](ValueChange const& change) { return change.field->name == match.field; });
    });
    return matches;
}

/// The recycle bin has its own door.
bool is_gone(State state) {
    return state == State::Recycled || state == State::Erased;
}

Writing writing_of(accounts::Context const& context, ChangeRequest const& request,
                   Record const& current) {
    return {context.actor.relation_to(current.file()),
            request.core == CoreFields::Approved || may_change_core(context, current)};
}

/// What was typed and what waits, through the same gate.
std::vector<Assigned> values_of(accounts::Context const& context, KnownPeople& people,
                                ChangeRequest const& request, Writing const& writing,
                                Findings& findings) {
    auto values = parse(context, people, *request.type, request.values, writing, findings);
    for (auto& assigned : admit(context, people, *request.type, request.waiting, writing, findings))
        values.push_back(std::move(assigned));
    return values;
}

/// Thirty calls a day need no hundred numbers an hour; who reads a whole pool is stopped.
Result<Done> within_reveal_limit(db::Session& session, accounts::Context const& context) {
    auto const limit = context.company->settings->integer("reveal.hourly_limit");
    auto const since = context.now() - std::chrono::hours(1);
    if (audit_trail::count_of_actor(session, context.actor.id(), "reveal", since) < limit)
        return Done{};
    Error error{ErrorCode::TooMany, "reveal_limit",
                "一小时内查看完整号码已达 " + std::to_string(limit) + " 次，请稍后再试"};
    error.retry_after_s = 3600;
    return error;
}

void complete_change(ChangeRequest const& request, Entry& entry) {
    auto& change = entry.change;
    change.table_number = request.type->number;
    change.record_id = entry.record.id;
    change.subject_customer = entry.record.customer;
    change.action = request.type->name + ".change";
    change.reason = request.reason;
    for (auto const& value : entry.changes)
        change.summary += (change.summary.empty() ? "" : "、") + value.field->label.zh;
}

bool changes_field(Entry const& entry, std::string_view name) {
    return std::any_of(entry.changes.begin(), entry.changes.end(),
                       [&](ValueChange const& change) { return change.field->name == name; });
}

Result<Done> refuse_certain_duplicates(db::Transaction& transaction,
                                       accounts::Context const& context, Entry const& entry) {
    auto const matches = matches_of_changes(transaction, context, entry, Keys::Certain);
    if (matches.empty())
        return Done{};
    Findings none;
    return judge(none, matches, {});
}

}  // namespace

Result<Done> judge(Findings& findings, std::vector<Match> const& matches,
                   Confirmations const& confirmed) {
    if (!findings.errors.empty())
        return Error{ErrorCode::Invalid, "invalid", "有内容需要更正", std::move(findings.errors)};
    bool const certain = std::any_of(matches.begin(), matches.end(),
                                     [](Match const& match) { return match.certain; });
    if (certain || (!matches.empty() && !is_confirmed(confirmed, "duplicate"))) {
        Error error{ErrorCode::Conflict, "duplicate", matches.front().message};
        for (auto const& match : matches)
            error.fields.push_back({match.field, "duplicate", match.message});
        error.extra_json = "\"duplicates\":" + matches_json(matches);
        return error;
    }
    std::vector<FieldError> open_questions;
    for (auto const& warning : findings.warnings)
        if (!is_confirmed(confirmed, warning.rule))
            open_questions.push_back(warning);
    if (!open_questions.empty())
        return Error{ErrorCode::Conflict,
                     "confirm_needed",
                     "请确认后再保存",
                     {},
                     "\"warnings\":" + findings_json(open_questions)};
    return Done{};
}

Result<Record> find_visible(db::Session& session, accounts::Context const& context,
                            fields::RecordType const& type, std::int64_t id, accounts::AskedAt at) {
    auto record = store::load(session, type, id);
    if (!record || is_gone(record->state) || is_gone(record->file_state) ||
        !context.actor.sees(record->file(), at))
        return not_found();
    return std::move(*record);
}

Result<Stored> add_child(accounts::Context const& context, NewChild const& child) {
    auto reader = context.services.database.read();
    TRY_SET(auto const before, audit_trail::done_before(*reader, context.audit));
    if (before)
        return Stored{before->made_id, {}, true};
    TRY_SET(auto const file,
            find_visible(*reader, context, context.catalogue().customer(), child.customer));
    if (file.state != State::Active)
        return Error{ErrorCode::Conflict, "frozen", "该客户已归档，不能再添加记录，请先恢复"};
    KnownPeople people(*reader);
    Findings findings;
    auto const relation = context.actor.relation_to(file.file());
    auto values =
        parse(context, people, *child.type, child.values, {.relation = relation}, findings);
    TRY_SET(auto const id, context.services.ids.next(child.type->name));
    Batch batch;
    batch.children.push_back(make_new(context, *child.type, id, child.customer, std::move(values)));
    auto& entry = batch.children.front();
    for (auto const* field : missing_fields(entry.record, fields::Required::Complete))
        findings.errors.push_back({field->name, "required", "请填写“" + field->label.zh + "”"});
    auto const matches = find_matches(*reader, context, {&entry, 1}, Keys::All).front();
    reader.reset();
    if (!matches.empty())
        TRY(note_check(context, {&entry, 1}, matches));
    TRY(judge(findings, matches, child.confirmed));
    entry.change.table_number = child.type->number;
    entry.change.record_id = id;
    entry.change.subject_customer = child.customer;
    entry.change.action = child.type->name + ".create";
    TRY_SET(
        auto const outcome,
        audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                audit_trail::ChangeSet changes;
                                changes.made_id = id;
                                TRY(store_new(transaction, context, batch, changes));
                                refresh_missing(transaction, context.services.keyring,
                                                context.catalogue(), child.customer);
                                return changes;
                            }));
    return Stored{outcome.made_id, std::move(findings.warnings), outcome.replayed};
}

bool may_change_core(accounts::Context const& context, Record const& record, accounts::AskedAt at) {
    return context.actor.may_change_core(record.value("created_by").number,
                                         from_milliseconds(record.value("created_at").number),
                                         context.now(), at);
}

Result<PreparedChange> prepare_change(accounts::Context const& context,
                                      ChangeRequest const& request) {
    auto reader = context.services.database.read();
    TRY_SET(auto current, find_visible(*reader, context, *request.type, request.id));
    if (current.version != request.expected_version)
        return stale(current);
    if (current.state != State::Active || current.file_state != State::Active)
        return Error{ErrorCode::Conflict, "frozen", "该记录已归档，不能修改，请先恢复"};
    TRY(open(context.services.keyring, current));
    KnownPeople people(*reader);
    Findings findings;
    auto const writing = writing_of(context, request, current);
    auto values = values_of(context, people, request, writing, findings);
    Entry entry = make_changed(context, std::move(current), std::move(values));
    if (entry.record.owner != 0 && changes_field(entry, "owner"))
        entry.record.department = people.department(entry.record.owner);
    require_reason(request, entry, findings);
    require_values(entry, findings);
    auto const matches = matches_of_changes(*reader, context, entry, Keys::All);
    reader.reset();
    if (!matches.empty())
        TRY(note_check(context, {&entry, 1}, matches));
    TRY(judge(findings, matches, request.confirmed));
    complete_change(request, entry);
    return PreparedChange{std::move(entry), std::move(findings.warnings)};
}

Result<Done> store_change(db::Transaction& transaction, accounts::Context const& context,
                          Entry const& entry, audit_trail::ChangeSet& changes) {
    auto const& record = entry.record;
    // Once more where nobody can come in between: names and codes stand once (C08).
    TRY(refuse_certain_duplicates(transaction, context, entry));
    if (!store::update(transaction, entry)) {
        auto const now = store::load(transaction, *record.type, record.id);
        return now ? stale(*now) : not_found();
    }
    refresh_missing(transaction, context.services.keyring, context.catalogue(), record.customer);
    changes.changes.push_back(entry.change);
    return Done{};
}

Result<Stored> change_record(accounts::Context const& context, ChangeRequest const& request) {
    TRY_SET(auto prepared, prepare_change(context, request));
    if (!prepared.entry.changes.empty())
        TRY(audit_trail::change(
            context.services.database, context.audit,
            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                audit_trail::ChangeSet changes;
                TRY(store_change(transaction, context, prepared.entry, changes));
                return changes;
            }));
    return Stored{request.id, std::move(prepared.warnings)};
}

Result<std::string> reveal(accounts::Context const& context, fields::RecordType const& type,
                           std::int64_t id, std::string const& field_name,
                           std::string const& purpose) {
    auto reader = context.services.database.read();
    TRY_SET(auto record, find_visible(*reader, context, type, id));
    auto const* field = type.field(field_name);
    KnownPeople people(*reader);
    View view(context, people);
    if (field == nullptr || view.right(record, *field).read == accounts::Right::Hidden)
        return Error{ErrorCode::Invalid,
                     "unknown_field",
                     "字段不存在或您无权使用",
                     {{"field", "unknown_field", "字段不存在或您无权使用"}}};
    bool const masked = view.right(record, *field).read == accounts::Right::Masked;
    if (masked && !context.actor.may_reveal())
        return Error{ErrorCode::Forbidden, "reveal_forbidden", "您没有“查看完整号码”的权限"};
    if (masked)
        TRY(within_reveal_limit(*reader, context));
    TRY(open(context.services.keyring, record, std::vector{field}));
    auto text = view.text_of(*field, record.value(*field), accounts::Right::Clear);
    reader.reset();
    audit_trail::ChangeSet changes;
    auto& change = changes.changes.emplace_back();
    change.table_number = type.number;
    change.record_id = id;
    change.subject_customer = record.customer;
    change.action = "reveal";
    change.summary = field->label.zh;
    change.reason = purpose;
    change.fields.push_back({field->number, {}, {}, false});
    TRY(audit_trail::record(context.services.database, context.audit, std::move(changes)));
    return text;
}

}  // namespace kedang::records
