// SPDX-License-Identifier: Apache-2.0
#include "customers/timeline.h"

#include <charconv>
#include <map>

#include "customers/store.h"
#include "records/sealing.h"
#include "records/store.h"

namespace kedang::customers {
namespace {

using records::Record;

constexpr std::size_t page = 30;

Error bad_place() {
    return {ErrorCode::Invalid,
            "invalid_cursor",
            "翻页位置无效，请从头查看",
            {{"before", "cursor", "翻页位置无效，请从头查看"}}};
}

/// "contact.change" → 修改联系人.
std::string title_of(fields::Catalogue const& catalogue, audit_trail::Change const& change) {
    auto const* type = catalogue.record(change.table_number);
    if (type != nullptr && change.action.ends_with(".create"))
        return "新建" + type->label.zh;
    if (type != nullptr && change.action.ends_with(".change"))
        return "修改" + type->label.zh;
    if (change.action == "reveal")
        return "查看完整号码";
    return change.summary;
}

/// Follow-ups stand on the timeline themselves.
constexpr std::string_view not_shown = "follow_up.create";

}  // namespace

Result<EventKind> event_kind(std::string_view word) {
    if (word.empty())
        return EventKind::All;
    if (word == "follow_up")
        return EventKind::FollowUp;
    if (word == "change")
        return EventKind::Change;
    return Error{ErrorCode::Invalid,
                 "invalid_kind",
                 "时间线类型无效",
                 {{"kind", "one_of", "kind 应为 follow_up 或 change"}}};
}

Result<TimelinePlace> timeline_place(std::string_view text) {
    TimelinePlace place;
    if (text.empty())
        return place;
    char const* at = text.data();
    char const* const end = at + text.size();
    for (auto* part : {&place.at_ms, &place.follow_up, &place.sequence}) {
        auto const [stop, failure] = std::from_chars(at, end, *part);
        if (failure != std::errc() || (stop != end && *stop != '.'))
            return bad_place();
        at = stop == end ? end : stop + 1;
    }
    return place;
}

void Timeline::write_person(JsonWriter& out, std::int64_t person) {
    out.key("person").begin_object().key("id").id(person);
    out.member("name", person == 0 ? std::string("系统") : people_.name(person)).end_object();
}

void Timeline::write_follow_up(JsonWriter& out, Record const& follow_up) {
    out.begin_object().key("id").id(follow_up.id).member("kind", "follow_up");
    out.member("at", to_rfc3339(from_milliseconds(follow_up.value("happened_at").number)));
    write_person(out, follow_up.value("author").number);
    out.key("record");
    view_.write(out, follow_up);
    out.end_object();
}

void Timeline::write_value(JsonWriter& out, char const* key, Record const& record,
                           fields::Field const& field, audit_trail::Bytes const& logged) {
    auto const value = records::read_logged(context_.services.keyring, record, field, logged);
    // A person who was erased has left lines that nobody can read any more.
    if (!value.ok() || value.value().absent())
        return;
    out.member(key, view_.text_of(field, value.value(), view_.right(record, field).read));
}

void Timeline::write_values(JsonWriter& out, Record const& customer,
                            audit_trail::Entry const& entry) {
    auto const* type = context_.catalogue().record(entry.change.table_number);
    if (type == nullptr)
        return;
    std::optional<Record> loaded;
    Record const* record = &customer;
    if (type->name != "customer") {
        loaded = records::store::load(session_, *type, entry.change.record_id);
        if (!loaded)
            return;
        record = &*loaded;
    }
    out.key("changes").begin_array();
    for (auto const& change : entry.change.fields) {
        auto const* field = type->field(change.field_number);
        if (field == nullptr || view_.right(*record, *field).read == accounts::Right::Hidden)
            continue;
        out.begin_object().member("record", type->name).member("field", field->name);
        out.member("label", field->label.zh);
        write_value(out, "before", *record, *field, change.before);
        write_value(out, "after", *record, *field, change.after);
        out.end_object();
    }
    out.end_array();
}

void Timeline::write_change(JsonWriter& out, Record const& customer,
                            audit_trail::Entry const& entry) {
    out.begin_object().key("id").id(entry.sequence).member("kind", "change");
    out.member("at", to_rfc3339(entry.at));
    write_person(out, entry.actor_id);
    out.member("title", title_of(context_.catalogue(), entry.change));
    out.member("action", entry.change.action);
    if (!entry.change.reason.empty())
        out.member("reason", entry.change.reason);
    write_values(out, customer, entry);
    out.member("via", audit_trail::word(entry.via)).end_object();
}

/// Both kinds of line, read a page and one ahead, merged by time.
struct Timeline::Lines {
    std::vector<Record> follow_ups;
    std::vector<audit_trail::Entry> changes;
};

void Timeline::write(JsonWriter& out, Record const& customer, EventKind kind, TimelinePlace place) {
    Lines lines;
    if (kind != EventKind::Change)
        lines.follow_ups =
            store::follow_ups_before(session_, context_.catalogue().follow_up(), customer.id,
                                     place.at_ms, place.follow_up, page + 1);
    if (kind != EventKind::FollowUp)
        lines.changes = audit_trail::entries_of_customer(session_, customer.id, place.sequence,
                                                         page + 1, not_shown);
    std::size_t next_follow_up = 0, next_change = 0;
    out.begin_object().key("items").begin_array();
    for (std::size_t shown = 0; shown < page; ++shown) {
        bool const has_follow_up = next_follow_up < lines.follow_ups.size();
        bool const has_change = next_change < lines.changes.size();
        if (!has_follow_up && !has_change)
            break;
        bool const take_follow_up =
            has_follow_up &&
            (!has_change || lines.follow_ups[next_follow_up].value("happened_at").number >=
                                to_milliseconds(lines.changes[next_change].at));
        if (take_follow_up) {
            auto const& line = lines.follow_ups[next_follow_up++];
            place.at_ms = line.value("happened_at").number;
            place.follow_up = line.id;
            write_follow_up(out, line);
        } else {
            auto const& line = lines.changes[next_change++];
            place.sequence = line.sequence;
            write_change(out, customer, line);
        }
    }
    out.end_array();
    if (next_follow_up < lines.follow_ups.size() || next_change < lines.changes.size())
        out.member("next", std::to_string(place.at_ms) + "." + std::to_string(place.follow_up) +
                               "." + std::to_string(place.sequence));
    out.end_object();
}

}  // namespace kedang::customers
