// SPDX-License-Identifier: Apache-2.0
#include "notices/actions.h"

#include <algorithm>

#include "accounts/actions.h"
#include "audit_trail/actions.h"
#include "base/json_writer.h"
#include "notices/store.h"

namespace kedang::notices {
namespace {

/// Small enough that others' saves do not wait for the purge.
constexpr std::int64_t purged_a_step = 2000;

Error no_such_notice() {
    return {ErrorCode::NotFound, "not_found", "没有这条提醒，可能已过保留期"};
}

}  // namespace

std::string_view schema() {
    return store::schema;
}

void post(db::Transaction& transaction, Instant now, Notice const& notice) {
    auto const person = accounts::find_person(transaction, notice.person);
    if (!person || person->disabled ||
        store::is_switched_off(transaction, notice.person, notice.kind))
        return;
    auto about = notice;
    if (about.customer == 0)
        about.customer = customer_of_link(about.link);
    store::put(transaction, now, about);
}

std::int64_t count_unread(accounts::Context const& context) {
    return store::unread(*context.services.database.read(), context.actor.id());
}

Result<Done> mark_read(accounts::Context const& context, std::int64_t notice) {
    return context.services.database.write([&](db::Transaction& transaction) -> Result<Done> {
        if (!store::mark_read(transaction, context.actor.id(), notice, context.now()))
            return no_such_notice();
        return Done{};
    });
}

Result<Done> mark_all_read(accounts::Context const& context, std::string_view until_text) {
    auto const until =
        until_text.empty() ? std::optional(context.now()) : parse_rfc3339(until_text);
    if (!until)
        return Error{ErrorCode::Invalid,
                     "invalid",
                     "时间“" + std::string(until_text) + "”无效",
                     {{"until", "time", "until 应为列表中最新一条的 at"}}};
    return context.services.database.write([&](db::Transaction& transaction) -> Result<Done> {
        store::mark_all_read(transaction, context.actor.id(), *until, context.now());
        return Done{};
    });
}

std::string preferences_json(accounts::Context const& context) {
    auto reader = context.services.database.read();
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    for (auto const& kind : kinds()) {
        out.begin_object().member("kind", kind.id).member("label", kind.label);
        out.member("on", !store::is_switched_off(*reader, context.actor.id(), kind.id));
        out.end_object();
    }
    out.end_array().end_object();
    return out.take();
}

Result<Done> set_preference(accounts::Context const& context, std::string const& kind_id, bool on) {
    auto const* kind = kind_named(kind_id);
    if (kind == nullptr)
        return Error{ErrorCode::Invalid,
                     "invalid",
                     "没有这种提醒",
                     {{"kind", "one_of", "没有提醒类型“" + kind_id + "”"}}};
    auto const person = context.actor.id();
    if (store::is_switched_off(*context.services.database.read(), person, kind->id) != on)
        return Done{};
    TRY(audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                store::set_switched_off(transaction, person, kind->id, !on);
                                audit_trail::ChangeSet changes;
                                auto& line = changes.changes.emplace_back();
                                line.table_number = notice_table;
                                line.action = on ? "notice.switch_on" : "notice.switch_off";
                                line.summary =
                                    (on ? "打开提醒：" : "关闭提醒：") + std::string(kind->label);
                                return changes;
                            }));
    return Done{};
}

Result<Done> purge(accounts::Services& services) {
    auto const settings = services.company()->settings;
    auto const now = services.clock.now();
    auto const days_ago = [&](std::string_view setting) {
        return now - std::chrono::days(settings->integer(setting));
    };
    auto const all_before = days_ago("notices.all_days");
    auto const read_before = std::max(days_ago("notices.read_days"), all_before);
    for (std::int64_t step = purged_a_step; step == purged_a_step;) {
        TRY(services.database.write([&](db::Transaction& transaction) -> Result<Done> {
            step = store::purge(transaction, read_before, all_before, purged_a_step);
            return Done{};
        }));
    }
    return Done{};
}

}  // namespace kedang::notices
