// Notices as they leave: titles and labels are filled in for who reads, through the gate out. What
// is about a file that the reader may not see any more tells nothing of it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "accounts/context.h"

namespace kedang::notices {

/// As the URL says it.
struct ListRequest {
    std::string_view unread;  ///< "true": only those
    std::string_view after;   ///< `next` of the page before
    std::int64_t limit = 30;
};

/// {"items":[Notice],"next"?}, the newest first.
/// Errors: Invalid (a place that there is not).
Result<std::string> list(accounts::Context const& context, ListRequest const& request);

}  // namespace kedang::notices
