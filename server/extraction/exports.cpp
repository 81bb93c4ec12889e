// SPDX-License-Identifier: Apache-2.0
#include "extraction/exports.h"

#include "accounts/handed_out.h"
#include "audit_trail/actions.h"
#include "extraction/rights.h"
#include "extraction/store.h"
#include "platform/jobs/queue.h"

namespace kedang::extraction {
namespace {

/// The word of a state's line in the log.
std::string action_of(State state) {
    return state == State::Done ? "export.made" : "export." + std::string(word(state));
}

}  // namespace

std::filesystem::path exports_folder(accounts::Services const& services) {
    auto folder = std::filesystem::path(services.data_directory) / "exports";
    if (std::filesystem::create_directories(folder))
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
    return folder;
}

std::filesystem::path file_of(accounts::Services const& services, Export const& made) {
    return exports_folder(services) / made.file;
}

void delete_file(std::filesystem::path const& file) {
    std::error_code ignored;  // what is gone already is gone
    std::filesystem::remove(file, ignored);
}

Export as_of_now(db::Session& session, accounts::Context const& context, Export made) {
    if (is_open(made.state) && made.job != 0)
        if (auto const job = jobs::find(session, made.job);
            job && job->state == jobs::State::Failed) {
            made.state = State::Failed;
            made.error = job->failure;
        }
    if (made.state == State::Done && made.expires_at && *made.expires_at <= context.now())
        made.state = State::Expired;
    if (is_open(made.state) || made.state == State::Done)
        if (auto const may = still_may(session, context, made); !may.ok()) {
            made.state = State::Withdrawn;
            made.error = may.error().title;
        }
    return made;
}

Result<Export> find_own(db::Session& session, accounts::Context const& context, std::int64_t id) {
    auto made = store::load(session, context.services.keyring, id);
    if (!made || made->person != context.actor.id())
        return Error{ErrorCode::NotFound, "not_found", "没有这次导出，或不是您申请的"};
    return as_of_now(session, context, std::move(*made));
}

audit_trail::ChangeSet export_change(Export const& made, std::string action, std::string summary) {
    audit_trail::ChangeSet changes;
    changes.made_id = made.id;
    auto& line = changes.changes.emplace_back();
    line.table_number = export_table;
    line.record_id = made.id;
    line.action = std::move(action);
    line.summary = std::move(summary);
    line.reason = made.request.purpose;
    return changes;
}

std::string outcome_text(Export const& made) {
    return std::to_string(made.rows) + " 家客户，SHA-256 " + made.hash;
}

Result<Done> end_export(accounts::Context const& context, Export const& made, State expected,
                        std::string summary) {
    TRY(audit_trail::change(
        context.services.database, context.audit,
        [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
            if (!store::update(transaction, made, expected))
                return Error{ErrorCode::Conflict, "export_stopped", "导出的状态已经改变，请刷新"};
            if (made.state != State::Done)
                accounts::take_back(transaction, handed_out_as, made.id);
            else if (!accounts::is_handed_out(transaction, handed_out_as, made.id))
                return Error{ErrorCode::Forbidden, "export_withdrawn",
                             "申请导出的人员已停用，导出已收回"};
            return export_change(made, action_of(made.state), summary);
        }));
    return Done{};
}

}  // namespace kedang::extraction
