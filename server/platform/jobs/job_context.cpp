// SPDX-License-Identifier: Apache-2.0
#include "platform/jobs/job_context.h"

namespace kedang::jobs {
namespace {

Error lease_lost_error() {
    return {
        .code = ErrorCode::Conflict, .key = "job_lease_lost", .title = "任务已由另一个进程接手"};
}

}  // namespace

JobContext::JobContext(db::Database& database, Clock const& clock,
                       std::chrono::milliseconds lease_duration, Taken taken)
    : database_(database),
      clock_(clock),
      lease_duration_(lease_duration),
      lease_(taken.lease),
      job_(std::move(taken.job)),
      leased_until_ms_(to_milliseconds(lease_end())) {}

Result<Done> JobContext::save_progress(db::Transaction& transaction, std::string_view json) {
    if (jobs::save_progress(transaction, lease_, json, lease_end()))
        return Done{};
    stop(Stop::LeaseLost);
    return lease_lost_error();
}

Result<Done> JobContext::save_progress(std::string_view json) {
    return database_.write(
        [&](db::Transaction& transaction) { return save_progress(transaction, json); });
}

Result<Done> JobContext::checkpoint() const {
    switch (stop_) {
        case Stop::None:
            return Done{};
        case Stop::Cancelled:
            return Error{
                .code = ErrorCode::Conflict, .key = "job_cancelled", .title = "任务已取消"};
        case Stop::Shutdown:
            return Error{.code = ErrorCode::Conflict,
                         .key = "job_interrupted",
                         .title = "系统正在停止，任务将在下次启动后继续"};
        case Stop::LeaseLost:
            break;
    }
    return lease_lost_error();
}

void JobContext::stop(Stop reason) {
    // The first reason stays, but a lost lease outweighs all: nothing may be written any more.
    Stop expected = Stop::None;
    if (reason == Stop::LeaseLost)
        stop_ = reason;
    else
        stop_.compare_exchange_strong(expected, reason);
}

bool JobContext::keep_lease() {
    Instant const until = lease_end();
    if (to_milliseconds(until) - leased_until_ms_ < lease_duration_.count() / 3)
        return true;
    bool held = true;
    auto const renewed = database_.write([&](db::Transaction& transaction) -> Result<Done> {
        held = renew(transaction, lease_, until);
        return Done{};
    });
    if (renewed.ok() && held)
        leased_until_ms_ = to_milliseconds(until);
    return held;
}

}  // namespace kedang::jobs
