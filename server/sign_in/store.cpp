// SPDX-License-Identifier: Apache-2.0
#include "sign_in/store.h"

namespace kedang::sign_in::store {
namespace {

constexpr std::string_view select_session =
    "SELECT person, created_at, seen_at FROM session WHERE token_hash = $1";
constexpr std::string_view add_session =
    "INSERT INTO session(token_hash, person, created_at, seen_at, ip) VALUES ($1, $2, $3, $4, $5)";
constexpr std::string_view change_session =
    "UPDATE session SET seen_at = $2 WHERE token_hash = $1 AND seen_at < $2";
constexpr std::string_view end_session = "DELETE FROM session WHERE token_hash = $1";
constexpr std::string_view end_sessions = "DELETE FROM session WHERE person = $1";
constexpr std::string_view end_other_sessions =
    "DELETE FROM session WHERE person = $1 AND token_hash <> $2";
constexpr std::string_view end_old_sessions =
    "DELETE FROM session WHERE created_at < $1 OR seen_at < $2";
constexpr std::string_view add_login_event =
    "INSERT INTO login_log(at, login, person, outcome, ip) VALUES ($1, $2, $3, $4, $5)";
constexpr std::string_view select_login_events =
    "SELECT at, login, person, outcome, ip FROM login_log ORDER BY at DESC, login, outcome, ip "
    "LIMIT $1";

db::Value view(crypto::TokenHash const& hash) {
    return std::span<std::byte const>(hash);
}

}  // namespace

std::optional<Session> session(db::Session& reader, crypto::TokenHash const& token) {
    auto cursor = reader.query(select_session, {view(token)});
    auto const* row = cursor->next();
    if (row == nullptr)
        return std::nullopt;
    return Session{row->integer(0), row->integer(1), row->integer(2)};
}

void insert_session(db::Transaction& transaction, crypto::TokenHash const& token,
                    Session const& session, std::string_view ip) {
    transaction.execute(
        add_session, {view(token), session.person, session.created_at_ms, session.seen_at_ms, ip});
}

void touch_session(db::Transaction& transaction, crypto::TokenHash const& token,
                   std::int64_t now_ms) {
    transaction.execute(change_session, {view(token), now_ms});
}

void delete_session(db::Transaction& transaction, crypto::TokenHash const& token) {
    transaction.execute(end_session, {view(token)});
}

std::int64_t delete_sessions(db::Transaction& transaction, std::int64_t person,
                             std::optional<crypto::TokenHash> const& but) {
    return but ? transaction.execute(end_other_sessions, {person, view(*but)})
               : transaction.execute(end_sessions, {person});
}

void delete_sessions_before(db::Transaction& transaction, std::int64_t begun_ms,
                            std::int64_t seen_ms) {
    transaction.execute(end_old_sessions, {begun_ms, seen_ms});
}

void insert_login_event(db::Transaction& transaction, LoginEvent const& event) {
    transaction.execute(add_login_event,
                        {event.at_ms, event.login, event.person, event.outcome, event.ip});
}

std::vector<LoginEvent> login_events(db::Session& session, int limit) {
    std::vector<LoginEvent> found;
    auto cursor = session.query(select_login_events, {std::int64_t{limit}});
    while (auto const* row = cursor->next())
        found.push_back({row->integer(0), std::string(row->text(1)), row->integer(2),
                         std::string(row->text(3)), std::string(row->text(4))});
    return found;
}

}  // namespace kedang::sign_in::store
