// What oversight does by itself: counting what people do, copying checkpoints, checking the log.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>

#include "oversight/actions.h"
#include "platform/jobs/job_runner.h"

namespace kedang::oversight {

/// Before the runner starts. In: services outlive the runner; where the copies of checkpoints stand
/// that a check compares with.
void register_jobs(jobs::JobRunner& runner, accounts::Services& services,
                   std::function<std::filesystem::path()> anchors);

}  // namespace kedang::oversight
