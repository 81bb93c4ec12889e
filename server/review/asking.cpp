// Asking for a change, and taking the request back.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "audit_trail/actions.h"
#include "base/text.h"
#include "notices/actions.h"
#include "review/actions.h"
#include "review/requests.h"
#include "review/store.h"
#include "review/vault.h"

namespace kedang::review {
namespace {

constexpr std::size_t shortest_reason = 2;
constexpr std::size_t most_pending = 20;

Result<Done> check_reason(std::string const& reason) {
    if (text::count_code_points(text::trim(reason)) >= shortest_reason)
        return Done{};
    return Error{ErrorCode::Invalid,
                 "invalid",
                 "请填写申请理由",
                 {{"reason", "required", "请填写申请理由，至少 2 个字，说明为什么要修改"}}};
}

/// What one may change oneself needs nobody's approval.
Result<Done> check_locked(accounts::Context const& context, records::Entry const& entry) {
    records::Writing const writing{.core = records::may_change_core(context, entry.record)};
    if (entry.changes.empty())
        return Error{ErrorCode::Invalid, "nothing_changes",
                     "申请的内容与现在的内容相同，请修改后再提交"};
    for (auto const& change : entry.changes)
        if (records::is_locked(*change.field, writing))
            return Done{};
    Error error{ErrorCode::Invalid, "not_locked", "这些内容您可以直接修改，无需申请"};
    for (auto const& change : entry.changes)
        error.fields.push_back({change.field->name, "not_locked",
                                "“" + change.field->label.zh + "”您可以直接修改，无需申请"});
    return error;
}

std::vector<Proposal> proposals_of(records::Entry const& entry) {
    std::vector<Proposal> proposals;
    for (auto const& [field, before, after] : entry.changes)
        proposals.push_back({field->number, before, after});
    return proposals;
}

/// Asked inside the write lane, where nobody comes in between.
Result<Done> check_pending(db::Transaction& transaction, accounts::Context const& context,
                           UpdateRequest const& request, records::Entry const& entry) {
    auto const pending = store::pending_of(transaction, context.actor.id());
    if (pending.size() >= most_pending)
        return Error{ErrorCode::Conflict, "too_many_pending",
                     "您已有 " + std::to_string(most_pending) +
                         " 份申请待审批，请等待处理或先撤回不再需要的"};
    for (auto const& other : pending) {
        if (other.record_type != request.record_type || other.record != request.record)
            continue;
        TRY_SET(auto const proposals, open(context.services.keyring, other, entry.record.salt));
        if (asks_the_same(proposals, proposals_of(entry)))
            return Error{ErrorCode::Conflict, "same_request",
                         "您已提交过相同的申请 #" + std::to_string(other.id) + "，请等待审批"};
    }
    return Done{};
}

UpdateRequest new_request(accounts::Context const& context, std::int64_t id, Wish const& wish,
                          records::Entry const& entry) {
    UpdateRequest request;
    request.id = id;
    request.record_type = wish.type->number;
    request.record = wish.record;
    request.customer = entry.record.customer;
    request.seen_version = entry.record.version - 1;
    request.proposals = seal(context.services.keyring, id, entry.record.salt, proposals_of(entry));
    request.reason = wish.reason;
    request.asked_by = context.actor.id();
    request.asked_at = context.now();
    return request;
}

/// The change as the gate would take it from somebody who may.
Result<records::Entry> as_if_allowed(accounts::Context const& context, Wish const& wish) {
    std::int64_t version = 0;
    {
        auto reader = context.services.database.read();
        TRY_SET(auto const record,
                records::find_visible(*reader, context, *wish.type, wish.record));
        version = record.version;
    }
    TRY_SET(auto prepared,
            records::prepare_change(context, {.type = wish.type,
                                              .id = wish.record,
                                              .expected_version = version,
                                              .values = wish.values,
                                              .reason = wish.reason,
                                              .confirmed = wish.confirmed,
                                              .core = records::CoreFields::Approved}));
    return std::move(prepared.entry);
}

/// Whoever may decide on it, and is not the one who asks.
void tell_deciders(db::Transaction& transaction, accounts::Context const& context,
                   UpdateRequest const& request, records::Entry const& entry) {
    std::vector<Proposal> proposals;
    for (auto const& change : entry.changes)
        proposals.push_back({change.field->number, change.before, change.after});
    for (auto const person : deciders_of(transaction, context, {request, entry.record}, proposals))
        notices::post(transaction, context.now(),
                      {.person = person,
                       .kind = "request_asked",
                       .title = "{actor} 申请修改 {customer}，待您审批",
                       .link = "/update-requests",
                       .customer = request.customer,
                       .actor = request.asked_by});
}

}  // namespace

std::string_view schema() {
    return store::schema;
}

Result<std::int64_t> ask(accounts::Context const& context, Wish const& wish) {
    TRY(context.require(wish.type->name + ".change"));
    TRY_SET(auto const before,
            audit_trail::done_before(*context.services.database.read(), context.audit));
    if (before)
        return before->made_id;
    TRY(check_reason(wish.reason));
    TRY_SET(auto const entry, as_if_allowed(context, wish));
    TRY(check_locked(context, entry));
    TRY_SET(auto const id, context.services.ids.next("update_request"));
    auto const request = new_request(context, id, wish, entry);
    TRY_SET(
        auto const changed,
        audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                TRY(check_pending(transaction, context, request, entry));
                                store::insert(transaction, request);
                                tell_deciders(transaction, context, request, entry);
                                audit_trail::ChangeSet changes;
                                changes.made_id = id;
                                auto& line = changes.changes.emplace_back(
                                    line_of(request, "asked", "申请修改 #" + std::to_string(id)));
                                line.reason = request.reason;
                                for (auto const& change : entry.changes)
                                    line.fields.push_back({change.field->number, {}, {}, false});
                                return changes;
                            }));
    return changed.made_id;
}

Result<Done> withdraw(accounts::Context const& context, std::int64_t id) {
    auto reader = context.services.database.read();
    TRY_SET(auto const seen, find_seen(*reader, context, id));
    reader.reset();
    if (!context.actor.is(seen.request.asked_by))
        return Error{ErrorCode::Forbidden, "not_the_asker", "只有申请人可以撤回申请"};
    TRY(audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                audit_trail::ChangeSet changes;
                                TRY(settle(transaction, context, seen.request, State::Withdrawn, {},
                                           changes));
                                return changes;
                            }));
    return Done{};
}

}  // namespace kedang::review
