// The jobs that work on imports.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/actions.h"
#include "platform/jobs/job_runner.h"

namespace kedang::exchange {

/// Before the runner starts. In: services outlive the runner.
void register_jobs(jobs::JobRunner& runner, accounts::Services& services);

}  // namespace kedang::exchange
