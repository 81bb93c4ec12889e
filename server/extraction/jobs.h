// The jobs of extraction.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "extraction/actions.h"
#include "platform/jobs/job_runner.h"

namespace kedang::extraction {

/// Before the runner starts. In: services outlive the runner.
void register_jobs(jobs::JobRunner& runner, accounts::Services& services);

}  // namespace kedang::extraction
