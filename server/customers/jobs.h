// The jobs of customers.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "customers/ownership.h"
#include "platform/jobs/job_runner.h"

namespace kedang::customers {

/// Before the runner starts. In: services outlive the runner.
void register_jobs(jobs::JobRunner& runner, accounts::Services& services);

}  // namespace kedang::customers
