// SPDX-License-Identifier: Apache-2.0
#include "exchange/updates.h"

#include <algorithm>

#include "base/check.h"
#include "exchange/decisions.h"
#include "exchange/round_trip.h"
#include "records/prepare.h"
#include "records/store.h"

namespace kedang::exchange {
namespace {

using records::Assigned;
using records::Entry;
using records::Record;

constexpr std::size_t loaded_at_once = 200;

void describe(Entry& entry) {
    auto& change = entry.change;
    auto const& type = *entry.record.type;
    change.table_number = type.number;
    change.record_id = entry.record.id;
    change.subject_customer = entry.record.customer;
    change.action = type.name + ".change";
    change.reason = "批量导入";
    for (auto const& value : entry.changes)
        change.summary += (change.summary.empty() ? "" : "、") + value.field->label.zh;
}

void drop_absent(std::vector<Assigned>& values) {
    std::erase_if(values, [](Assigned const& assigned) { return assigned.value.absent(); });
}

/// The same words for what is not there and what is out of sight.
FieldError no_such_file() {
    return {std::string(row_key_target), "not_found",
            "行标识对应的客户不存在或您无权查看，请重新导出后再修改"};
}

void take(records::Findings findings, RowDecision& decision) {
    for (auto& error : findings.errors)
        decision.errors.push_back(std::move(error));
}

}  // namespace

void Updates::load(std::vector<std::int64_t> const& customers) {
    for (std::size_t done = 0; done < customers.size(); done += loaded_at_once) {
        auto const count = std::min(loaded_at_once, customers.size() - done);
        for (auto& record : records::store::load_many(session_, context_.catalogue().customer(),
                                                      std::span(customers).subspan(done, count)))
            customers_.emplace(record.id, std::move(record));
    }
}

bool Updates::may_change(Record const& customer, RowDecision& decision) const {
    std::string const field(word(plan_.plan.match_by));
    if (!context_.actor.sees(customer.file()) && plan_.by_row_key())
        decision.errors.push_back(no_such_file());
    else if (!context_.actor.sees(customer.file()))
        decision.errors.push_back(
            {field, "duplicate", "与其他同事负责的客户重复（撞单），请联系主管确认"});
    else if (customer.state != records::State::Active)
        decision.errors.push_back({field, "frozen", "该客户已归档，不能修改，请先恢复"});
    return decision.errors.empty();
}

void Updates::change(std::int64_t id, PreparedRow const& row, RowDecision& decision) {
    auto const found = customers_.find(id);
    if (found == customers_.end() && plan_.by_row_key()) {
        decision.errors.push_back(no_such_file());
        return;
    }
    check(found != customers_.end(), "what was found a moment ago can be loaded");
    auto current = found->second;
    if (!may_change(current, decision))
        return;
    check(records::open(context_.services.keyring, current).ok(),
          "a stored ciphertext opens in its own place");
    decision.customer = id;
    if (!row.contact.empty())
        change_contact(current, row, decision);
    change_customer(std::move(current), row, decision);
    bool const changes = !decision.changed.empty() || !decision.added.empty();
    decision.outcome = changes ? Outcome::Updated : Outcome::Unchanged;
}

void Updates::check_changes(Record const& current, Entry const& entry,
                            RowDecision& decision) const {
    bool const core = context_.actor.may_change_core(
        current.value("created_by").number, from_milliseconds(current.value("created_at").number),
        context_.now());
    // Whose file it is, the gate has decided by the right to assign.
    for (auto const& change : entry.changes)
        if (change.field->write_class == fields::WriteClass::Core && !core &&
            change.field->name != "owner")
            decision.errors.push_back(
                {change.field->name, "locked",
                 "“" + change.field->label.zh +
                     "”是核心字段，录入 24 小时后仅管理员可修改，请申请修改"});
}

void Updates::change_customer(Record current, PreparedRow const& row, RowDecision& decision) {
    records::Findings findings;
    auto const relation = context_.actor.relation_to(current.file());
    auto typed = row.customer;
    if (plan_.by_row_key())
        drop_untouched(cells_, current, typed);
    auto values =
        records::parse(context_, people_, *current.type, typed, {.relation = relation}, findings);
    take(std::move(findings), decision);
    drop_absent(values);
    Record const before = current;
    Entry entry = records::make_changed(context_, std::move(current), std::move(values));
    if (entry.changes.empty())
        return;
    if (plan_.by_row_key())
        refuse_stale(before, row, decision);
    check_changes(before, entry, decision);
    if (entry.record.owner != before.owner && entry.record.owner != 0)
        entry.record.department = people_.department(entry.record.owner);
    describe(entry);
    decision.changed.push_back(std::move(entry));
}

/// Somebody else changed the file after it was exported: which of the two is right, no table tells.
void Updates::refuse_stale(Record const& current, PreparedRow const& row,
                           RowDecision& decision) const {
    auto const key = records::open_row_key(context_.services.keyring, row.match_texts.front());
    if (!key || key->version != current.version)
        decision.errors.push_back({std::string(row_key_target), "stale",
                                   "导出之后这家客户又被修改过，请重新导出后再修改"});
}

/// The same mobile, else the same name, else the only one where the file names nobody.
Record const* Updates::contact_meant(std::vector<Record> const& contacts,
                                     std::vector<Assigned> const& values) const {
    for (std::string_view const by : {"mobile", "name"})
        for (auto const& contact : contacts)
            for (auto const& [field, value] : values)
                if (field->name == by && contact.value(*field) == value)
                    return &contact;
    bool const is_named = std::any_of(values.begin(), values.end(), [](Assigned const& assigned) {
        return assigned.field->name == "name";
    });
    return !is_named && contacts.size() == 1 ? &contacts.front() : nullptr;
}

void Updates::change_contact(Record const& customer, PreparedRow const& row,
                             RowDecision& decision) {
    auto const& type = context_.catalogue().contact();
    records::Findings findings;
    auto const relation = context_.actor.relation_to(customer.file());
    auto values = records::parse(context_, people_, type, row.contact,
                                 {.relation = relation, .place = "contact."}, findings);
    take(std::move(findings), decision);
    drop_absent(values);
    if (values.empty() || !decision.errors.empty())
        return;
    auto contacts = records::store::load_children(session_, type, customer.id);
    for (auto& contact : contacts)
        check(records::open(context_.services.keyring, contact).ok(),
              "a stored ciphertext opens in its own place");
    if (auto const* meant = contact_meant(contacts, values)) {
        Entry entry = records::make_changed(context_, *meant, std::move(values));
        if (entry.changes.empty())
            return;
        describe(entry);
        decision.changed.push_back(std::move(entry));
        return;
    }
    Entry entry =
        records::make_new(context_, type, row.spare_contact_id, customer.id, std::move(values));
    entry.record.owner = customer.owner;
    entry.record.department = customer.department;
    entry.change.table_number = type.number;
    entry.change.record_id = entry.record.id;
    entry.change.subject_customer = customer.id;
    entry.change.action = "contact.create";
    decision.added.push_back(std::move(entry));
}

void Updates::refuse_duplicates(std::vector<RowDecision>& decisions) {
    std::vector<Entry> entries;
    std::vector<RowDecision*> owners;
    for (auto& decision : decisions)
        for (auto const& entry : decision.changed)
            if (decision.errors.empty() && entry.record.type->name == "customer") {
                entries.push_back(entry);
                owners.push_back(&decision);
            }
    auto const matches = records::find_matches(session_, context_, entries, records::Keys::Certain);
    for (std::size_t i = 0; i < entries.size(); ++i)
        for (auto const& match : matches[i]) {
            bool const is_new_value =
                std::any_of(entries[i].changes.begin(), entries[i].changes.end(),
                            [&](records::ValueChange const& value) {
                                return value.field->name == match.field;
                            });
            if (!is_new_value)
                continue;
            owners[i]->errors.push_back({match.field, "duplicate", match.message});
            owners[i]->outcome = Outcome::Rejected;
        }
}

}  // namespace kedang::exchange
