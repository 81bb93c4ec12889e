// Taking files in, planning, starting and ending; what people see of it is in answers.cpp, what
// jobs do in working.cpp.
// SPDX-License-Identifier: Apache-2.0
#include "exchange/actions.h"

#include "audit_trail/actions.h"
#include "exchange/imports.h"
#include "exchange/run.h"
#include "platform/jobs/job_runner.h"
#include "platform/jobs/queue.h"

namespace kedang::exchange {
namespace {

constexpr std::size_t longest_file_name = 300;

Error wrong_state(State state) {
    std::string const title = state == State::Checking || state == State::Running
                                  ? "正在处理这个文件，请等它完成或先取消"
                                  : "这次导入已经结束，请重新上传文件";
    return {ErrorCode::Conflict, "import_state", title};
}

bool is_open(State state) {
    return state == State::Ready || state == State::Checked;
}

/// Moves a file, also from another disk, and keeps it from everybody else.
void move_in(std::filesystem::path const& from, std::filesystem::path const& to) {
    std::error_code refused;
    std::filesystem::rename(from, to, refused);
    if (refused) {
        std::filesystem::copy_file(from, to);
        delete_file(from);
    }
    using std::filesystem::perms;
    std::filesystem::permissions(to, perms::owner_read | perms::owner_write);
}

Result<Done> update_or_conflict(db::Transaction& transaction, Import const& import,
                                State expected) {
    if (store::update(transaction, import, expected))
        return Done{};
    return Error{ErrorCode::Conflict, "import_state", "这次导入刚刚有了变化，请刷新"};
}

struct Start {
    State state;
    std::string_view job;
    std::string action;
};

Result<Done> start(accounts::Context const& context, std::int64_t id, Plan const& plan,
                   Start const& start) {
    TRY(context.require("customer.import"));
    auto reader = context.services.database.read();
    TRY_SET(auto const repeated, audit_trail::done_before(*reader, context.audit));
    if (repeated)
        return Done{};
    TRY_SET(auto stored, find_own(*reader, context, id));
    auto& import = stored.import;
    if (!is_open(import.state))
        return wrong_state(import.state);
    records::KnownPeople people(*reader);
    Targets const targets(context.catalogue());
    TRY_SET(auto const checked, check_plan(context, people, targets, import.found, plan));
    reader.reset();
    State const before = import.state;
    import.state = start.state;
    import.plan = plan;
    import.notes = checked.notes;
    import.tally = {};
    import.next_row = import.total = import.rate = 0;
    TRY(audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                import.job =
                                    jobs::enqueue(transaction,
                                                  {std::string(start.job),
                                                   R"({"import":")" + std::to_string(id) + "\"}",
                                                   context.actor.id(), context.now()},
                                                  context.now());
                                TRY(update_or_conflict(transaction, import, before));
                                if (start.state == State::Running) {
                                    store::delete_rows(transaction, id);
                                    remember_scheme(transaction, context, import);
                                }
                                return import_change(id, start.action);
                            }));
    if (context.services.jobs != nullptr)
        context.services.jobs->wake();
    return Done{};
}

}  // namespace

std::string_view schema() {
    return store::schema;
}

Result<std::int64_t> take_file(accounts::Context const& context, std::filesystem::path const& file,
                               std::string const& file_name) {
    TRY(context.require("customer.import"));
    if (file_name.empty() || file_name.size() > longest_file_name)
        return Error{ErrorCode::Invalid,
                     "file_name",
                     "文件名应为 1 到 300 个字节",
                     {{"file_name", "length", "文件名应为 1 到 300 个字节"}}};
    auto reader = context.services.database.read();
    TRY_SET(auto const repeated, audit_trail::done_before(*reader, context.audit));
    if (repeated)
        return repeated->made_id;
    auto const schemes = known_schemes(*reader, context.actor.id());
    reader.reset();
    Targets const targets(context.catalogue());
    TRY_SET(auto found, look_into(file, file_name, targets, schemes, {}));
    TRY_SET(auto const id, context.services.ids.next("import"));
    auto const stored = new_import(context, id, file_name, std::move(found));
    imports_folder(context.services);
    auto const place = file_of(context.services, id);
    move_in(file, place);
    auto const changed =
        audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                store::insert(transaction, stored);
                                return import_change(id, "import.upload");
                            });
    if (!changed.ok() || changed.value().replayed)
        delete_file(place);
    if (!changed.ok())
        return changed.error();
    return changed.value().made_id;
}

Result<Done> change_layout(accounts::Context const& context, std::int64_t id,
                           LayoutWish const& wish) {
    auto reader = context.services.database.read();
    TRY_SET(auto stored, find_own(*reader, context, id));
    auto& import = stored.import;
    if (!is_open(import.state))
        return wrong_state(import.state);
    auto const schemes = known_schemes(*reader, context.actor.id());
    reader.reset();
    Targets const targets(context.catalogue());
    TRY_SET(import.found,
            look_into(file_of(context.services, id), import.file_name, targets, schemes, wish));
    State const before = import.state;
    import.state = State::Ready;
    import.plan.reset();
    import.tally = {};
    auto const samples =
        RowVault(context.services.keyring, stored).seal_samples(samples_json(import.found));
    TRY(audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                TRY(update_or_conflict(transaction, import, before));
                                store::set_samples(transaction, id, samples);
                                store::delete_rows(transaction, id);
                                return import_change(id, "import.layout");
                            }));
    return Done{};
}

Result<Done> start_check(accounts::Context const& context, std::int64_t id, Plan const& plan) {
    return start(context, id, plan, {State::Checking, check_job, "import.check"});
}

Result<Done> start_run(accounts::Context const& context, std::int64_t id, Plan const& plan) {
    return start(context, id, plan, {State::Running, run_job, "import.run"});
}

Result<Done> cancel(accounts::Context const& context, std::int64_t id) {
    std::optional<Import> import;
    {
        auto reader = context.services.database.read();
        TRY_SET(auto stored, find_own(*reader, context, id));
        import = std::move(stored.import);
    }
    if (import->state == State::Done || import->state == State::Cancelled ||
        import->state == State::Failed)
        return wrong_state(import->state);
    TRY(audit_trail::change(
        context.services.database, context.audit,
        [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
            // Counters move on while it runs: those of this very instant stay.
            auto now = store::load(transaction, id);
            if (!now || now->import.state != import->state)
                return Error{ErrorCode::Conflict, "import_state", "这次导入刚刚有了变化，请刷新"};
            State const before = now->import.state;
            now->import.state = State::Cancelled;
            TRY(update_or_conflict(transaction, now->import, before));
            store::set_samples(transaction, id, {});
            return import_change(id, "import.cancelled");
        }));
    delete_file(file_of(context.services, id));
    return Done{};
}

}  // namespace kedang::exchange
