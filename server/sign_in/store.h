// Sessions and the log-in log as rows. SQL only; decides nothing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/crypto/token.h"
#include "platform/db/database.h"

namespace kedang::sign_in::store {

struct Session {
    std::int64_t person = 0;
    std::int64_t created_at_ms = 0;
    std::int64_t seen_at_ms = 0;
};
std::optional<Session> session(db::Session& reader, crypto::TokenHash const& token);
void insert_session(db::Transaction& transaction, crypto::TokenHash const& token,
                    Session const& session, std::string_view ip);
void touch_session(db::Transaction& transaction, crypto::TokenHash const& token,
                   std::int64_t now_ms);
void delete_session(db::Transaction& transaction, crypto::TokenHash const& token);
/// Ends all of a person's sessions but one (or all). Returns: how many.
std::int64_t delete_sessions(db::Transaction& transaction, std::int64_t person,
                             std::optional<crypto::TokenHash> const& but);

/// Those begun, or last seen, before the given instants.
void delete_sessions_before(db::Transaction& transaction, std::int64_t begun_ms,
                            std::int64_t seen_ms);

struct LoginEvent {
    std::int64_t at_ms = 0;
    std::string login;
    std::int64_t person = 0;  ///< 0: no such person
    std::string outcome;      ///< "ok", "bad_credentials", "locked_out", "disabled", "logged_out"
    std::string ip;
};
void insert_login_event(db::Transaction& transaction, LoginEvent const& event);
/// Newest first.
std::vector<LoginEvent> login_events(db::Session& session, int limit);

}  // namespace kedang::sign_in::store
