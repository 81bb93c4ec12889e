// The table of jobs as the runner sees it: take a job for a while, keep it, give it back. A lease
// has a number; whoever comes with an older number has lost the job to another process and changes
// nothing. Works inside the write lane only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "platform/db/database.h"
#include "platform/jobs/job.h"

namespace kedang::jobs {

struct Lease {
    std::int64_t job = 0;
    std::int64_t number = 0;
};

/// A job to be run now.
struct Taken {
    Lease lease;
    Job job;
};

/// What take() found.
struct Catch {
    bool due = false;                 ///< something was due: looking once more is worthwhile
    std::optional<Taken> taken = {};  ///< and is ours to run
};

struct Ending {
    State state;  ///< Done, Failed or Cancelled
    std::string_view result_json = "";
    std::string_view failure = "";
};

struct TakeRules {
    std::span<std::string const> kinds;  ///< that this process can run
    std::int64_t most_attempts;
    std::chrono::milliseconds duration;  ///< of the lease
};

/// Whether take() would find something; costs no write.
bool anything_due(db::Session& session, std::span<std::string const> kinds, Instant now);

/// Takes the job that is due for the longest time: a queued one, or one whose lease ran out because
/// its process died. One that died too often is ended as failed, one that was to be cancelled as
/// cancelled.
Catch take(db::Transaction& transaction, TakeRules const& rules, Instant now);

/// Ends every lease: whoever held one is dead.
void end_leases(db::Transaction& transaction, Instant now);

/// Each returns false where the lease was lost.
bool renew(db::Transaction& transaction, Lease lease, Instant until);
bool save_progress(db::Transaction& transaction, Lease lease, std::string_view json, Instant until);
bool finish(db::Transaction& transaction, Lease lease, Ending const& ending, Instant now);
/// The job waits for another attempt. In: `failure` is what went wrong.
bool postpone(db::Transaction& transaction, Lease lease, std::string_view failure, Instant until);
/// The process stops: the attempt does not count and the job may start elsewhere at once.
bool give_back(db::Transaction& transaction, Lease lease, Instant now);

/// Whether the lease still holds, and whether somebody wants the job cancelled.
enum class Standing { Held, CancelWanted, Lost };
Standing standing(db::Session& session, Lease lease);

/// Whether a periodic job of that kind is to be queued: none is open, none was made since.
bool period_is_over(db::Session& session, std::string_view kind, Instant last_made_before);
/// Deletes what the system queued and ended well, so that a job a minute does not fill the table.
void forget_done(db::Transaction& transaction, std::string_view kind);

}  // namespace kedang::jobs
