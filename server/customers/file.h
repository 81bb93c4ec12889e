// The whole file of a customer in one answer (客户360): facts, contacts, what is missing, and the
// timeline on which follow-ups and changes stand in one order of time. Clauses A02, B11, C17.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "accounts/context.h"

namespace kedang::customers {

/// Returns: {"customer","contacts","missing","timeline"} of docs/api.md, read in one snapshot.
/// Errors: NotFound, also where the file is out of scope.
Result<std::string> read_file(accounts::Context const& context, std::int64_t customer);

/// In:      kind "" for both, "follow_up" or "change"; before: the `next` of the page before, or
/// "". Returns: {"items":[Event],"next"?}, newest first. Errors:  NotFound, Invalid (kind, before).
Result<std::string> timeline(accounts::Context const& context, std::int64_t customer,
                             std::string_view kind, std::string_view before);

/// A record as the API says it. Errors: NotFound.
Result<std::string> read_record(accounts::Context const& context, fields::RecordType const& type,
                                std::int64_t id);

/// The refusal of a stale edit with the record as it stands, who changed it last, and when (B08).
Error with_current(accounts::Context const& context, fields::RecordType const& type,
                   std::int64_t id, Error stale);

}  // namespace kedang::customers
