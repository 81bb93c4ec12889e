// SPDX-License-Identifier: Apache-2.0
#include "customers/file.h"

#include "base/check.h"
#include "customers/timeline.h"
#include "records/actions.h"
#include "records/completeness.h"
#include "records/store.h"
#include "records/view.h"

namespace kedang::customers {
namespace {

using records::Record;

constexpr std::int64_t lines_to_look_at = 50;

void write_missing(JsonWriter& out, accounts::Context const& context, records::View& view,
                   Record const& customer, std::vector<Record> const& contacts) {
    std::vector<Record const*> views;
    for (auto const& contact : contacts)
        views.push_back(&contact);
    out.key("missing").begin_array();
    for (auto const& gap : records::gaps(context.catalogue(), customer, views)) {
        auto const& of = gap.record == nullptr ? customer : *gap.record;
        bool const known =
            gap.record == nullptr || view.right(of, *gap.field).read != accounts::Right::Hidden;
        if (!known)
            continue;
        out.begin_object().member("record", gap.type->name).member("field", gap.field->name);
        out.member("label", gap.field->label.zh);
        if (gap.record != nullptr)
            out.key("id").id(gap.record->id);
        out.end_object();
    }
    out.end_array();
}

/// The newest line about this very record among the file's latest.
std::optional<audit_trail::Entry> last_change(db::Session& session, Record const& record) {
    auto const latest = std::numeric_limits<std::int64_t>::max();
    for (auto& entry :
         audit_trail::entries_of_customer(session, record.customer, latest, lines_to_look_at))
        if (entry.change.table_number == record.type->number &&
            entry.change.record_id == record.id && entry.change.action != "reveal")
            return std::move(entry);
    return std::nullopt;
}

}  // namespace

Result<std::string> read_file(accounts::Context const& context, std::int64_t id) {
    auto reader = context.services.database.read();
    auto const& catalogue = context.catalogue();
    TRY_SET(auto customer, records::find_visible(*reader, context, catalogue.customer(), id));
    auto contacts = records::store::load_children(*reader, catalogue.contact(), id);
    TRY(records::open(context.services.keyring, customer));
    for (auto& contact : contacts)
        TRY(records::open(context.services.keyring, contact));
    records::KnownPeople people(*reader);
    records::View view(context, people);
    JsonWriter out;
    out.begin_object().key("customer");
    view.write(out, customer);
    out.key("contacts").begin_array();
    for (auto const& contact : contacts)
        view.write(out, contact);
    out.end_array();
    write_missing(out, context, view, customer, contacts);
    out.key("timeline");
    Timeline(context, *reader, people, view).write(out, customer, EventKind::All, {});
    out.end_object();
    return out.take();
}

Result<std::string> timeline(accounts::Context const& context, std::int64_t id,
                             std::string_view kind_word, std::string_view before_text) {
    TRY_SET(auto const kind, event_kind(kind_word));
    TRY_SET(auto const before, timeline_place(before_text));
    auto reader = context.services.database.read();
    TRY_SET(auto const customer,
            records::find_visible(*reader, context, context.catalogue().customer(), id));
    records::KnownPeople people(*reader);
    records::View view(context, people);
    JsonWriter out;
    Timeline(context, *reader, people, view).write(out, customer, kind, before);
    return out.take();
}

Result<std::string> read_record(accounts::Context const& context, fields::RecordType const& type,
                                std::int64_t id) {
    auto reader = context.services.database.read();
    TRY_SET(auto record, records::find_visible(*reader, context, type, id));
    records::KnownPeople people(*reader);
    records::View view(context, people);
    JsonWriter out;
    view.write(out, std::move(record));
    return out.take();
}

Error with_current(accounts::Context const& context, fields::RecordType const& type,
                   std::int64_t id, Error stale) {
    auto reader = context.services.database.read();
    auto current = records::find_visible(*reader, context, type, id);
    if (!current.ok())
        return std::move(current).error();
    records::KnownPeople people(*reader);
    records::View view(context, people);
    auto const last = last_change(*reader, current.value());
    JsonWriter out;
    out.begin_object().key("current");
    view.write(out, current.value());
    if (last) {
        out.member("changed_by", people.name(last->actor_id));
        out.member("changed_at", to_rfc3339(last->at));
        out.key("changed_fields").begin_array();
        for (auto const& change : last->change.fields)
            if (auto const* field = type.field(change.field_number);
                field && view.right(current.value(), *field).read != accounts::Right::Hidden)
                out.value(field->name);
        out.end_array();
    }
    out.end_object();
    auto const members = out.take();
    stale.extra_json +=
        (stale.extra_json.empty() ? "" : ",") + members.substr(1, members.size() - 2);
    return stale;
}

}  // namespace kedang::customers
