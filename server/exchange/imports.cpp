// SPDX-License-Identifier: Apache-2.0
#include "exchange/imports.h"

#include "platform/crypto/primitives.h"
#include "platform/jobs/queue.h"

namespace kedang::exchange {
namespace {

constexpr std::int64_t most_schemes = 200;

std::string scheme_key(accounts::Context const& context, Scheme const& scheme) {
    if (!scheme.name.empty())
        return "name:" + scheme.name;
    std::string headings;
    for (auto const& [heading, target] : scheme.targets)
        headings += heading + "\n";
    return "person:" + std::to_string(context.actor.id()) + ":" +
           crypto::to_hex(crypto::hash256(crypto::as_bytes(headings)));
}

}  // namespace

std::filesystem::path imports_folder(accounts::Services const& services) {
    std::filesystem::path folder = std::filesystem::path(services.data_directory) / "imports";
    if (std::filesystem::create_directories(folder))
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
    return folder;
}

std::filesystem::path file_of(accounts::Services const& services, std::int64_t id) {
    return std::filesystem::path(services.data_directory) / "imports" / std::to_string(id);
}

void delete_file(std::filesystem::path const& file) {
    std::error_code ignored;  // what is gone already is gone
    std::filesystem::remove(file, ignored);
}

Error import_not_found() {
    return {ErrorCode::NotFound, "not_found", "没有这次导入，或不是您发起的"};
}

Result<store::StoredImport> find_own(db::Session& session, accounts::Context const& context,
                                     std::int64_t id) {
    auto stored = store::load(session, id);
    if (!stored || !context.actor.is(stored->import.created_by))
        return import_not_found();
    auto& import = stored->import;
    if (!stored->samples.empty())
        add_samples(RowVault(context.services.keyring, *stored).open_samples(stored->samples),
                    import.found);
    bool const is_busy = import.state == State::Checking || import.state == State::Running;
    if (is_busy && import.job != 0)
        if (auto const job = jobs::find(session, import.job);
            job && job->state == jobs::State::Failed) {
            import.state = State::Failed;
            import.error = job->failure;
        }
    return std::move(*stored);
}

Progress progress_of(db::Session& session, Import const& import) {
    if (import.state == State::Checking && import.job != 0)
        if (auto const job = jobs::find(session, import.job))
            return progress_from_json(job->progress_json);
    auto const& counts = import.tally.counts;
    return {counts.rows() + counts.skipped, import.total, import.rate};
}

std::vector<Scheme> known_schemes(db::Session& session, std::int64_t person) {
    std::vector<Scheme> schemes;
    for (auto const& stored : store::schemes(session, person, most_schemes))
        schemes.push_back({stored.name, text_map_from_json(stored.targets_json)});
    return schemes;
}

void remember_scheme(db::Transaction& transaction, accounts::Context const& context,
                     Import const& import) {
    auto const scheme = scheme_of(*import.plan, import.found.columns);
    if (scheme.targets.empty())
        return;
    store::save_scheme(
        transaction,
        {scheme_key(context, scheme), scheme.name, context.actor.id(), to_json(scheme.targets)},
        context.now());
}

store::StoredImport new_import(accounts::Context const& context, std::int64_t id,
                               std::string const& file_name, Found found) {
    store::StoredImport stored;
    stored.salt = crypto::new_record_salt();
    auto& import = stored.import;
    import.id = id;
    import.file_name = file_name;
    import.created_at = context.now();
    import.created_by = context.actor.id();
    import.found = std::move(found);
    stored.samples =
        RowVault(context.services.keyring, stored).seal_samples(samples_json(import.found));
    return stored;
}

audit_trail::ChangeSet import_change(std::int64_t id, std::string action) {
    audit_trail::ChangeSet changes;
    changes.made_id = id;
    auto& line = changes.changes.emplace_back();
    line.table_number = import_table;
    line.record_id = id;
    line.action = std::move(action);
    return changes;
}

}  // namespace kedang::exchange
