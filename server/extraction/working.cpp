// What jobs and the command line do with exports.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "accounts/company.h"
#include "accounts/handed_out.h"
#include "audit_trail/actions.h"
#include "base/check.h"
#include "extraction/actions.h"
#include "extraction/exports.h"
#include "extraction/model_json.h"
#include "extraction/rights.h"
#include "extraction/store.h"
#include "extraction/writing.h"
#include "platform/crypto/file_digest.h"
#include "platform/jobs/job_context.h"

namespace kedang::extraction {
namespace {

/// Rows between two notes of how far it is: often enough to be seen to move.
constexpr std::int64_t rows_a_note = 5000;

std::int64_t export_of(std::string const& payload) {
    return std::stoll(std::string(boost::json::parse(payload).at("export").as_string()));
}

accounts::Context as_program(accounts::Services& services) {
    return {services, accounts::current_company(services), accounts::Actor::system("系统"),
            audit_trail::Context{services.clock, 0, "", "", audit_trail::Via::Job}};
}

Error stopped() {
    return {ErrorCode::Conflict, "export_stopped", "导出已经停止"};
}

/// Who it is written for, if it still is wanted and allowed.
Result<accounts::Context> go_on(accounts::Services& services, jobs::JobContext& job,
                                Export const& made) {
    TRY(job.checkpoint());
    auto const now = store::load(*services.database.read(), services.keyring, made.id);
    if (!now || now->state != State::Running)
        return stopped();
    return acting_for(services, made);
}

Result<Done> begin(accounts::Services& services, jobs::JobContext const& job, Export& made) {
    auto const before = made.state;
    made.state = State::Running;
    made.file = std::to_string(made.id) + "." + std::to_string(job.attempt());
    delete_file(file_of(services, made));
    return services.database.write([&](db::Transaction& transaction) -> Result<Done> {
        if (!store::update(transaction, made, before))
            return stopped();
        return Done{};
    });
}

/// Writes and seals the file. Effects: rows, bytes, hash and cut-off of `made`.
Result<Done> write(accounts::Services& services, jobs::JobContext& job, Export& made) {
    auto const file = file_of(services, made);
    std::int64_t noted = 0;
    Pass pass;
    pass.context = [&] { return go_on(services, job, made); };
    pass.progress = [&](std::int64_t rows) {
        if (rows - noted < rows_a_note)
            return;
        noted = rows;
        // Only shown: the pass does not depend on it.
        (void)job.save_progress(progress_json(rows));
    };
    TRY_SET(auto const context, pass.context());
    TRY_SET(auto const walk, customers::begin_walk(context, wanted_of(made.request)));
    made.cut_off = walk.cut_off;
    TRY_SET(made.rows, write_file(made, walk, file, pass));
    std::filesystem::permissions(
        file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    made.bytes = static_cast<std::int64_t>(std::filesystem::file_size(file));
    made.hash = crypto::sha256_of_file(file);
    return Done{};
}

Result<Done> finish(accounts::Services& services, Export& made) {
    TRY_SET(auto const context, acting_for(services, made));
    made.state = State::Done;
    made.finished_at = services.clock.now();
    made.expires_at = *made.finished_at +
                      std::chrono::hours(context.company->settings->integer("export.kept_hours"));
    return end_export(context, made, State::Running, outcome_text(made));
}

/// Ends it, where it did not end by itself or may go on later.
Result<Done> give_up(accounts::Services& services, jobs::JobContext const& job, Export made,
                     Error error) {
    delete_file(file_of(services, made));
    if (error.key == "export_stopped")
        return Done{};
    if (job.cancelled() || error.code == ErrorCode::Unavailable)
        return error;
    made.state = error.key == "export_withdrawn" ? State::Withdrawn : State::Failed;
    made.error = error.title;
    made.finished_at = services.clock.now();
    made.expires_at.reset();
    made.rows = made.bytes = 0;
    made.hash.clear();
    auto const ended = end_export(as_program(services), made, State::Running, error.title);
    if (!ended.ok() && ended.error().key != "export_stopped")
        return ended.error();
    return Done{};
}

Result<Done> expire(accounts::Context const& context, Export made, State state) {
    State const before = made.state;
    made.state = state;
    if (!made.finished_at)
        made.finished_at = context.now();
    if (state == State::Withdrawn)
        made.error = "账号停用后，此前的导出已全部收回，请重新导出";
    auto const ended = end_export(
        context, made, before, state == State::Withdrawn ? "申请人员已停用" : outcome_text(made));
    if (ended.ok() || ended.error().key == "export_stopped")
        delete_file(file_of(context.services, made));
    return ended.ok() || ended.error().key == "export_stopped" ? Result<Done>(Done{}) : ended;
}

}  // namespace

Result<Done> work(accounts::Services& services, jobs::JobContext& job) {
    auto made = store::load(*services.database.read(), services.keyring, export_of(job.payload()));
    if (!made || !is_open(made->state))
        return Done{};
    auto const run = [&]() -> Result<Done> {
        TRY(begin(services, job, *made));
        TRY(write(services, job, *made));
        return finish(services, *made);
    };
    auto done = run();
    return done.ok() ? std::move(done)
                     : give_up(services, job, std::move(*made), std::move(done).error());
}

Result<Done> sweep(accounts::Services& services) {
    auto const context = as_program(services);
    auto const in_state = [&](State state) {
        return store::in_state(*services.database.read(), services.keyring, state);
    };
    std::set<std::string> kept;  // names, and "7." of those being written
    for (auto const state : {State::Waiting, State::Running, State::Done})
        for (auto const& made : in_state(state)) {
            bool const over = made.expires_at && *made.expires_at <= services.clock.now();
            if (!accounts::is_handed_out(*services.database.read(), handed_out_as, made.id))
                TRY(expire(context, made, State::Withdrawn));
            else if (over)
                TRY(expire(context, made, State::Expired));
            else
                kept.insert(is_open(state) ? std::to_string(made.id) + "." : made.file);
        }
    // Scratch files of the library that writes XLSX have other names: they are somebody's only
    // while something is written.
    bool const writing = !in_state(State::Running).empty();
    for (auto const& entry : std::filesystem::directory_iterator(exports_folder(services))) {
        auto const name = entry.path().filename().string();
        bool const has_id = name.find_first_not_of("0123456789.") == std::string::npos;
        if (!kept.contains(name) && !kept.contains(name.substr(0, name.find('.') + 1)) &&
            (has_id || !writing))
            delete_file(entry.path());
    }
    return Done{};
}

}  // namespace kedang::extraction
