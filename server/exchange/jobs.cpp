// SPDX-License-Identifier: Apache-2.0
#include "exchange/jobs.h"

namespace kedang::exchange {
namespace {

constexpr std::chrono::hours purge_period(24);

}  // namespace

void register_jobs(jobs::JobRunner& runner, accounts::Services& services) {
    auto const work_on = [&services](jobs::JobContext& job) { return work(services, job); };
    runner.handle(std::string(run_job), work_on);
    runner.handle(std::string(check_job), work_on);
    runner.handle(std::string(purge_job),
                  [&services](jobs::JobContext&) { return purge(services); });
    runner.repeat(std::string(purge_job), purge_period);
}

}  // namespace kedang::exchange
