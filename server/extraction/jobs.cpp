// SPDX-License-Identifier: Apache-2.0
#include "extraction/jobs.h"

namespace kedang::extraction {
namespace {

constexpr std::chrono::minutes sweep_period(10);

}  // namespace

void register_jobs(jobs::JobRunner& runner, accounts::Services& services) {
    runner.handle(std::string(run_job),
                  [&services](jobs::JobContext& job) { return work(services, job); });
    runner.handle(std::string(sweep_job),
                  [&services](jobs::JobContext&) { return sweep(services); });
    runner.repeat(std::string(sweep_job), sweep_period);
}

}  // namespace kedang::extraction
