// SPDX-License-Identifier: Apache-2.0
#include "customers/jobs.h"

namespace kedang::customers {

void register_jobs(jobs::JobRunner& runner, accounts::Services& services) {
    runner.handle(std::string(moved_job), [&services](jobs::JobContext& job) {
        return follow_moved_person(services, job);
    });
}

}  // namespace kedang::customers
