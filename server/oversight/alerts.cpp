// Alerts: how they come up, what auditors see of them and do about them.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "accounts/actions.h"
#include "audit_trail/actions.h"
#include "base/json_writer.h"
#include "base/text.h"
#include "notices/actions.h"
#include "oversight/actions.h"
#include "oversight/model.h"
#include "oversight/store.h"
#include "oversight/working.h"
#include "records/people.h"

namespace kedang::oversight {
namespace {

constexpr std::int64_t listed_alerts = 200;
constexpr std::size_t longest_note = 500;
constexpr std::int64_t most_deeds = 1'000'000;  ///< of one kind in an hour; more would be a flood
constexpr std::string_view watch_cursor = "watch";

std::string name_of(records::KnownPeople& people, std::int64_t person) {
    return person == 0 ? "系统" : people.name(person);
}

void write_person(JsonWriter& out, char const* key, records::KnownPeople& people,
                  std::int64_t person) {
    out.key(key).begin_object().key("id").id(person);
    out.member("name", name_of(people, person)).end_object();
}

void write_alert(JsonWriter& out, Alert const& alert, records::KnownPeople& people) {
    out.begin_object().key("id").id(alert.id).member("kind", word(alert.kind));
    out.member("text", text_of(alert, name_of(people, alert.person)));
    out.member("raised_at", to_rfc3339(alert.raised_at));
    out.member("first_at", to_rfc3339(alert.first_at));
    out.member("last_at", to_rfc3339(alert.last_at));
    out.member("state", alert.is_open() ? "open" : "acknowledged");
    if (alert.person != 0)
        write_person(out, "person", people, alert.person);
    if (alert.acknowledged_at) {
        out.member("acknowledged_at", to_rfc3339(*alert.acknowledged_at));
        write_person(out, "acknowledged_by", people, alert.acknowledged_by);
        out.member("note", alert.note);
    }
    out.end_object();
}

Result<Done> check_note(std::string_view note) {
    auto const length = text::count_code_points(note);
    if (length >= 2 && length <= longest_note)
        return Done{};
    return Error{ErrorCode::Invalid,
                 "invalid",
                 "请填写处理说明",
                 {{"note", "length", "处理说明应为 2 到 500 个字，写明核实的结果"}}};
}

std::vector<audit_trail::Deed> deeds_of(db::Session& session, Watched const& watched,
                                        Instant since) {
    std::vector<audit_trail::Deed> deeds;
    for (auto const action : watched.actions)
        for (auto const& deed : audit_trail::deeds_since(session, action, since, most_deeds))
            if (deed.actor_id != 0)
                deeds.push_back(deed);
    std::sort(deeds.begin(), deeds.end(), [](auto const& a, auto const& b) {
        return std::pair(a.at, a.sequence) < std::pair(b.at, b.sequence);
    });
    return deeds;
}

audit_trail::Change change_about(Alert const& alert, std::string action, std::string text) {
    audit_trail::Change change;
    change.table_number = oversight_table;
    change.record_id = alert.id;
    change.action = std::move(action);
    change.summary = std::move(text);
    return change;
}

/// Whoever reads the log is told, wherever they are.
void tell_auditors(db::Transaction& transaction, accounts::Context const& context,
                   std::string const& text) {
    for (auto const person : auditors(transaction, *context.company))
        notices::post(
            transaction, context.now(),
            {.person = person, .kind = "alert", .title = text, .link = "/audit", .batch = text});
}

}  // namespace

accounts::Context as_program(accounts::Services& services) {
    return {services, services.company(), accounts::Actor::system("系统"),
            audit_trail::Context{services.clock, 0, "", "", audit_trail::Via::Job}};
}

std::vector<std::int64_t> auditors(db::Session& session, accounts::Company const& company) {
    std::vector<std::int64_t> found;
    for (auto& person : accounts::people(session)) {
        auto const id = person.id;
        if (!person.disabled &&
            accounts::actor_of(std::move(person), company, {}).may("audit.read"))
            found.push_back(id);
    }
    return found;
}

Alert alert_about_log(AlertKind kind, Instant now, std::string detail) {
    return {.kind = kind,
            .raised_at = now,
            .first_at = now,
            .last_at = now,
            .detail = std::move(detail)};
}

Result<Done> raise(accounts::Context const& context, std::vector<Alert> alerts, Also const& also) {
    std::vector<Alert> fresh, counted;
    for (auto& alert : alerts) {
        if (alert.id != 0) {
            counted.push_back(std::move(alert));
            continue;
        }
        TRY_SET(alert.id, context.services.ids.next("oversight_alert"));
        fresh.push_back(std::move(alert));
    }
    auto const store_all = [&](db::Transaction& transaction) {
        for (auto const& alert : counted)
            store::count_on(transaction, alert);
        for (auto const& alert : fresh)
            store::insert(transaction, alert);
        if (also)
            also(transaction);
    };
    // How far a count has come is no deed; that it began is.
    if (fresh.empty())
        return context.services.database.write([&](db::Transaction& transaction) -> Result<Done> {
            store_all(transaction);
            return Done{};
        });
    TRY(audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                store_all(transaction);
                                records::KnownPeople people(transaction);
                                audit_trail::ChangeSet set;
                                for (auto const& alert : fresh) {
                                    auto text = text_of(alert, name_of(people, alert.person));
                                    tell_auditors(transaction, context, text);
                                    set.changes.push_back(
                                        change_about(alert, "alert.raise", std::move(text)));
                                }
                                return set;
                            }));
    return Done{};
}

Result<Done> watch(accounts::Services& services) {
    auto const context = as_program(services);
    auto const now = services.clock.now();
    std::vector<Alert> changed;
    store::Cursor next{.at = now};
    {
        auto reader = services.database.read();
        auto const seen = store::cursor(*reader, watch_cursor);
        next.sequence = audit_trail::last_sequence(*reader);
        if (seen && seen->sequence == next.sequence)
            return Done{};
        // A new watch begins with the last hour, not with all that ever happened.
        Instant const since = (seen ? std::min(seen->at, now) : now) - alert_window;
        for (auto const& watched : watched_deeds()) {
            auto const deeds = deeds_of(*reader, watched, since);
            auto newest = store::newest_alerts(*reader, watched.kind, since - alert_window);
            for (auto& alert :
                 alerts_after(watched.kind, context.company->settings->integer(watched.setting),
                              deeds, seen ? seen->sequence : 0, std::move(newest)))
                changed.push_back(std::move(alert));
        }
    }
    return raise(context, std::move(changed), [&](db::Transaction& transaction) {
        store::set_cursor(transaction, watch_cursor, next);
    });
}

std::string alerts_json(accounts::Context const& context) {
    auto reader = context.services.database.read();
    records::KnownPeople people(*reader);
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    for (auto const& alert : store::alerts(*reader, listed_alerts))
        write_alert(out, alert, people);
    out.end_array().member("open", store::open_alerts(*reader)).end_object();
    return out.take();
}

Result<Done> acknowledge(accounts::Context const& context, std::int64_t id,
                         std::string const& typed) {
    std::string const note(text::trim(typed));
    TRY(check_note(note));
    TRY(audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                auto alert = store::alert(transaction, id);
                                if (!alert)
                                    return Error{ErrorCode::NotFound, "not_found", "没有这条提醒"};
                                alert->acknowledged_at = context.now();
                                alert->acknowledged_by = context.actor.id();
                                alert->note = note;
                                if (!store::acknowledge(transaction, *alert))
                                    return Error{ErrorCode::Conflict, "alert_acknowledged",
                                                 "这条提醒已由他人处理，请刷新查看"};
                                records::KnownPeople people(transaction);
                                auto change =
                                    change_about(*alert, "alert.acknowledge",
                                                 text_of(*alert, name_of(people, alert->person)));
                                change.reason = note;
                                audit_trail::ChangeSet set;
                                set.changes.push_back(std::move(change));
                                return set;
                            }));
    return Done{};
}

}  // namespace kedang::oversight
