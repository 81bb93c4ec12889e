// 客户信息更新提醒 (B10): reads the change feed and tells the owner and the followers of a file
// what somebody else did to it. Several changes are one notice, an import or a batch is one digest.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "accounts/context.h"

namespace kedang::notices {

/// Reads on where the last call ended, and tells those concerned, exactly once: the place in the
/// log moves in the transaction that stores the notices. In slices that do not hold the lane.
/// Returns: how many lines of the log were read; 0 where there are no more.
/// Errors:  Conflict (another process has told of them meanwhile); those of the write lane.
Result<std::int64_t> tell_news(accounts::Services& services);

}  // namespace kedang::notices
