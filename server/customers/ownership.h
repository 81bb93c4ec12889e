// Files stand in the department of whoever owns them: where people go, their files go.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "accounts/actions.h"
#include "platform/jobs/job_context.h"

namespace kedang::customers {

inline constexpr std::string_view moved_job = accounts::follow_owner_job;

/// Takes the files of a person along to the department they are in by now.
/// In:      a job of kind moved_job; may run again at any time.
/// Effects: a line in the log for each slice of at most 500 files, for others wait for the write
///          lane meanwhile.
Result<Done> follow_moved_person(accounts::Services& services, jobs::JobContext& job);

}  // namespace kedang::customers
