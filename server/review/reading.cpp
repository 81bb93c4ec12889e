// What people see of update requests: lists and one request, field by field, each value by the
// reader's own rights.
// SPDX-License-Identifier: Apache-2.0
#include <charconv>

#include "base/check.h"
#include "base/json_writer.h"
#include "customers/conditions.h"
#include "records/people.h"
#include "records/view.h"
#include "review/actions.h"
#include "review/requests.h"
#include "review/store.h"
#include "review/vault.h"

namespace kedang::review {
namespace {

constexpr std::int64_t usual_page = 20;
constexpr std::int64_t largest_page = 100;

Error invalid(std::string field, std::string rule, std::string message) {
    return {ErrorCode::Invalid,
            "invalid_list",
            message,
            {{std::move(field), std::move(rule), message}}};
}

/// A positive number of the URL, or `otherwise` where there is none.
Result<std::int64_t> number_of(std::string_view text, std::int64_t otherwise, std::int64_t largest,
                               std::string const& field) {
    if (text.empty())
        return otherwise;
    std::int64_t number = 0;
    auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc() || end != text.data() + text.size() || number < 1 ||
        number > largest)
        return invalid(field, "range", field + " 应为 1 到 " + std::to_string(largest));
    return number;
}

class RequestWriter {
  public:
    RequestWriter(accounts::Context const& context, db::Session& session)
        : context_(context), session_(session), people_(session), view_(context, people_) {}

    void write(JsonWriter& out, SeenRequest const& seen) {
        auto const& request = seen.request;
        auto const& type = *context_.catalogue().record(request.record_type);
        out.begin_object().key("id").id(request.id).member("state", word(request.state));
        out.member("record", type.name).key("record_id").id(request.record);
        write_customer(out, seen);
        out.member("reason", request.reason);
        write_person(out, "asked_by", request.asked_by);
        out.member("asked_at", to_rfc3339(request.asked_at));
        if (request.state != State::Pending) {
            write_person(out, "decided_by", request.decided_by);
            out.member("decided_at", to_rfc3339(request.decided_at));
        }
        if (!request.note.empty())
            out.member("note", request.note);
        std::vector<Proposal> proposals;
        if (seen.record)
            proposals = opened(seen);
        write_changes(out, seen, proposals);
        write_rights(out, seen, proposals);
        out.end_object();
    }

  private:
    std::vector<Proposal> opened(SeenRequest const& seen) const {
        auto proposals = open(context_.services.keyring, seen.request, seen.record->salt);
        check(proposals.ok(), "a sealed request opens while its record does");
        return std::move(proposals).value();
    }

    void write_person(JsonWriter& out, char const* key, std::int64_t person) {
        out.key(key).begin_object().key("id").id(person);
        out.member("name", people_.name(person)).end_object();
    }

    void write_customer(JsonWriter& out, SeenRequest const& seen) {
        out.key("customer_id").id(seen.request.customer);
        if (!seen.record)
            return;
        auto const& type = context_.catalogue().customer();
        auto const customer =
            records::find_visible(session_, context_, type, seen.request.customer);
        if (!customer.ok())
            return;
        out.key("customer").begin_object();
        for (auto const* name : {"number", "name"}) {
            auto const& field = *type.field(name);
            out.member(name, view_.text_of(field, customer.value().value(field),
                                           view_.right(customer.value(), field).read));
        }
        out.end_object();
    }

    void write_changes(JsonWriter& out, SeenRequest const& seen,
                       std::vector<Proposal> const& proposals) {
        out.key("changes").begin_array();
        for (auto const& proposal : proposals)
            write_change(out, *seen.record, seen.request.state, proposal);
        out.end_array();
    }

    void write_change(JsonWriter& out, records::Record const& record, State state,
                      Proposal const& proposal) {
        auto const* field = record.type->field(proposal.field_number);
        if (field == nullptr || view_.right(record, *field).read == accounts::Right::Hidden)
            return;
        auto const write_text = [&](char const* key, fields::Value const& value) {
            if (!value.absent())
                out.member(key, view_.text_of(*field, value, view_.right(record, *field).read));
        };
        out.begin_object().member("field", field->name).member("label", field->label.zh);
        write_text("before", proposal.before);
        write_text("proposed", proposal.after);
        auto const& now = record.value(*field);
        bool const open = state == State::Pending || state == State::Outdated;
        if (open && drift(proposal, now) == Drift::Changed) {
            out.member("changed_since", true);
            write_text("current", now);
        }
        out.end_object();
    }

    void write_rights(JsonWriter& out, SeenRequest const& seen,
                      std::vector<Proposal> const& proposals) {
        bool const pending = seen.request.state == State::Pending;
        bool const own = seen.request.asked_by == context_.actor.id();
        out.key("rights").begin_object();
        out.member("decide", may_decide(context_.actor, seen, proposals));
        out.member("withdraw", pending && own).end_object();
        if (!pending || !own || !seen.record)
            return;
        // Who waits wants to know for whom.
        out.key("deciders").begin_array();
        for (auto const person : deciders_of(session_, context_, seen, proposals))
            out.value(people_.name(person));
        out.end_array();
    }

    accounts::Context const& context_;
    db::Session& session_;
    records::KnownPeople people_;
    records::View view_;
};

/// Everything a list needs to know, read from the URL.
struct ListPlan {
    bool mine = true;
    store::Place place;
    store::Others others;
};

/// Files in scope; of the pool only where the actor may write there at all.
Result<store::Others> others_of(accounts::Context const& context, db::Session& session) {
    TRY_SET(auto selection, customers::condition(context, session, {}, {}));
    auto& files = selection.where;
    auto const& type = context.catalogue().customer();
    bool pool = false;
    for (auto const& field : type.fields)
        pool |= context.actor.right(type, field, accounts::Relation::Pool).write;
    if (!pool)
        files.sql = "(" + files.sql + ") AND c.owner IS NOT NULL";
    return store::Others{context.actor.id(), std::move(files.sql), std::move(files.parameters)};
}

Result<ListPlan> plan_of(accounts::Context const& context, db::Session& session,
                         ListWish const& wish) {
    ListPlan plan;
    if (!wish.scope.empty() && wish.scope != "mine" && wish.scope != "to_decide")
        return invalid("scope", "one_of", "scope 应为 mine 或 to_decide");
    plan.mine = wish.scope != "to_decide";
    plan.place.state = state_from(wish.state);
    if (!wish.state.empty() && !plan.place.state)
        return invalid("state", "one_of",
                       "state 应为 pending、applied、refused、withdrawn 或 outdated");
    TRY_SET(plan.place.limit, number_of(wish.limit, usual_page, largest_page, "limit"));
    auto const last = plan.place.before;
    TRY_SET(plan.place.before, number_of(wish.after, last, last, "after"));
    if (plan.mine)
        return plan;
    TRY(context.require(decide_permission));
    TRY_SET(plan.others, others_of(context, session));
    return plan;
}

}  // namespace

Result<std::string> list_json(accounts::Context const& context, ListWish const& wish) {
    auto reader = context.services.database.read();
    TRY_SET(auto plan, plan_of(context, *reader, wish));
    auto const limit = static_cast<std::size_t>(plan.place.limit++);
    auto found = plan.mine ? store::asked_by(*reader, context.actor.id(), plan.place)
                           : store::of_others(*reader, plan.others, plan.place);
    bool const more = found.size() > limit;
    if (more)
        found.pop_back();
    RequestWriter writer(context, *reader);
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    for (auto const& request : found)
        writer.write(out, with_record(*reader, context, request));
    out.end_array();
    if (more)
        out.key("next").id(found.back().id);
    out.member("total", plan.mine
                            ? store::count_asked_by(*reader, context.actor.id(), plan.place.state)
                            : store::count_of_others(*reader, plan.others, plan.place.state));
    out.end_object();
    return out.take();
}

Result<std::string> request_json(accounts::Context const& context, std::int64_t id) {
    auto reader = context.services.database.read();
    TRY_SET(auto const seen, find_seen(*reader, context, id));
    JsonWriter out;
    RequestWriter(context, *reader).write(out, seen);
    return out.take();
}

}  // namespace kedang::review
