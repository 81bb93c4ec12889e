// SPDX-License-Identifier: Apache-2.0
#include "review/requests.h"

#include <algorithm>

#include "accounts/actions.h"
#include "accounts/sharing.h"
#include "base/check.h"
#include "notices/actions.h"
#include "records/actions.h"
#include "review/store.h"

namespace kedang::review {
namespace {

Error not_found() {
    return {ErrorCode::NotFound, "not_found", "记录不存在或您无权查看"};
}

char const* title_of(State state) {
    switch (state) {
        case State::Pending:
            return "申请待审批";
        case State::Applied:
            return "申请已通过";
        case State::Refused:
            return "申请已驳回";
        case State::Withdrawn:
            return "申请已撤回";
        case State::Outdated:
            break;
    }
    return "申请已失效：申请修改的内容已被他人改动";
}

}  // namespace

SeenRequest with_record(db::Session& session, accounts::Context const& context,
                        UpdateRequest request) {
    SeenRequest seen{std::move(request)};
    auto const* type = context.catalogue().record(seen.request.record_type);
    check(type != nullptr, "record types are never taken away");
    auto record = records::find_visible(session, context, *type, seen.request.record);
    if (!record.ok())
        return seen;
    check(records::open(context.services.keyring, record.value()).ok(),
          "a stored ciphertext opens in its own place");
    seen.record = std::move(record).value();
    return seen;
}

Result<SeenRequest> find_seen(db::Session& session, accounts::Context const& context,
                              std::int64_t id) {
    auto request = store::load(session, id);
    if (!request)
        return not_found();
    bool const own = context.actor.is(request->asked_by);
    if (!own && !context.actor.may(decide_permission))
        return not_found();
    auto seen = with_record(session, context, std::move(*request));
    if (!own && !seen.record)
        return not_found();
    return seen;
}

bool may_write_all(accounts::Actor const& actor, records::Record const& record,
                   std::vector<Proposal> const& proposals) {
    auto const relation = actor.relation_to(record.file());
    return std::all_of(proposals.begin(), proposals.end(), [&](Proposal const& proposal) {
        auto const* field = record.type->field(proposal.field_number);
        return field != nullptr && actor.right(*record.type, *field, relation).write;
    });
}

bool may_decide(accounts::Actor const& actor, SeenRequest const& seen,
                std::vector<Proposal> const& proposals) {
    auto const& [request, record] = seen;
    return request.state == State::Pending && actor.is_not(request.asked_by) && record &&
           actor.may(decide_permission) && actor.sees(record->file()) &&
           may_write_all(actor, *record, proposals);
}

std::vector<std::int64_t> deciders_of(db::Session& session, accounts::Context const& context,
                                      SeenRequest const& seen,
                                      std::vector<Proposal> const& proposals) {
    std::vector<std::int64_t> deciders;
    for (auto& person : accounts::people(session)) {
        // Few may decide at all: only for them it is asked what is shared with them.
        if (person.disabled ||
            !accounts::actor_of(person, *context.company, {}).may(decide_permission))
            continue;
        auto shared = accounts::shared_files(session, person, context.now());
        auto const actor =
            accounts::actor_of(std::move(person), *context.company, std::move(shared));
        if (may_decide(actor, seen, proposals))
            deciders.push_back(actor.id());
    }
    return deciders;
}

Error not_pending(State state) {
    return {ErrorCode::Conflict, "not_pending",
            std::string(title_of(state)) + "，不能再处理，请刷新"};
}

audit_trail::Change line_of(UpdateRequest const& request, std::string action, std::string summary) {
    audit_trail::Change line;
    line.table_number = update_request_table;
    line.record_id = request.id;
    line.subject_customer = request.customer;
    line.action = "update_request." + std::move(action);
    line.summary = std::move(summary);
    return line;
}

Result<Done> settle(db::Transaction& transaction, accounts::Context const& context,
                    UpdateRequest request, State state, std::string const& note,
                    audit_trail::ChangeSet& changes) {
    request.state = state;
    request.decided_by = context.actor.id();
    request.decided_at = context.now();
    request.note = note;
    if (!store::settle(transaction, request)) {
        auto const now = store::load(transaction, request.id);
        return now ? not_pending(now->state) : not_found();
    }
    if (request.asked_by != context.actor.id())
        notices::post(transaction, context.now(),
                      {.person = request.asked_by,
                       .kind = "request_decided",
                       .title = "您对 {customer} 的修改申请" + std::string(title_of(state)),
                       .link = "/update-requests",
                       .customer = request.customer,
                       .actor = context.actor.id()});
    changes.made_id = request.id;
    auto line = line_of(request, std::string(word(state)),
                        std::string(title_of(state)) + " #" + std::to_string(request.id));
    line.reason = note;
    changes.changes.push_back(std::move(line));
    return Done{};
}

}  // namespace kedang::review
