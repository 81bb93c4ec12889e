// Checkpoints of the log copied to a second place, later than they are made and again until it
// works: a share that is away for an hour stops nobody, and is told.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "audit_trail/checkpoints.h"
#include "oversight/actions.h"
#include "oversight/places.h"
#include "oversight/store.h"
#include "oversight/working.h"

namespace kedang::oversight {
namespace {

constexpr std::int64_t checkpoints_a_step = 500;
constexpr int steps_a_run = 20;
constexpr std::chrono::minutes first_pause{1};

/// How far a place has come. A new one begins with the newest checkpoint, which vouches for all
/// lines before it.
store::Cursor come_to(db::Session& session, std::string const& installation, Place const& place) {
    if (auto const cursor = store::cursor(session, place.name))
        return *cursor;
    auto const newest = audit_trail::newest_checkpoint(session, installation);
    return {.sequence = newest ? newest->sequence - 1 : 0};
}

bool is_due(Place const& place, store::Cursor const& cursor, Instant now) {
    return cursor.next_try ? now >= *cursor.next_try : now - cursor.at >= place.least_apart;
}

Result<Done> set_cursor(accounts::Services& services, Place const& place,
                        store::Cursor const& cursor) {
    return services.database.write([&](db::Transaction& transaction) -> Result<Done> {
        store::set_cursor(transaction, place.name, cursor);
        return Done{};
    });
}

/// A place that has failed for long is left alone for as long as that, up to its longest pause.
void put_off(store::Cursor& cursor, Place const& place, Instant now) {
    if (place.longest_pause.count() == 0)
        return;
    auto const failing_for =
        std::chrono::duration_cast<std::chrono::minutes>(now - *cursor.failing_since);
    cursor.next_try = now + std::clamp(failing_for, first_pause, place.longest_pause);
}

Result<Done> note_failure(accounts::Services& services, Place const& place, store::Cursor cursor,
                          Failure const& failure) {
    services.log.write(log::Level::Error, "audit.copy_failed", {},
                       {{log::Field::ErrorDetail, place.kind + ": " + failure.detail}});
    auto const now = services.clock.now();
    bool const is_new = !cursor.failing_since;
    cursor.failing_since = cursor.failing_since.value_or(now);
    put_off(cursor, place, now);
    if (!is_new)
        return set_cursor(services, place, cursor);
    return raise(
        as_program(services),
        {alert_about_log(AlertKind::CopyFails, now, failure.text + "；恢复后会自动补齐")},
        [&](db::Transaction& transaction) { store::set_cursor(transaction, place.name, cursor); });
}

Result<Done> copy_to(accounts::Services& services, Place const& place) {
    auto const& installation = services.keyring.installation_id();
    for (int step = 0; step < steps_a_run; ++step) {
        auto reader = services.database.read();
        auto cursor = come_to(*reader, installation, place);
        if (!is_due(place, cursor, services.clock.now()))
            return Done{};
        auto const checkpoints = audit_trail::checkpoints_after(
            *reader, installation, cursor.sequence, checkpoints_a_step);
        reader.reset();
        if (checkpoints.empty())
            return Done{};
        if (auto const failure = place.copy(checkpoints))
            return note_failure(services, place, cursor, *failure);
        cursor = {.sequence = checkpoints.back().sequence, .at = checkpoints.back().at};
        TRY(set_cursor(services, place, cursor));
    }
    return Done{};
}

void add_figure(std::string& out, std::string const& name, std::int64_t value) {
    out += "# TYPE " + name + " gauge\n" + name + " " + std::to_string(value) + "\n";
}

}  // namespace

Result<Done> copy_checkpoints(accounts::Services& services, Way way) {
    for (auto const& place : places_of(services, way))
        TRY(copy_to(services, place));
    return Done{};
}

std::string copying_figures(accounts::Services& services) {
    auto const& installation = services.keyring.installation_id();
    auto places = places_of(services, Way::Machine);
    for (auto& place : places_of(services, Way::Mail))
        places.push_back(std::move(place));
    std::int64_t waiting = 0, failing = 0;
    auto reader = services.database.read();
    for (auto const& place : places) {
        auto const cursor = come_to(*reader, installation, place);
        failing += cursor.failing_since ? 1 : 0;
        if (cursor.failing_since || is_due(place, cursor, services.clock.now()))
            waiting =
                std::max(waiting, std::ssize(audit_trail::checkpoints_after(
                                      *reader, installation, cursor.sequence, checkpoints_a_step)));
    }
    std::string out;
    add_figure(out, "kedang_audit_copy_places", std::ssize(places));
    add_figure(out, "kedang_audit_copy_failing", failing);
    add_figure(out, "kedang_audit_copy_waiting", waiting);
    return out;
}

}  // namespace kedang::oversight
