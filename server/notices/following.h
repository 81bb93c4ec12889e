// 关注: who wants to be told of a file that somebody else owns. Following gives no right: whoever
// loses sight of the file is told nothing more.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "accounts/context.h"

namespace kedang::notices {

/// Errors: NotFound (no such file, or not to be seen).
Result<bool> is_following(accounts::Context const& context, std::int64_t customer);

/// Makes the actor a follower of the file, or not any more.
/// Errors:  NotFound (no such file, or not to be seen).
/// Effects: a line in the audit trail where it changes anything; none on the file's timeline.
Result<Done> follow(accounts::Context const& context, std::int64_t customer);
Result<Done> unfollow(accounts::Context const& context, std::int64_t customer);

}  // namespace kedang::notices
