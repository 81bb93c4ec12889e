// Letting others see a file (共享): colleagues until a day; who looks one customer up by exact
// number or phone, for minutes. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "accounts/context.h"
#include "accounts/sharing.h"

namespace kedang::customers {

struct NewShare {
    std::int64_t customer = 0;
    std::int64_t person = 0;      ///< one of the two, the other 0
    std::int64_t department = 0;  ///< with everybody of it and below
    std::string until;            ///< last day, at most a year from now
};
/// By the owner, a head, or whoever reaches all files; not by those it is only shared with.
/// Returns: the share's id.
/// Errors:  Forbidden, NotFound, Invalid (whom, until).
/// Effects: one audit entry, on the file's timeline.
/// Source:  C20
Result<std::int64_t> share_file(accounts::Context const& context, NewShare const& wanted);

/// Errors: Forbidden, NotFound.
Result<Done> end_share(accounts::Context const& context, std::int64_t customer, std::int64_t share);

/// Returns: {"items":[{"id","person"?,"department"?,"until","made_by","made_at"}]}
/// Errors:  NotFound.
Result<std::string> shares_json(accounts::Context const& context, std::int64_t customer);

struct LookedUp {
    std::int64_t found = 0;
    std::int64_t customer = 0;  ///< where it is exactly one; may be opened now
};
/// Finds by exact number or phone among all active files (客服).
/// Errors:  Forbidden, Invalid (neither a number nor a phone), TooMany (records/look_up.h).
/// Effects: audit entries; sight of the one found for look_up.sight_minutes.
/// Source:  A02 A25
Result<LookedUp> look_up(accounts::Context const& context, std::string const& key);

}  // namespace kedang::customers
