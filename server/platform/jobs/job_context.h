// What a handler gets to see of its job. The handler's thread uses it; stopping it from another
// thread is the runner's.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <string>

#include "base/result.h"
#include "platform/jobs/lease.h"

namespace kedang::jobs {

class JobContext {
  public:
    enum class Stop : std::uint8_t {
        None,
        Cancelled,  ///< a person does not want it any more
        Shutdown,   ///< the process ends; the job goes on at the next start
        LeaseLost   ///< another process has taken it
    };

    JobContext(db::Database& database, Clock const& clock, std::chrono::milliseconds lease_duration,
               Taken taken);

    std::int64_t id() const { return job_.id; }
    std::string const& kind() const { return job_.kind; }
    std::int64_t owner() const { return job_.owner; }
    std::int64_t attempt() const { return job_.attempts; }  ///< from 1
    std::string const& payload() const { return job_.payload_json; }
    /// What the last attempt saved, "" at the first: where to go on.
    std::string const& progress() const { return job_.progress_json; }

    /// Saves how far it is, in the transaction that does the work: after a crash it goes on exactly
    /// there, nothing twice.
    /// Errors: Conflict where another process has taken the job; the work must not be committed.
    Result<Done> save_progress(db::Transaction& transaction, std::string_view json);
    /// The same in a transaction of its own.
    Result<Done> save_progress(std::string_view json);
    /// What the job gives back, stored when the handler returns well.
    void set_result(std::string json) { result_json_ = std::move(json); }

    /// Whether to stop soon. Asked between slices of work.
    bool cancelled() const { return stop_ != Stop::None; }
    /// Errors: Conflict where cancelled(): `TRY(context.checkpoint())` between slices.
    Result<Done> checkpoint() const;

    // The runner's.
    Lease lease() const { return lease_; }
    Stop stop_reason() const { return stop_; }
    void stop(Stop reason);
    std::string const& result() const { return result_json_; }
    /// Lengthens the lease where a third of it is over. Returns: false where it is lost.
    bool keep_lease();

  private:
    Instant lease_end() const { return clock_.now() + lease_duration_; }

    db::Database& database_;
    Clock const& clock_;
    std::chrono::milliseconds lease_duration_;
    Lease lease_;
    Job job_;
    std::string result_json_;
    std::atomic<Stop> stop_ = Stop::None;
    std::atomic<std::int64_t> leased_until_ms_;
};

}  // namespace kedang::jobs
