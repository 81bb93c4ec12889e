// What people see and get of their exports.
// SPDX-License-Identifier: Apache-2.0
#include "accounts/company.h"
#include "audit_trail/actions.h"
#include "base/json_writer.h"
#include "extraction/actions.h"
#include "extraction/exports.h"
#include "extraction/model_json.h"
#include "extraction/rights.h"
#include "extraction/store.h"
#include "platform/jobs/queue.h"
#include "records/people.h"

namespace kedang::extraction {
namespace {

constexpr std::int64_t listed = 100;

std::int64_t rows_so_far(db::Session& session, Export const& made) {
    if (made.state == State::Running && made.job != 0)
        if (auto const job = jobs::find(session, made.job))
            return rows_from_progress(job->progress_json);
    return made.rows;
}

std::string seen(db::Session& session, records::KnownPeople& people, Export const& made) {
    return export_json(made, rows_so_far(session, made), people.name(made.person));
}

Error not_to_be_had(Export const& made) {
    switch (made.state) {
        case State::Waiting:
        case State::Running:
            return {ErrorCode::Conflict, "export_not_ready", "导出还没有完成，请稍候"};
        case State::Expired:
            return {ErrorCode::Conflict, "export_expired", "导出文件已过期删除，请重新导出"};
        case State::Withdrawn:
            return {ErrorCode::Forbidden, "export_withdrawn", made.error};
        case State::Failed:
        case State::Cancelled:
        case State::Done:
            break;
    }
    return {ErrorCode::Conflict, "export_not_ready", "这次导出没有生成文件，请重新导出"};
}

}  // namespace

Result<std::string> export_json(accounts::Context const& context, std::int64_t id) {
    auto reader = context.services.database.read();
    TRY_SET(auto const made, find_own(*reader, context, id));
    records::KnownPeople people(*reader);
    return seen(*reader, people, made);
}

std::string exports_json(accounts::Context const& context) {
    auto reader = context.services.database.read();
    records::KnownPeople people(*reader);
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    for (auto& made :
         store::newest_of(*reader, context.services.keyring, context.actor.id(), listed))
        out.raw(seen(*reader, people, as_of_now(*reader, context, std::move(made))));
    out.end_array().end_object();
    return out.take();
}

Result<Download> download(accounts::Context const& context, std::int64_t id) {
    TRY(context.require("export.free"));
    TRY_SET(auto const made, find_own(*context.services.database.read(), context, id));
    if (made.state != State::Done)
        return not_to_be_had(made);
    TRY(audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                // Whoever disabled the person a moment ago has taken the file back.
                                TRY(still_may(transaction, context, made));
                                store::count_download(transaction, id);
                                return export_change(made, "export.download", outcome_text(made));
                            }));
    auto const day = context.company->time_zone.date_of(made.asked_at);
    return Download{file_of(context.services, made), file_name(made, to_text(day)),
                    made.request.format};
}

}  // namespace kedang::extraction
