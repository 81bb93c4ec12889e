// The log, its checkpoints and the idempotency keys as rows. SQL only; decides nothing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "audit_trail/model.h"
#include "platform/db/database.h"

namespace kedang::audit_trail::store {

/// The tables of this capability and the triggers that keep the log append-only, for the list of
/// migrations.
extern std::string_view const schema;

/// The newest line; sequence 0 and a hash of zeros before the first.
struct Head {
    std::int64_t sequence = 0;
    Hash hash{};
};
Head head(db::Session& session);
/// Nothing where there is no such line.
std::optional<Hash> hash_at(db::Session& session, std::int64_t sequence);

/// Adds a line a change after the head. Returns: the new head.
Head append(db::Transaction& transaction, Context const& context, std::span<Change const> changes);

/// Oldest first. Throws db::DatabaseError for a line whose detail cannot be unpacked.
std::vector<Entry> entries_after(db::Session& session, std::int64_t sequence, std::int64_t limit);
/// Newest first, below `before_sequence`; all actions but one.
std::vector<Entry> entries_of_customer(db::Session& session, std::int64_t customer_id,
                                       std::int64_t before_sequence, std::int64_t limit,
                                       std::string_view but);

/// The indexes behind the two below, for the list of migrations: made later than the table.
extern std::string_view const reading_indexes;
/// Newest first, before that place.
std::vector<Entry> entries_wanted(db::Session& session, Wanted const& wanted,
                                  std::optional<Place> before, std::int64_t limit);
/// Oldest first.
std::vector<Deed> deeds_since(db::Session& session, std::string_view action, std::int64_t since_ms,
                              std::int64_t limit);

std::int64_t count_of_actor(db::Session& session, std::int64_t actor, std::string_view action,
                            std::int64_t since_ms);

/// A line as the check of the chain needs it.
struct Link {
    std::int64_t sequence = 0;
    Hash previous_hash{};
    Hash stored_hash{};
    Hash computed_hash{};
    std::optional<Checkpoint> checkpoint;  ///< stored for this line
};
/// Streams the whole log in order until `visit` returns false.
void walk(db::Session& session, std::string_view installation_id,
          std::function<bool(Link const&)> const& visit);

/// Does nothing where one stands at that sequence already.
void add_checkpoint(db::Transaction& transaction, Checkpoint const& checkpoint);
/// By sequence, those after it.
std::vector<Checkpoint> checkpoints_after(db::Session& session, std::string_view installation_id,
                                          std::int64_t sequence, std::int64_t limit);
std::optional<Checkpoint> last_checkpoint(db::Session& session, std::string_view installation_id);

struct MadeBefore {
    Hash body_hash{};
    std::int64_t made_id = 0;
};
std::optional<MadeBefore> made_before(db::Session& session, std::int64_t actor_id,
                                      IdempotencyKey const& key);
void remember(db::Transaction& transaction, Context const& context, std::int64_t made_id);
/// Returns: how many were removed, at most `limit`.
std::int64_t forget_keys(db::Transaction& transaction, std::int64_t made_before_ms,
                         std::int64_t limit);

}  // namespace kedang::audit_trail::store
