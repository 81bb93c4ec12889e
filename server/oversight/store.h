// Alerts, checks and how far the log was read, as rows. SQL only; decides nothing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "oversight/model_alerts.h"
#include "oversight/model_checks.h"
#include "platform/db/database.h"

namespace kedang::oversight::store {

/// The tables of this capability, for the list of migrations.
extern std::string_view const schema;
/// What came to be after them.
extern std::string_view const later_schema;

/// Open ones first, then the newest.
std::vector<Alert> alerts(db::Session& session, std::int64_t limit);
std::int64_t open_alerts(db::Session& session);
std::optional<Alert> alert(db::Session& session, std::int64_t id);
/// Of each person the newest of that kind raised since then.
std::vector<Alert> newest_alerts(db::Session& session, AlertKind kind, Instant since);
void insert(db::Transaction& transaction, Alert const& alert);
/// How far it was counted. Does nothing to one that was acknowledged meanwhile.
void count_on(db::Transaction& transaction, Alert const& alert);
/// Returns: false where it was acknowledged already.
bool acknowledge(db::Transaction& transaction, Alert const& alert);

/// The newest first.
std::vector<Check> checks(db::Session& session, std::int64_t limit);
std::optional<Check> check(db::Session& session, std::int64_t id);
std::optional<Check> running_check(db::Session& session);
void insert(db::Transaction& transaction, Check const& check);
/// Returns: false where it was finished already.
bool finish(db::Transaction& transaction, Check const& check);

/// By its number as it is now. Returns: the id.
std::optional<std::int64_t> customer_numbered(db::Session& session, std::string_view number);

/// How far a reader of the log or of its checkpoints has come.
struct Cursor {
    std::int64_t sequence = 0;
    Instant at = from_milliseconds(0);
    std::optional<Instant> failing_since = {};  ///< of a place to copy to
    std::optional<Instant> next_try = {};       ///< of one that fails: not before
};
std::optional<Cursor> cursor(db::Session& session, std::string_view name);
void set_cursor(db::Transaction& transaction, std::string_view name, Cursor const& cursor);

}  // namespace kedang::oversight::store
