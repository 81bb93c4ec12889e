// Sessions, day passes, what is counted against guessing, the log-in log: as rows. SQL only;
// decides nothing. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/crypto/token.h"
#include "platform/db/database.h"
#include "sign_in/model.h"

namespace kedang::sign_in::store {

/// The tables of this capability, for the list of migrations; `session` and `login_log` are older.
extern std::string_view const schema;

struct Session {
    std::int64_t person = 0;
    std::int64_t created_at_ms = 0;
    std::int64_t seen_at_ms = 0;
    std::string ip;
    std::string device;
    bool second_factor = false;  ///< whether its person has one in force
};
/// A session as it is listed.
struct HeldSession {
    crypto::TokenHash token{};
    Session session;
};
std::optional<Session> session(db::Session& reader, crypto::TokenHash const& token);
/// The one seen last comes first.
std::vector<HeldSession> sessions_of(db::Session& reader, std::int64_t person);
void insert_session(db::Transaction& transaction, crypto::TokenHash const& token,
                    Session const& session);
void touch_session(db::Transaction& transaction, crypto::TokenHash const& token,
                   std::int64_t now_ms);
void delete_session(db::Transaction& transaction, crypto::TokenHash const& token);
/// Ends all of a person's sessions but one (or all), and with them every day pass.
void delete_sessions(db::Transaction& transaction, std::int64_t person,
                     std::optional<crypto::TokenHash> const& but);
/// Those begun, or last seen, before the given instants.
void delete_sessions_before(db::Transaction& transaction, std::int64_t begun_ms,
                            std::int64_t seen_ms);

/// A day pass says that this browser has shown the second factor of this person.
bool has_day_pass(db::Session& reader, crypto::TokenHash const& token, std::int64_t person,
                  std::int64_t now_ms);
void insert_day_pass(db::Transaction& transaction, crypto::TokenHash const& token,
                     std::int64_t person, std::int64_t expires_at_ms);
void delete_day_passes_before(db::Transaction& transaction, std::int64_t expired_ms);

Guard guard(db::Session& reader, crypto::TokenHash const& subject);
void put_guard(db::Transaction& transaction, crypto::TokenHash const& subject, Guard const& guard);
void delete_guard(db::Transaction& transaction, crypto::TokenHash const& subject);
/// Those whose last count and lock are older.
void delete_guards_before(db::Transaction& transaction, std::int64_t quiet_since_ms);

void insert_login_event(db::Transaction& transaction, LoginEvent const& event);
/// Newest first.
std::vector<LoginEvent> login_events(db::Session& session, std::int64_t limit);
std::vector<LoginEvent> login_events_of(db::Session& session, std::int64_t person,
                                        std::int64_t limit);
/// Nothing where the log is empty.
std::optional<std::int64_t> oldest_login_event(db::Session& session);
void delete_login_events_before(db::Transaction& transaction, std::int64_t at_ms);

}  // namespace kedang::sign_in::store
