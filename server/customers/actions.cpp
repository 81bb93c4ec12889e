// SPDX-License-Identifier: Apache-2.0
#include "customers/actions.h"

#include <algorithm>

#include "audit_trail/actions.h"
#include "customers/requirements.h"

namespace kedang::customers {
namespace {

using records::Batch;
using records::Entry;
using records::Findings;

/// A customer and its children, parsed and sealed; ids taken or provisional.
struct Draft {
    Batch batch;
    Findings findings;
};

struct Ids {
    std::int64_t customer = 0;
    std::int64_t first_contact = 0;
    std::int64_t follow_up = 0;
};

std::string contact_place(std::size_t index) {
    return "contacts[" + std::to_string(index) + "].";
}

Entry child(accounts::Context const& context, fields::RecordType const& type, std::int64_t id,
            Entry const& customer, std::vector<records::Assigned> values) {
    Entry entry = records::make_new(context, type, id, customer.record.id, std::move(values));
    entry.record.owner = customer.record.owner;
    entry.record.department = customer.record.department;
    entry.change.table_number = type.number;
    entry.change.record_id = id;
    entry.change.subject_customer = customer.record.id;
    entry.change.action = type.name + ".create";
    return entry;
}

Draft draft(accounts::Context const& context, records::KnownPeople& people,
            NewCustomer const& input, Ids const& ids) {
    Draft made;
    auto const& catalogue = context.catalogue();
    auto values =
        records::parse(context, people, catalogue.customer(), input.values, {}, made.findings);
    auto& customer = made.batch.customers.emplace_back(
        records::make_new(context, catalogue.customer(), ids.customer, 0, std::move(values)));
    customer.record.department = customer.record.owner != 0
                                     ? people.department(customer.record.owner)
                                     : context.actor.person().department;
    customer.change.table_number = catalogue.customer().number;
    customer.change.record_id = customer.change.subject_customer = ids.customer;
    customer.change.action = "customer.create";
    for (std::size_t i = 0; i < input.contacts.size(); ++i)
        made.batch.children.push_back(
            child(context, catalogue.contact(), ids.first_contact + static_cast<std::int64_t>(i),
                  customer,
                  records::parse(context, people, catalogue.contact(), input.contacts[i],
                                 {.place = contact_place(i)}, made.findings)));
    if (input.follow_up)
        made.batch.children.push_back(
            child(context, catalogue.follow_up(), ids.follow_up, customer,
                  records::parse(context, people, catalogue.follow_up(), *input.follow_up,
                                 {.place = "follow_up."}, made.findings)));
    customer.missing = count_missing(catalogue, made.batch);
    require_values(context, input.entry == EntryKind::Quick, made.batch, made.findings);
    return made;
}

std::vector<records::Match> matches_of(db::Session& session, accounts::Context const& context,
                                       Batch const& batch) {
    auto matches =
        records::find_matches(session, context, batch.customers, records::Keys::All).front();
    std::vector<Entry> contacts;
    for (auto const& entry : batch.children)
        if (entry.record.type->name == "contact")
            contacts.push_back(entry);
    auto const found = records::find_matches(session, context, contacts, records::Keys::All);
    for (std::size_t i = 0; i < found.size(); ++i)
        for (auto match : found[i]) {
            match.field = contact_place(i) + match.field;
            matches.push_back(std::move(match));
        }
    return matches;
}

Result<Done> note_check(accounts::Context const& context, Batch const& batch,
                        std::vector<records::Match> const& matches) {
    TRY(records::note_check(context, batch.customers, matches));
    return records::note_check(context, batch.children, matches);
}

}  // namespace

Result<records::Stored> create_customer(accounts::Context const& context,
                                        NewCustomer const& input) {
    TRY(context.require("customer.create"));
    auto& id_source = context.services.ids;
    Ids ids;
    TRY_SET(ids.customer, id_source.next("customer"));
    TRY_SET(ids.first_contact,
            id_source.reserve("contact", std::max<std::int64_t>(
                                             1, static_cast<std::int64_t>(input.contacts.size()))));
    if (input.follow_up) {
        TRY_SET(ids.follow_up, id_source.next("follow_up"));
    }
    auto reader = context.services.database.read();
    TRY_SET(auto const before, audit_trail::done_before(*reader, context.audit));
    if (before)
        return records::Stored{before->made_id, {}, true};
    records::KnownPeople people(*reader);
    Draft made = draft(context, people, input, ids);
    std::vector<records::Match> matches;
    if (made.findings.errors.empty())
        matches = matches_of(*reader, context, made.batch);
    reader.reset();
    if (!matches.empty())
        TRY(note_check(context, made.batch, matches));
    TRY(records::judge(made.findings, matches, input.confirmed));
    TRY_SET(
        auto const outcome,
        audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                audit_trail::ChangeSet changes;
                                changes.made_id = ids.customer;
                                TRY(records::store_new(transaction, context, made.batch, changes));
                                return changes;
                            }));
    return records::Stored{outcome.made_id, std::move(made.findings.warnings), outcome.replayed};
}

Result<Checked> check_customer(accounts::Context const& context, NewCustomer const& input,
                               std::int64_t except) {
    auto reader = context.services.database.read();
    records::KnownPeople people(*reader);
    // Provisional ids: nothing is stored; the file being edited is no duplicate of itself. Of a
    // file out of sight that would tell which one it is.
    bool const is_editing =
        except != 0 &&
        records::find_visible(*reader, context, context.catalogue().customer(), except).ok();
    Draft made = draft(context, people, input, {is_editing ? except : -1, -1, -1});
    auto matches = matches_of(*reader, context, made.batch);
    reader.reset();
    TRY(note_check(context, made.batch, matches));
    return Checked{std::move(made.findings), std::move(matches)};
}

}  // namespace kedang::customers
