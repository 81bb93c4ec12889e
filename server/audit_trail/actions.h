// THE way to write: whatever changes business data runs in change(), which stores the log's lines
// in the same transaction. Audited, or it did not happen. Also the feed that later capabilities and
// timelines read. Thread-safe; must not be called from inside the write lane.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "audit_trail/model.h"
#include "base/result.h"
#include "platform/db/database.h"

namespace kedang::audit_trail {

/// The tables, for the list of migrations.
std::string_view schema();
/// Its indexes for reading by time and deed.
std::string_view reading_schema();

/// What a use case does with its transaction. It may run twice (see db::Action): it changes nothing
/// but the database and what it hands back.
using Work = std::function<Result<ChangeSet>(db::Transaction&)>;

struct Changed {
    std::int64_t made_id = 0;   ///< of the change set, now or the first time
    bool replayed = false;      ///< answered from the idempotency key; nothing was written
    std::int64_t sequence = 0;  ///< of the last line written; 0 if replayed
};

/// Runs `work` in the write lane and stores its change set with it; returns when both are on disk.
/// Errors:  the work's own; Conflict "idempotency_key_reused" (same key, other body); Invalid (an
///          idempotency key of no or over 200 characters); Unavailable (the lane is full).
/// Throws:  Bug for an empty change set: a write that nobody would see.
/// Effects: a line a change; work, lines and idempotency key together or none of them.
Result<Changed> change(db::Database& database, Context const& context, Work const& work);

/// Whether this very request was done before. For actions with checks that their own first outcome
/// would fail, such as duplicates; change() asks by itself.
/// Returns: the first outcome, replayed; nothing where the request is new.
/// Errors:  Conflict "idempotency_key_reused".
Result<std::optional<Changed>> done_before(db::Session& session, Context const& context);

/// For what is not a write but must be seen: reveal, export, refused log-in.
Result<Changed> record(db::Database& database, Context const& context, ChangeSet const& set);

/// The change feed: lines after a cursor, oldest first.
std::vector<Entry> entries_after(db::Session& session, std::int64_t sequence, std::int64_t limit);

/// How often a person did that since then.
std::int64_t count_of_actor(db::Session& session, std::int64_t actor, std::string_view action,
                            Instant since);

/// A customer's lines, newest first; all actions, or all but one.
std::vector<Entry> entries_of_customer(
    db::Session& session, std::int64_t customer_id,
    std::int64_t before_sequence = std::numeric_limits<std::int64_t>::max(),
    std::int64_t limit = 100, std::string_view but = {});

/// Lines by time, newest first, from `before` on backwards; of lines of the same millisecond the
/// higher sequence is the newer. In: `any_of` do not overlap; a line is wanted by one of them.
std::vector<Entry> entries_of(db::Session& session, std::span<Wanted const> any_of,
                              std::optional<Place> before, std::int64_t limit);

/// Who did that since then, oldest first. In: no creation of records, of which there are too many.
std::vector<Deed> deeds_since(db::Session& session, std::string_view action, Instant since,
                              std::int64_t limit);

/// The sequence of the newest line; 0 before the first.
std::int64_t last_sequence(db::Session& session);

/// Forgets idempotency keys made before that instant, in small steps; a job's daily work.
/// Returns: how many.
Result<std::int64_t> purge_idempotency_keys(db::Database& database, Instant made_before);

}  // namespace kedang::audit_trail
