// "以…身份查看": what a role, or a person with all theirs, would be given. Rights only, never a
// customer's value. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "accounts/context.h"

namespace kedang::accounts {

/// In:      the id of a role, or of a person; the other is empty.
/// Returns: permissions, scope, and of each field in use what is read and written in which
/// relation. Errors:  Forbidden, NotFound, Invalid (neither or both). Effects: a line in the log:
/// who looked as whom.
Result<std::string> preview_json(Context const& context, std::string_view role,
                                 std::int64_t person);

}  // namespace kedang::accounts
