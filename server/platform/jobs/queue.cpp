// SPDX-License-Identifier: Apache-2.0
#include "platform/jobs/queue.h"

#include <algorithm>
#include <array>

#include "base/check.h"

namespace kedang::jobs {
namespace {

constexpr std::array<std::string_view, 5> state_words{"queued", "running", "done", "failed",
                                                      "cancelled"};

constexpr std::string_view insert_job =
    "INSERT INTO job (kind, state, owner, payload, progress, result, failure, attempts, lease,"
    " leased_until, cancel_wanted, created_at, run_after)"
    " VALUES ($1, 'queued', $2, $3, '', '', '', 0, 0, 0, 0, $4, $5) RETURNING id";
constexpr std::string_view find_job =
    "SELECT id, kind, state, owner, payload, progress, result, failure, attempts, cancel_wanted,"
    " created_at, run_after, started_at, finished_at FROM job WHERE id = $1";
constexpr std::string_view jobs_of_owner =
    "SELECT id, kind, state, owner, payload, progress, result, failure, attempts, cancel_wanted,"
    " created_at, run_after, started_at, finished_at FROM job WHERE owner = $1"
    " ORDER BY id DESC LIMIT $2";
constexpr std::string_view cancel_queued =
    "UPDATE job SET state = 'cancelled', cancel_wanted = 1, finished_at = $2"
    " WHERE id = $1 AND state = 'queued'";
constexpr std::string_view cancel_running =
    "UPDATE job SET cancel_wanted = 1 WHERE id = $1 AND state = 'running'";
constexpr std::string_view queue_again =
    "UPDATE job SET state = 'queued', attempts = 0, cancel_wanted = 0, failure = '',"
    " finished_at = NULL, run_after = $2 WHERE id = $1 AND state IN ('failed', 'cancelled')";

std::optional<Instant> maybe_instant(db::Row const& row, int column) {
    auto const milliseconds = row.maybe_integer(column);
    return milliseconds ? std::optional(from_milliseconds(*milliseconds)) : std::nullopt;
}

Job job_from(db::Row const& row) {
    return {.id = row.integer(0),
            .kind = std::string(row.text(1)),
            .state = state_from(row.text(2)),
            .owner = row.integer(3),
            .payload_json = std::string(row.text(4)),
            .progress_json = std::string(row.text(5)),
            .result_json = std::string(row.text(6)),
            .failure = std::string(row.text(7)),
            .attempts = row.integer(8),
            .cancel_wanted = row.integer(9) != 0,
            .created_at = from_milliseconds(row.integer(10)),
            .run_after = from_milliseconds(row.integer(11)),
            .started_at = maybe_instant(row, 12),
            .finished_at = maybe_instant(row, 13)};
}

/// Why a job in that state, or none at all, cannot be changed as wanted.
Error refusal(db::Transaction& transaction, std::int64_t id, std::string title) {
    if (find(transaction, id))
        return {.code = ErrorCode::Conflict, .key = "job_state", .title = std::move(title)};
    return {.code = ErrorCode::NotFound, .key = "job_not_found", .title = "任务不存在"};
}

}  // namespace

std::string_view const job_schema = R"(
CREATE TABLE job (
    id {{#sqlite}}INTEGER PRIMARY KEY AUTOINCREMENT{{/sqlite}}
       {{#postgres}}BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY{{/postgres}},
    kind {{text}} NOT NULL,
    state {{text}} NOT NULL,
    owner {{bigint}} NOT NULL,
    payload {{json}} NOT NULL,
    progress {{json}} NOT NULL,
    result {{json}} NOT NULL,
    failure {{text}} NOT NULL,
    attempts {{bigint}} NOT NULL,
    lease {{bigint}} NOT NULL,
    leased_until {{bigint}} NOT NULL,
    cancel_wanted {{bigint}} NOT NULL,
    created_at {{bigint}} NOT NULL,
    run_after {{bigint}} NOT NULL,
    started_at {{bigint}},
    finished_at {{bigint}}
);
CREATE INDEX job_open ON job (run_after, id) WHERE state IN ('queued', 'running');
CREATE INDEX job_owner ON job (owner, id);
CREATE INDEX job_kind ON job (kind, id);
)";

std::string_view to_text(State state) {
    return state_words[static_cast<std::size_t>(state)];
}

State state_from(std::string_view text) {
    auto const word = std::find(state_words.begin(), state_words.end(), text);
    check(word != state_words.end(), "only our own words are stored");
    return static_cast<State>(word - state_words.begin());
}

std::int64_t enqueue(db::Transaction& transaction, NewJob const& job, Instant now) {
    auto const id = transaction.integer(
        insert_job, {job.kind, job.owner, job.payload_json, to_milliseconds(now),
                     to_milliseconds(std::max(job.run_after, now))});
    check(id.has_value(), "an insert returns its row");
    return *id;
}

std::optional<Job> find(db::Session& session, std::int64_t id) {
    auto const cursor = session.query(find_job, {id});
    db::Row const* const row = cursor->next();
    return row == nullptr ? std::nullopt : std::optional(job_from(*row));
}

std::vector<Job> newest_of(db::Session& session, std::int64_t owner, std::int64_t limit) {
    std::vector<Job> jobs;
    auto const cursor = session.query(jobs_of_owner, {owner, limit});
    while (db::Row const* const row = cursor->next())
        jobs.push_back(job_from(*row));
    return jobs;
}

Result<Done> request_cancel(db::Transaction& transaction, std::int64_t id, Instant now) {
    if (transaction.execute(cancel_queued, {id, to_milliseconds(now)}) == 1 ||
        transaction.execute(cancel_running, {id}) == 1)
        return Done{};
    return refusal(transaction, id, "任务已经结束，不能取消");
}

Result<Done> run_again(db::Transaction& transaction, std::int64_t id, Instant now) {
    if (transaction.execute(queue_again, {id, to_milliseconds(now)}) == 1)
        return Done{};
    return refusal(transaction, id, "只有失败或已取消的任务可以重新执行");
}

}  // namespace kedang::jobs
