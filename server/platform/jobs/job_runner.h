// Runs jobs with threads of its own: takes what is due, keeps its leases, tells handlers to stop,
// repeats what is periodic. Several processes may run on one database. Thread-safe after start().
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "platform/jobs/job_context.h"

namespace kedang::jobs {

/// Idempotent: it may run again after a crash, from context.progress().
/// Returns: an Unavailable error to be run again later, another error to fail with its title. After
///          context.cancelled() it returns soon, with any error.
using Handler = std::function<Result<Done>(JobContext& context)>;

struct RunnerOptions {
    int threads = 2;
    std::chrono::milliseconds poll{1000};  ///< real time, for jobs other processes queue
    std::chrono::milliseconds lease{
        60'000};  ///< of the clock; a crashed process' jobs wait so long
    /// No other process runs jobs of this database: what is leased at the start belonged to a
    /// dead one and goes on at once.
    bool alone = false;
    std::int64_t most_attempts = 5;
    std::chrono::milliseconds pause{
        10'000};  ///< before the second attempt; each later one fourfold
    /// What a handler or the database threw, with the incident people are told. On any thread.
    std::function<void(std::string const& incident, std::string const& what)> on_failure = {};
};

class JobRunner {
  public:
    JobRunner(db::Database& database, Clock const& clock, RunnerOptions options = {});
    /// stop()
    ~JobRunner();
    JobRunner(JobRunner const&) = delete;
    JobRunner& operator=(JobRunner const&) = delete;

    /// Before start().
    void handle(std::string kind, Handler handler);
    /// Queues a job with an empty payload every `period` (counted from the start of the one before)
    /// unless one is still open; in one process of several. Before start().
    void repeat(std::string kind, std::chrono::milliseconds period);

    void start();
    /// Tells running handlers to stop and waits for them; their jobs go on at the next start.
    void stop();
    /// Something was queued or cancelled: look now.
    void wake();

    /// Runs one due job on this thread; for tests and the command line.
    /// Returns: whether there was one.
    bool run_one();
    /// Renews leases, notices cancelling, queues what is periodic; start() has a thread for it.
    void keep_house();

  private:
    struct Periodic {
        std::string kind;
        std::chrono::milliseconds period;
    };
    class Registration;

    void take_over();
    void work();
    void keep();
    /// Waits for stop(), `poll` or a wake() after the `seen`-th. Returns: false: it is time to end.
    bool wait_for_news(std::uint64_t& seen);
    bool stopping();
    void report(std::string const& incident, std::string const& what) const;

    Result<Done> run_handler(JobContext& context, std::string const& incident) const;
    void settle(JobContext& context, Result<Done> const& result, std::string const& incident);
    void queue_if_due(std::string const& kind, std::chrono::milliseconds period);
    void look_after(JobContext& context);

    db::Database& database_;
    Clock const& clock_;
    RunnerOptions options_;
    std::vector<std::string> kinds_;
    std::vector<Handler> handlers_;  // of kinds_, in the same order
    std::vector<Periodic> periodic_;

    std::mutex news_mutex_;
    std::condition_variable news_;
    std::uint64_t wakes_ = 0;  // guarded by news_mutex_
    bool stopping_ = false;    // guarded by news_mutex_

    std::mutex running_mutex_;
    std::vector<JobContext*> running_;  // guarded by running_mutex_
    bool shutting_down_ = false;        // guarded by running_mutex_

    std::vector<std::thread> workers_;
    std::thread keeper_;
};

}  // namespace kedang::jobs
