// The inbox: telling somebody something, in the transaction of what it tells about, and what a
// person does with the own notices. What happens to customers is told by news.h.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "accounts/context.h"
#include "notices/model.h"
#include "platform/db/database.h"

namespace kedang::notices {

/// The tables, for the list of migrations.
std::string_view schema();

/// Tells a person something. Nothing is stored for one who is disabled or has switched the kind
/// off. For other capabilities, inside their own transaction.
void post(db::Transaction& transaction, Instant now, Notice const& notice);

/// How many notices the actor has not read.
std::int64_t count_unread(accounts::Context const& context);

/// Errors:  NotFound (no such notice, or somebody else's).
/// Effects: none in the audit trail, see docs/decisions/0028-notices-hold-no-values.md.
Result<Done> mark_read(accounts::Context const& context, std::int64_t notice);
/// In: until when, as the list said "at"; "" for all there are: what came in since stays unread.
/// Errors: Invalid (no instant).
Result<Done> mark_all_read(accounts::Context const& context, std::string_view until);

/// {"items":[{"kind","label","on"}]}
std::string preferences_json(accounts::Context const& context);
/// Errors:  Invalid (a kind that there is not).
/// Effects: a line in the audit trail where it changes anything.
Result<Done> set_preference(accounts::Context const& context, std::string const& kind, bool on);

/// Deletes notices that are old; a job's daily work.
Result<Done> purge(accounts::Services& services);

}  // namespace kedang::notices
