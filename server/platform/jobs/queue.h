// The table of jobs as everybody but the runner sees it: put one in, look, cancel, run again.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/result.h"
#include "platform/db/database.h"
#include "platform/jobs/job.h"

namespace kedang::jobs {

/// The table behind it, for the list of migrations.
extern std::string_view const job_schema;

/// Puts a job into the queue, in the caller's transaction: it exists where the caller's work does.
/// JobRunner::wake() after the commit makes it start at once.
/// Returns: its id.
std::int64_t enqueue(db::Transaction& transaction, NewJob const& job, Instant now);

std::optional<Job> find(db::Session& session, std::int64_t id);

/// The newest first. In: limit 1…1000.
std::vector<Job> newest_of(db::Session& session, std::int64_t owner, std::int64_t limit);

/// A queued job is cancelled at once, a running one is asked to stop (JobRunner::wake() tells it).
/// Errors: NotFound; Conflict where it has ended already.
Result<Done> request_cancel(db::Transaction& transaction, std::int64_t id, Instant now);

/// Queues a failed or cancelled job once more; it goes on from its saved progress.
/// Errors: NotFound; Conflict where it is in another state.
Result<Done> run_again(db::Transaction& transaction, std::int64_t id, Instant now);

}  // namespace kedang::jobs
