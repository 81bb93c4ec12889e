// SPDX-License-Identifier: Apache-2.0
#include "platform/jobs/job_runner.h"

#include <algorithm>
#include <exception>

#include "base/check.h"
#include "platform/jobs/queue.h"

namespace kedang::jobs {
namespace {

/// How long a job waits after that many attempts.
std::chrono::milliseconds pause_after(std::int64_t attempts, std::chrono::milliseconds first) {
    constexpr std::chrono::milliseconds longest = std::chrono::hours(1);
    auto pause = first;
    for (std::int64_t attempt = 1; attempt < attempts && pause < longest; ++attempt)
        pause *= 4;
    return std::min(pause, longest);
}

Error broken_error(std::string const& incident) {
    return {.code = ErrorCode::Unavailable,
            .key = "job_broken",
            .title = "任务处理出错，请把事件编号 " + incident + " 告诉管理员"};
}

}  // namespace

/// Makes a running job known to the keeper and to stop().
class JobRunner::Registration {
  public:
    Registration(JobRunner& runner, JobContext& context) : runner_(runner), context_(context) {
        std::lock_guard const lock(runner_.running_mutex_);
        runner_.running_.push_back(&context_);
        if (runner_.shutting_down_)
            context_.stop(JobContext::Stop::Shutdown);
    }
    Registration(Registration const&) = delete;
    Registration& operator=(Registration const&) = delete;
    ~Registration() {
        std::lock_guard const lock(runner_.running_mutex_);
        std::erase(runner_.running_, &context_);
    }

  private:
    JobRunner& runner_;
    JobContext& context_;
};

JobRunner::JobRunner(db::Database& database, Clock const& clock, RunnerOptions options)
    : database_(database), clock_(clock), options_(std::move(options)) {}

JobRunner::~JobRunner() {
    stop();
}

void JobRunner::handle(std::string kind, Handler handler) {
    check(std::find(kinds_.begin(), kinds_.end(), kind) == kinds_.end(), "a kind has one handler");
    kinds_.push_back(std::move(kind));
    handlers_.push_back(std::move(handler));
}

void JobRunner::repeat(std::string kind, std::chrono::milliseconds period) {
    periodic_.push_back({std::move(kind), period});
}

void JobRunner::start() {
    check(workers_.empty(), "a runner starts once");
    if (options_.alone)
        take_over();
    for (int thread = 0; thread < options_.threads; ++thread)
        workers_.emplace_back([this] { work(); });
    keeper_ = std::thread([this] { keep(); });
}

void JobRunner::take_over() {
    try {
        auto const ended = database_.write([&](db::Transaction& transaction) -> Result<Done> {
            end_leases(transaction, clock_.now());
            return Done{};
        });
        if (!ended.ok())
            report("job-queue", ended.error().title);
    } catch (db::DatabaseError const& error) {
        report("job-queue", error.what());
    }
}

void JobRunner::stop() {
    {
        std::lock_guard const lock(running_mutex_);
        shutting_down_ = true;
        for (JobContext* const context : running_)
            context->stop(JobContext::Stop::Shutdown);
    }
    {
        std::lock_guard const lock(news_mutex_);
        stopping_ = true;
    }
    news_.notify_all();
    for (std::thread& worker : workers_)
        if (worker.joinable())
            worker.join();
    // After the workers, whose leases it keeps until they are done.
    if (keeper_.joinable())
        keeper_.join();
}

void JobRunner::wake() {
    {
        std::lock_guard const lock(news_mutex_);
        ++wakes_;
    }
    news_.notify_all();
}

bool JobRunner::wait_for_news(std::uint64_t& seen) {
    std::unique_lock lock(news_mutex_);
    news_.wait_for(lock, options_.poll, [&] { return stopping_ || wakes_ != seen; });
    seen = wakes_;
    return !stopping_;
}

bool JobRunner::stopping() {
    std::lock_guard const lock(news_mutex_);
    return stopping_;
}

void JobRunner::work() {
    std::uint64_t seen = 0;
    do {
        try {
            while (!stopping() && run_one()) {
            }
        } catch (db::DatabaseError const& error) {
            report("job-queue", error.what());
        }
    } while (wait_for_news(seen));
}

void JobRunner::keep() {
    std::uint64_t seen = 0;
    do {
        try {
            keep_house();
        } catch (db::DatabaseError const& error) {
            report("job-keeper", error.what());
        }
    } while (wait_for_news(seen));
}

void JobRunner::report(std::string const& incident, std::string const& what) const {
    if (options_.on_failure)
        options_.on_failure(incident, what);
}

bool JobRunner::run_one() {
    if (kinds_.empty() || !anything_due(*database_.read(), kinds_, clock_.now()))
        return false;
    TakeRules const rules{kinds_, options_.most_attempts, options_.lease};
    auto caught = db::write<Catch>(database_, [&](db::Transaction& transaction) -> Result<Catch> {
        return take(transaction, rules, clock_.now());
    });
    if (!caught.ok())
        return false;
    if (!caught.value().taken)
        return caught.value().due;

    JobContext context(database_, clock_, options_.lease, std::move(*caught.value().taken));
    std::string const incident =
        "job-" + std::to_string(context.id()) + "-" + std::to_string(context.attempt());
    Registration const registration(*this, context);
    Result<Done> const result = run_handler(context, incident);
    settle(context, result, incident);
    return true;
}

Result<Done> JobRunner::run_handler(JobContext& context, std::string const& incident) const {
    auto const kind = std::find(kinds_.begin(), kinds_.end(), context.kind());
    check(kind != kinds_.end(), "only jobs of known kinds are taken");
    try {
        return handlers_[static_cast<std::size_t>(kind - kinds_.begin())](context);
    } catch (std::exception const& error) {
        report(incident, error.what());
        return broken_error(incident);
    }
}

void JobRunner::settle(JobContext& context, Result<Done> const& result,
                       std::string const& incident) {
    Instant const now = clock_.now();
    auto const write_end = [&](db::Transaction& transaction) {
        if (result.ok())
            return finish(transaction, context.lease(), {State::Done, context.result()}, now);
        if (context.stop_reason() == JobContext::Stop::Cancelled)
            return finish(transaction, context.lease(), {State::Cancelled}, now);
        if (context.stop_reason() == JobContext::Stop::Shutdown)
            return give_back(transaction, context.lease(), now);
        Error const& error = result.error();
        if (error.code == ErrorCode::Unavailable && context.attempt() < options_.most_attempts)
            return postpone(transaction, context.lease(), error.title,
                            now + pause_after(context.attempt(), options_.pause));
        return finish(transaction, context.lease(), {State::Failed, "", error.title}, now);
    };
    bool held = true;
    auto const written = database_.write([&](db::Transaction& transaction) -> Result<Done> {
        held = write_end(transaction);
        return Done{};
    });
    // Nothing else is to be done then: the lease runs out and the job is run once more.
    if (!written.ok())
        report(incident, "the end of the job could not be stored: " + written.error().key);
    else if (!held)
        report(incident, "the lease was lost; what another process does with the job counts");
}

void JobRunner::keep_house() {
    {
        std::lock_guard const lock(running_mutex_);
        for (JobContext* const context : running_)
            look_after(*context);
    }
    for (Periodic const& each : periodic_)
        queue_if_due(each.kind, each.period);
}

void JobRunner::look_after(JobContext& context) {
    Standing const now = standing(*database_.read(), context.lease());
    if (now == Standing::CancelWanted)
        context.stop(JobContext::Stop::Cancelled);
    if (now == Standing::Lost || !context.keep_lease())
        context.stop(JobContext::Stop::LeaseLost);
}

void JobRunner::queue_if_due(std::string const& kind, std::chrono::milliseconds period) {
    Instant const now = clock_.now();
    if (stopping() || !period_is_over(*database_.read(), kind, now - period))
        return;
    auto const queued =
        db::write<bool>(database_, [&](db::Transaction& transaction) -> Result<bool> {
            // Another process may have been faster.
            if (!period_is_over(transaction, kind, now - period))
                return false;
            forget_done(transaction, kind);
            enqueue(transaction, {.kind = kind}, now);
            return true;
        });
    if (queued.ok() && queued.value())
        wake();
}

}  // namespace kedang::jobs
