// Notices, followers, preferences and the place in the log as rows. SQL only; decides nothing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "notices/model.h"
#include "platform/db/database.h"

namespace kedang::notices::store {

/// The tables of this capability, for the list of migrations.
extern std::string_view const schema;

struct StoredNotice {
    std::int64_t id = 0;
    Notice notice;
    Instant at;  ///< when it happened last
    bool is_read = false;
};

/// Adds the notice to an unread one of its batch, or stores it anew.
void put(db::Transaction& transaction, Instant at, Notice const& notice);

/// A person's notices, newest first.
std::vector<StoredNotice> page(db::Session& session, std::int64_t person, bool only_unread,
                               std::optional<Place> after, std::int64_t limit);
std::int64_t unread(db::Session& session, std::int64_t person);
/// Returns: whether the person has that notice.
bool mark_read(db::Transaction& transaction, std::int64_t person, std::int64_t id, Instant now);
/// Marks what happened until then. Returns: how many.
std::int64_t mark_all_read(db::Transaction& transaction, std::int64_t person, Instant until,
                           Instant now);
/// Deletes read notices that happened before one instant, and all before the other.
/// Returns: how many, at most `limit`.
std::int64_t purge(db::Transaction& transaction, Instant read_before, Instant all_before,
                   std::int64_t limit);

using SwitchedOff = std::set<std::pair<std::int64_t, std::string>>;  ///< person and kind
SwitchedOff switched_off(db::Session& session);
bool is_switched_off(db::Session& session, std::int64_t person, std::string_view kind);
/// Returns: whether that changed anything.
bool set_switched_off(db::Transaction& transaction, std::int64_t person, std::string_view kind,
                      bool off);

/// Returns: whether that changed anything.
bool follow(db::Transaction& transaction, std::int64_t customer, std::int64_t person,
            Instant since);
bool unfollow(db::Transaction& transaction, std::int64_t customer, std::int64_t person);
bool follows(db::Session& session, std::int64_t customer, std::int64_t person);
/// In: at most 1,000 customers.
std::multimap<std::int64_t, std::int64_t> followers(db::Session& session,
                                                    std::span<std::int64_t const> customers);

/// Up to which line the log has been told about.
std::int64_t told_until(db::Session& session);
/// Returns: false where another process has moved it.
bool move_on(db::Transaction& transaction, std::int64_t from, std::int64_t to);

}  // namespace kedang::notices::store
