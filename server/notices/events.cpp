// SPDX-License-Identifier: Apache-2.0
#include "notices/events.h"

#include "exchange/model.h"
#include "fields/field_type.h"

namespace kedang::notices {
namespace {

using audit_trail::Entry;
using audit_trail::Via;

/// A record that came in with an import.
bool is_imported(fields::Catalogue const& catalogue, Entry const& entry) {
    return entry.via == Via::Import && catalogue.record(entry.change.table_number) != nullptr;
}

/// The acts that the lines belong to: an import is named by the last line of each slice.
std::vector<std::string> acts_of(fields::Catalogue const& catalogue,
                                 std::span<Entry const> entries) {
    std::vector<std::string> acts(entries.size());
    std::string slice;
    for (auto at = entries.size(); at-- > 0;) {
        auto const& entry = entries[at];
        if (entry.change.table_number == exchange::import_table)
            slice = entry.change.action == exchange::slice_action
                        ? "import:" + std::to_string(entry.change.record_id)
                        : "";
        else if (is_imported(catalogue, entry))
            acts[at] = slice;
        else {
            slice.clear();
            if (!entry.request_id.empty())
                acts[at] = "request:" + entry.request_id;
        }
    }
    return acts;
}

/// Whether a line and the next one are of one act, which is written at once.
bool is_continued(Entry const& line, Entry const& next) {
    if (line.via == Via::Import)
        return next.via == Via::Import && line.change.table_number != exchange::import_table;
    return !line.request_id.empty() && line.request_id == next.request_id;
}

/// Fields with a value before or after; a line about looking has none.
std::vector<Part> parts_of(audit_trail::Change const& change) {
    std::vector<Part> parts;
    for (auto const& field : change.fields)
        if (!field.before.empty() || !field.after.empty())
            parts.push_back({change.table_number, field.field_number});
    return parts;
}

/// Who became owner by this line; 0 where nobody did.
std::int64_t new_owner_of(fields::RecordType const& type, audit_trail::Change const& change) {
    auto const* owner = type.name == "customer" ? type.field("owner") : nullptr;
    if (owner == nullptr)
        return 0;
    for (auto const& field : change.fields)
        if (field.field_number == owner->number && !field.after.empty())
            return fields::decode(
                       {reinterpret_cast<char const*>(field.after.data()), field.after.size()})
                .number;
    return 0;
}

void add_events(fields::RecordType const& type, Entry const& entry, std::string const& act,
                std::vector<Event>& events) {
    auto const& change = entry.change;
    Event event{.customer = change.subject_customer,
                .actor = entry.actor_id,
                .new_owner = new_owner_of(type, change),
                .act = act,
                .at = entry.at};
    if (event.new_owner != 0 && event.new_owner != event.actor) {
        event.matter = Matter::Assigned;
        events.push_back(event);
    }
    bool const is_new = change.action == type.name + ".create";
    if (is_new && type.name == "customer")
        return;
    event.matter = is_new && type.name == "follow_up" ? Matter::FollowedUp : Matter::Changed;
    event.parts = is_new ? std::vector{Part{type.number, 0}} : parts_of(change);
    if (!event.parts.empty())
        events.push_back(std::move(event));
}

}  // namespace

std::vector<Event> events_of(fields::Catalogue const& catalogue, std::span<Entry const> entries) {
    auto const acts = acts_of(catalogue, entries);
    std::vector<Event> events;
    for (std::size_t at = 0; at < entries.size(); ++at) {
        auto const& entry = entries[at];
        auto const* type = catalogue.record(entry.change.table_number);
        bool const by_itself = entry.actor_id == 0 && entry.via == Via::Job;
        if (type != nullptr && !by_itself && entry.change.subject_customer != 0)
            add_events(*type, entry, acts[at], events);
    }
    return events;
}

std::size_t lines_of_whole_acts(std::span<Entry const> entries) {
    auto whole = entries.empty() ? 0 : entries.size() - 1;
    while (whole > 0 && is_continued(entries[whole - 1], entries[whole]))
        --whole;
    return whole;
}

}  // namespace kedang::notices
