// The jobs of the inbox: telling the news of the log, deleting what is old.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "notices/actions.h"
#include "platform/jobs/job_runner.h"

namespace kedang::notices {

/// Before the runner starts. In: services outlive the runner.
void register_jobs(jobs::JobRunner& runner, accounts::Services& services);

}  // namespace kedang::notices
