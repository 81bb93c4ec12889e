// SPDX-License-Identifier: Apache-2.0
#include "platform/jobs/lease.h"

#include <vector>

#include "base/check.h"
#include "platform/jobs/queue.h"

namespace kedang::jobs {
namespace {

// The first condition is word for word that of the index job_open.
constexpr std::string_view due_jobs =
    "SELECT id, state, attempts, cancel_wanted FROM job WHERE state IN ('queued', 'running')"
    " AND CASE state WHEN 'queued' THEN run_after ELSE leased_until END <= $1 AND kind IN (";
constexpr std::string_view take_job =
    "UPDATE job SET state = 'running', attempts = attempts + 1, lease = lease + 1,"
    " leased_until = $2, started_at = COALESCE(started_at, $3) WHERE id = $1 RETURNING lease";
constexpr std::string_view end_orphan =
    "UPDATE job SET state = $2, failure = $3, finished_at = $4 WHERE id = $1";
constexpr std::string_view end_all_leases =
    "UPDATE job SET leased_until = $1 WHERE state = 'running' AND leased_until > $1";
constexpr std::string_view renew_lease =
    "UPDATE job SET leased_until = $3 WHERE id = $1 AND lease = $2 AND state = 'running'";
constexpr std::string_view store_progress =
    "UPDATE job SET progress = $4, leased_until = $3"
    " WHERE id = $1 AND lease = $2 AND state = 'running'";
constexpr std::string_view finish_job =
    "UPDATE job SET state = $3, result = $4, failure = $5, finished_at = $6"
    " WHERE id = $1 AND lease = $2 AND state = 'running'";
constexpr std::string_view postpone_job =
    "UPDATE job SET state = 'queued', failure = $3, run_after = $4"
    " WHERE id = $1 AND lease = $2 AND state = 'running'";
constexpr std::string_view release_job =
    "UPDATE job SET state = 'queued', attempts = attempts - 1, run_after = $3"
    " WHERE id = $1 AND lease = $2 AND state = 'running'";
constexpr std::string_view wanted =
    "SELECT cancel_wanted FROM job WHERE id = $1 AND lease = $2 AND state = 'running'";
constexpr std::string_view open_or_recent =
    "SELECT count(*) FROM job WHERE kind = $1"
    " AND (state IN ('queued', 'running') OR created_at > $2)";
constexpr std::string_view delete_done =
    "DELETE FROM job WHERE kind = $1 AND owner = 0 AND state = 'done'";

struct Due {
    std::int64_t id;
    State state;
    std::int64_t attempts;
    bool cancel_wanted;
};

std::optional<Due> find_due(db::Session& session, std::span<std::string const> kinds, Instant now) {
    std::string sql(due_jobs);
    std::vector<db::Value> parameters{to_milliseconds(now)};
    for (std::string const& kind : kinds) {
        parameters.emplace_back(std::string_view(kind));
        sql += (parameters.size() > 2 ? ", $" : "$") + std::to_string(parameters.size());
    }
    sql += ") ORDER BY run_after, id LIMIT 1";
    auto const cursor = session.query(sql, parameters);
    db::Row const* const row = cursor->next();
    if (row == nullptr)
        return std::nullopt;
    return Due{row->integer(0), state_from(row->text(1)), row->integer(2), row->integer(3) != 0};
}

/// Ends a job whose process died, where it is not to be run again. Returns: whether it did.
bool end_if_hopeless(db::Transaction& transaction, Due const& due, std::int64_t most_attempts,
                     Instant now) {
    if (due.state != State::Running || (!due.cancel_wanted && due.attempts < most_attempts))
        return false;
    State const end = due.cancel_wanted ? State::Cancelled : State::Failed;
    std::string_view const failure =
        due.cancel_wanted ? "" : "任务多次意外中断，已停止重试，请联系管理员查看日志";
    transaction.execute(end_orphan, {due.id, to_text(end), failure, to_milliseconds(now)});
    return true;
}

}  // namespace

bool anything_due(db::Session& session, std::span<std::string const> kinds, Instant now) {
    return find_due(session, kinds, now).has_value();
}

Catch take(db::Transaction& transaction, TakeRules const& rules, Instant now) {
    auto const due = find_due(transaction, rules.kinds, now);
    if (!due)
        return {};
    if (end_if_hopeless(transaction, *due, rules.most_attempts, now))
        return {.due = true};
    auto const number = transaction.integer(
        take_job, {due->id, to_milliseconds(now + rules.duration), to_milliseconds(now)});
    auto job = find(transaction, due->id);
    check(number && job, "the job was found a moment ago in the same transaction");
    return {.due = true, .taken = Taken{{due->id, *number}, std::move(*job)}};
}

void end_leases(db::Transaction& transaction, Instant now) {
    transaction.execute(end_all_leases, {to_milliseconds(now)});
}

bool renew(db::Transaction& transaction, Lease lease, Instant until) {
    return transaction.execute(renew_lease, {lease.job, lease.number, to_milliseconds(until)}) == 1;
}

bool save_progress(db::Transaction& transaction, Lease lease, std::string_view json,
                   Instant until) {
    return transaction.execute(store_progress,
                               {lease.job, lease.number, to_milliseconds(until), json}) == 1;
}

bool finish(db::Transaction& transaction, Lease lease, Ending const& ending, Instant now) {
    return transaction.execute(finish_job,
                               {lease.job, lease.number, to_text(ending.state), ending.result_json,
                                ending.failure, to_milliseconds(now)}) == 1;
}

bool postpone(db::Transaction& transaction, Lease lease, std::string_view failure, Instant until) {
    return transaction.execute(postpone_job,
                               {lease.job, lease.number, failure, to_milliseconds(until)}) == 1;
}

bool give_back(db::Transaction& transaction, Lease lease, Instant now) {
    return transaction.execute(release_job, {lease.job, lease.number, to_milliseconds(now)}) == 1;
}

Standing standing(db::Session& session, Lease lease) {
    auto const cancel = session.integer(wanted, {lease.job, lease.number});
    if (!cancel)
        return Standing::Lost;
    return *cancel != 0 ? Standing::CancelWanted : Standing::Held;
}

bool period_is_over(db::Session& session, std::string_view kind, Instant last_made_before) {
    return session.integer(open_or_recent, {kind, to_milliseconds(last_made_before)}) == 0;
}

void forget_done(db::Transaction& transaction, std::string_view kind) {
    transaction.execute(delete_done, {kind});
}

}  // namespace kedang::jobs
