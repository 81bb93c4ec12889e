// Checkpoints of the log copied to a second place, later than they are made and again until it
// works: a share that is away for an hour stops nobody, and is told.
// SPDX-License-Identifier: Apache-2.0
#include <functional>
#include <system_error>

#include "audit_trail/anchors.h"
#include "audit_trail/checkpoints.h"
#include "oversight/actions.h"
#include "oversight/store.h"
#include "oversight/working.h"
#include "platform/log/system_log.h"

namespace kedang::oversight {
namespace {

constexpr std::int64_t checkpoints_a_step = 500;
constexpr int steps_a_run = 20;

using Checkpoints = std::vector<audit_trail::Checkpoint>;

struct Place {
    std::string name;   ///< of its cursor: another directory begins anew
    std::string label;  ///< for people
    std::function<void(Checkpoints const&)> copy;
};

std::vector<Place> places_of(config::Settings const& settings) {
    std::vector<Place> places;
    if (auto const& directory = settings.text("oversight.anchor_directory"); !directory.empty())
        places.push_back({"copy to directory " + directory, "目录 " + directory,
                          [directory](Checkpoints const& checkpoints) {
                              audit_trail::append_anchors(directory, checkpoints);
                          }});
    if (settings.boolean("oversight.anchor_syslog"))
        places.push_back(
            {"copy to syslog", "系统日志（syslog）", [](Checkpoints const& checkpoints) {
                 for (auto const& checkpoint : checkpoints)
                     log::send_to_system_log(audit_trail::anchor_line(checkpoint));
             }});
    return places;
}

/// How far a place has come. A new one begins with the newest checkpoint, which vouches for all
/// lines before it.
store::Cursor come_to(db::Session& session, std::string const& installation, Place const& place) {
    if (auto const cursor = store::cursor(session, place.name))
        return *cursor;
    auto const newest = audit_trail::newest_checkpoint(session, installation);
    return {.sequence = newest ? newest->sequence - 1 : 0};
}

/// Why it could not be copied; nothing where it was.
std::optional<std::string> refusal_of(Place const& place, Checkpoints const& checkpoints) {
    try {
        place.copy(checkpoints);
        return std::nullopt;
    } catch (std::system_error const& failure) {
        return failure.code().message();
    }
}

Result<Done> set_cursor(accounts::Services& services, Place const& place,
                        store::Cursor const& cursor) {
    return services.database.write([&](db::Transaction& transaction) -> Result<Done> {
        store::set_cursor(transaction, place.name, cursor);
        return Done{};
    });
}

Result<Done> note_failure(accounts::Services& services, Place const& place, store::Cursor cursor,
                          std::string const& why) {
    services.log.write(log::Level::Error, "audit.copy_failed", {},
                       {{log::Field::ErrorDetail, place.name + ": " + why}});
    if (cursor.failing_since)
        return Done{};
    auto const context = as_program(services);
    cursor.failing_since = context.now();
    return raise(
        context,
        {alert_about_log(AlertKind::CopyFails, context.now(),
                         place.label + " 无法写入；恢复后会自动补齐")},
        [&](db::Transaction& transaction) { store::set_cursor(transaction, place.name, cursor); });
}

Result<Done> copy_to(accounts::Services& services, Place const& place) {
    auto const& installation = services.keyring.installation_id();
    for (int step = 0; step < steps_a_run; ++step) {
        auto reader = services.database.read();
        auto cursor = come_to(*reader, installation, place);
        auto const checkpoints = audit_trail::checkpoints_after(
            *reader, installation, cursor.sequence, checkpoints_a_step);
        reader.reset();
        if (checkpoints.empty())
            return Done{};
        if (auto const why = refusal_of(place, checkpoints))
            return note_failure(services, place, cursor, *why);
        cursor = {.sequence = checkpoints.back().sequence, .at = checkpoints.back().at};
        TRY(set_cursor(services, place, cursor));
    }
    return Done{};
}

void add_figure(std::string& out, std::string const& name, std::int64_t value) {
    out += "# TYPE " + name + " gauge\n" + name + " " + std::to_string(value) + "\n";
}

}  // namespace

Result<Done> copy_checkpoints(accounts::Services& services) {
    for (auto const& place : places_of(*services.company()->settings))
        TRY(copy_to(services, place));
    return Done{};
}

std::string copying_figures(accounts::Services& services) {
    auto const& installation = services.keyring.installation_id();
    auto const places = places_of(*services.company()->settings);
    std::int64_t waiting = 0, failing = 0;
    auto reader = services.database.read();
    for (auto const& place : places) {
        auto const cursor = come_to(*reader, installation, place);
        failing += cursor.failing_since ? 1 : 0;
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
