// What jobs and the command line do with imports.
// SPDX-License-Identifier: Apache-2.0
#include <boost/json.hpp>

#include "accounts/actions.h"
#include "accounts/company.h"
#include "accounts/sharing.h"
#include "audit_trail/actions.h"
#include "base/check.h"
#include "exchange/actions.h"
#include "exchange/imports.h"
#include "exchange/run.h"
#include "platform/jobs/job_context.h"

namespace kedang::exchange {
namespace {

constexpr std::chrono::hours file_kept(7 * 24);
constexpr std::chrono::hours rows_kept(30 * 24);

std::int64_t import_of(std::string const& payload) {
    auto const parsed = boost::json::parse(payload);
    return std::stoll(std::string(parsed.at("import").as_string()));
}

/// The person as they stand now: what was taken from them since is taken from the import too.
Result<accounts::Context> acting_as(accounts::Services& services, std::int64_t person) {
    constexpr auto via = audit_trail::Via::Import;
    if (person == 0)
        return accounts::Context{services, accounts::current_company(services),
                                 accounts::Actor::system("命令行"),
                                 audit_trail::Context{services.clock, person, "", "", via}};
    auto context = accounts::acting_for(services, person, via);
    if (!context.ok() && context.error().key == "person_disabled")
        return Error{ErrorCode::Forbidden, "person_disabled",
                     "发起导入的人员已停用，请由其他人员重新导入"};
    return context;
}

accounts::Context as_program(accounts::Services& services) {
    return {services, accounts::current_company(services), accounts::Actor::system("系统"),
            audit_trail::Context{services.clock, 0, "", "", audit_trail::Via::Job}};
}

bool has_ended(State state) {
    return state == State::Done || state == State::Cancelled || state == State::Failed;
}

/// What a pass returned, as the runner of jobs takes it. An import that stopped because somebody
/// ended it is no failed job.
Result<Done> outcome_of(accounts::Services& services, std::int64_t id, Result<Import> result) {
    auto const now = store::load(*services.database.read(), id);
    if (!now || has_ended(now->import.state))
        delete_file(file_of(services, id));
    if (result.ok())
        return Done{};
    auto error = std::move(result).error();
    if (error.key != "import_stopped")
        return error;
    if (now && !has_ended(now->import.state))
        error.code = ErrorCode::Unavailable;
    else
        return Done{};
    return error;
}

PassControl control_of(jobs::JobContext& job, bool keeps_progress) {
    PassControl control;
    control.checkpoint = [&job] { return job.checkpoint(); };
    if (keeps_progress)
        control.progress = [&job](Import const& import) {
            auto const& counts = import.tally.counts;
            // Only shown: the pass does not depend on it.
            (void)job.save_progress(
                to_json(Progress{counts.rows() + counts.skipped, import.total, import.rate}));
        };
    return control;
}

Result<Found> look_for_cli(accounts::Context const& context, std::filesystem::path const& file,
                           FileOptions const& options) {
    auto schemes = known_schemes(*context.services.database.read(), context.actor.id());
    if (!options.scheme.empty()) {
        std::erase_if(schemes, [&](Scheme const& scheme) { return scheme.name != options.scheme; });
        if (schemes.empty())
            return Error{ErrorCode::Invalid, "unknown_scheme",
                         "没有名为“" + options.scheme + "”的导入方案"};
    }
    Targets const targets(context.catalogue());
    return look_into(file, file.filename().string(), targets, schemes, {});
}

}  // namespace

Result<Done> work(accounts::Services& services, jobs::JobContext& job) {
    auto const id = import_of(job.payload());
    auto stored = store::load(*services.database.read(), id);
    bool const is_check = job.kind() == check_job;
    State const expected = is_check ? State::Checking : State::Running;
    if (!stored || stored->import.state != expected)
        return Done{};
    auto context = acting_as(services, job.owner());
    if (!context.ok()) {
        auto import = stored->import;
        import.state = State::Failed;
        import.error = context.error().title;
        TRY(end_import(as_program(services), import, expected));
        delete_file(file_of(services, id));
        return std::move(context).error();
    }
    auto const file = file_of(services, id);
    auto const control = control_of(job, is_check);
    return outcome_of(services, id,
                      is_check ? check_pass(context.value(), std::move(*stored), file, control)
                               : run_pass(context.value(), std::move(*stored), file, control));
}

Result<Done> purge(accounts::Services& services) {
    auto const context = as_program(services);
    auto const now = services.clock.now();
    for (auto const id : store::forgotten(*services.database.read(), now - file_kept)) {
        auto stored = store::load(*services.database.read(), id);
        check(stored.has_value(), "imports are never deleted");
        auto import = stored->import;
        State const before = import.state;
        import.state = State::Failed;
        import.error = "文件 7 天内没有导入完成，已删除，请重新上传";
        TRY(end_import(context, import, before));
        delete_file(file_of(services, id));
    }
    TRY(audit_trail::change(services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                auto const gone =
                                    store::delete_rows_before(transaction, now - rows_kept);
                                auto changes = import_change(0, "import.purge");
                                changes.changes.front().summary =
                                    "删除旧的导入行 " + std::to_string(gone) + " 条";
                                return changes;
                            }));
    return Done{};
}

Result<ImportOutcome> import_file(accounts::Context const& context,
                                  std::filesystem::path const& file, FileOptions const& options,
                                  std::function<void(Import const&)> const& progress) {
    TRY(context.require("customer.import"));
    TRY_SET(auto found, look_for_cli(context, file, options));
    TRY_SET(auto const id, context.services.ids.next("import"));
    auto stored = new_import(context, id, file.filename().string(), std::move(found));
    auto& import = stored.import;
    import.plan =
        options.plan.mapping.empty() ? proposed_plan(import.found, options.plan) : options.plan;
    {
        auto reader = context.services.database.read();
        records::KnownPeople people(*reader);
        Targets const targets(context.catalogue());
        TRY_SET(auto const checked,
                check_plan(context, people, targets, import.found, *import.plan));
        import.notes = checked.notes;
    }
    import.state = State::Running;
    accounts::Context importing = context;
    importing.audit.via = audit_trail::Via::Import;
    importing.audit.idempotency.reset();
    TRY(audit_trail::change(context.services.database, importing.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                store::insert(transaction, stored);
                                remember_scheme(transaction, context, import);
                                return import_change(id, "import.run");
                            }));
    PassControl control;
    control.progress = progress;
    TRY_SET(auto const done, run_pass(importing, std::move(stored), file, control));
    return ImportOutcome{id, done.tally, done.notes};
}

}  // namespace kedang::exchange
