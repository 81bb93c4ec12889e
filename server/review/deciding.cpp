// Approving and refusing: four eyes, once, on the record as it stands.
// SPDX-License-Identifier: Apache-2.0
#include "audit_trail/actions.h"
#include "base/text.h"
#include "records/people.h"
#include "records/view.h"
#include "review/actions.h"
#include "review/requests.h"
#include "review/vault.h"

namespace kedang::review {
namespace {

constexpr std::size_t shortest_note = 2;
/// How often a record may be changed by others while it is looked at, before the decider is told.
constexpr int most_tries = 3;

/// A pending request of somebody else, about a file in sight.
Result<SeenRequest> find_decidable(db::Session& session, accounts::Context const& context,
                                   std::int64_t id) {
    TRY(context.require(decide_permission));
    TRY_SET(auto seen, find_seen(session, context, id));
    if (!context.actor.is_not(seen.request.asked_by))
        return Error{ErrorCode::Forbidden, "own_request",
                     "不能审批自己提交的申请，请由其他有审批权限的人处理"};
    if (seen.request.state != State::Pending)
        return not_pending(seen.request.state);
    return seen;
}

/// One line for each value that somebody else has changed since.
std::vector<FieldError> conflicts(accounts::Context const& context, db::Session& session,
                                  records::Record const& record,
                                  std::vector<Proposal> const& proposals) {
    records::KnownPeople people(session);
    records::View view(context, people);
    std::vector<FieldError> found;
    for (auto const& proposal : proposals) {
        auto const& field = *record.type->field(proposal.field_number);
        if (drift(proposal, record.value(field)) != Drift::Changed)
            continue;
        auto const shown = [&](fields::Value const& value) {
            auto const read = view.right(record, field).read;
            return value.absent() ? std::string("空")
                                  : "“" + view.text_of(field, value, read) + "”";
        };
        found.push_back({field.name, "outdated",
                         field.label.zh + "现在是" + shown(record.value(field)) + "，申请改为" +
                             shown(proposal.after) + "，请申请人重新提交"});
    }
    return found;
}

/// What nobody has approved of replacing stays; the request is over.
Error outdate(accounts::Context const& context, UpdateRequest const& request,
              std::vector<FieldError> found) {
    auto const ended = audit_trail::change(
        context.services.database, context.audit,
        [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
            audit_trail::ChangeSet changes;
            TRY(settle(transaction, context, request, State::Outdated, {}, changes));
            return changes;
        });
    if (!ended.ok())
        return ended.error();
    return {ErrorCode::Conflict, "outdated", "申请之后内容已被他人修改，申请已失效",
            std::move(found)};
}

std::string reason_of(accounts::Context const& context, db::Session& session,
                      UpdateRequest const& request) {
    records::KnownPeople people(session);
    return "申请修改 #" + std::to_string(request.id) + "：" + request.reason + "（" +
           people.name(request.asked_by) + " 申请，" + context.actor.person().name + " 通过）";
}

records::ChangeRequest change_of(records::Record const& record,
                                 std::vector<Proposal> const& proposals, Decision const& decision) {
    records::ChangeRequest change{.type = record.type,
                                  .id = record.id,
                                  .expected_version = record.version,
                                  .values = {},
                                  .reason = {},
                                  .confirmed = decision.confirmed,
                                  .waiting = {},
                                  .core = records::CoreFields::Approved};
    for (auto const& proposal : proposals)
        change.waiting.push_back({record.type->field(proposal.field_number), proposal.after});
    return change;
}

Result<Done> apply(accounts::Context const& context, UpdateRequest const& request,
                   records::ChangeRequest const& change, std::string const& note) {
    TRY_SET(auto const prepared, records::prepare_change(context, change));
    TRY(audit_trail::change(
        context.services.database, context.audit,
        [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
            audit_trail::ChangeSet changes;
            TRY(settle(transaction, context, request, State::Applied, note, changes));
            if (prepared.entry.changes.empty())
                return changes;
            // The record's own line tells the timeline who asked and who approved.
            changes.changes.back().subject_customer = 0;
            TRY(records::store_change(transaction, context, prepared.entry, changes));
            return changes;
        }));
    return Done{};
}

Result<Done> approve_once(accounts::Context const& context, Decision const& decision) {
    auto reader = context.services.database.read();
    TRY_SET(auto const seen, find_decidable(*reader, context, decision.request));
    auto const& record = *seen.record;
    TRY_SET(auto const proposals, open(context.services.keyring, seen.request, record.salt));
    if (!may_write_all(context.actor, record, proposals))
        return Error{ErrorCode::Forbidden, "field_forbidden",
                     "申请中有您无权修改的字段，请由有权限的人审批"};
    auto found = conflicts(context, *reader, record, proposals);
    auto change = change_of(record, proposals, decision);
    change.reason = reason_of(context, *reader, seen.request);
    reader.reset();
    if (!found.empty())
        return outdate(context, seen.request, std::move(found));
    return apply(context, seen.request, change, decision.note);
}

}  // namespace

Result<Done> approve(accounts::Context const& context, Decision const& decision) {
    auto outcome = approve_once(context, decision);
    for (int tries = 1;
         tries < most_tries && !outcome.ok() && outcome.error().code == ErrorCode::Stale; ++tries)
        outcome = approve_once(context, decision);
    return outcome;
}

Result<Done> refuse(accounts::Context const& context, Decision const& decision) {
    auto reader = context.services.database.read();
    TRY_SET(auto const seen, find_decidable(*reader, context, decision.request));
    reader.reset();
    if (text::count_code_points(text::trim(decision.note)) < shortest_note)
        return Error{ErrorCode::Invalid,
                     "invalid",
                     "请填写驳回理由",
                     {{"note", "required", "请填写驳回理由，至少 2 个字，让申请人知道怎么办"}}};
    TRY(audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                audit_trail::ChangeSet changes;
                                TRY(settle(transaction, context, seen.request, State::Refused,
                                           decision.note, changes));
                                return changes;
                            }));
    return Done{};
}

}  // namespace kedang::review
