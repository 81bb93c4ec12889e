// SPDX-License-Identifier: Apache-2.0
#include "sign_in/store.h"

#include <algorithm>

namespace kedang::sign_in::store {
namespace {

constexpr std::string_view select_session =
    "SELECT person, created_at, seen_at, ip, device, (SELECT COUNT(*) FROM second_factor"
    " WHERE second_factor.person = session.person AND enrolled_at > 0)"
    " FROM session WHERE token_hash = $1";
constexpr std::string_view select_sessions =
    "SELECT person, created_at, seen_at, ip, device, token_hash FROM session WHERE person = $1"
    " ORDER BY seen_at DESC, token_hash";
constexpr std::string_view add_session =
    "INSERT INTO session(token_hash, person, created_at, seen_at, ip, device)"
    " VALUES ($1, $2, $3, $4, $5, $6)";
constexpr std::string_view change_session =
    "UPDATE session SET seen_at = $2 WHERE token_hash = $1 AND seen_at < $2";
constexpr std::string_view end_session = "DELETE FROM session WHERE token_hash = $1";
constexpr std::string_view end_sessions = "DELETE FROM session WHERE person = $1";
constexpr std::string_view end_other_sessions =
    "DELETE FROM session WHERE person = $1 AND token_hash <> $2";
constexpr std::string_view end_old_sessions =
    "DELETE FROM session WHERE created_at < $1 OR seen_at < $2";

constexpr std::string_view select_day_pass =
    "SELECT expires_at FROM day_pass WHERE token_hash = $1 AND person = $2";
constexpr std::string_view add_day_pass =
    "INSERT INTO day_pass(token_hash, person, expires_at) VALUES ($1, $2, $3)";
constexpr std::string_view end_day_passes = "DELETE FROM day_pass WHERE person = $1";
constexpr std::string_view end_old_day_passes = "DELETE FROM day_pass WHERE expires_at < $1";

constexpr std::string_view select_guard =
    "SELECT failures, counted_at, locked_until FROM login_guard WHERE subject = $1";
constexpr std::string_view change_guard =
    "INSERT INTO login_guard(subject, failures, counted_at, locked_until) VALUES ($1, $2, $3, $4)"
    " ON CONFLICT (subject) DO UPDATE SET failures = $2, counted_at = $3, locked_until = $4";
constexpr std::string_view end_guard = "DELETE FROM login_guard WHERE subject = $1";
constexpr std::string_view end_old_guards =
    "DELETE FROM login_guard WHERE counted_at < $1 AND locked_until < $1";

constexpr std::string_view add_login_event =
    "INSERT INTO login_log(at, login, person, outcome, ip) VALUES ($1, $2, $3, $4, $5)";
constexpr std::string_view select_login_events =
    "SELECT at, login, person, outcome, ip FROM login_log ORDER BY at DESC, login, outcome, ip "
    "LIMIT $1";
constexpr std::string_view select_login_events_of =
    "SELECT at, login, person, outcome, ip FROM login_log WHERE person = $1"
    " ORDER BY at DESC, login, outcome, ip LIMIT $2";
constexpr std::string_view select_oldest_login_event = "SELECT min(at) FROM login_log";
constexpr std::string_view end_old_login_events = "DELETE FROM login_log WHERE at < $1";

db::Value view(crypto::TokenHash const& hash) {
    return std::span<std::byte const>(hash);
}

Session session_from(db::Row const& row) {
    return {row.integer(0), row.integer(1), row.integer(2), std::string(row.text(3)),
            std::string(row.text(4))};
}

std::vector<LoginEvent> events_from(db::Cursor& cursor) {
    std::vector<LoginEvent> found;
    while (auto const* row = cursor.next())
        found.push_back({row->integer(0), std::string(row->text(1)), row->integer(2),
                         std::string(row->text(3)), std::string(row->text(4))});
    return found;
}

}  // namespace

std::string_view const schema = R"sql(
ALTER TABLE session ADD COLUMN device {{text}} NOT NULL DEFAULT '';
CREATE TABLE day_pass (
    token_hash {{bytes}} PRIMARY KEY, person {{bigint}} NOT NULL, expires_at {{bigint}} NOT NULL);
CREATE INDEX day_pass_person ON day_pass(person);
CREATE TABLE login_guard (
    subject {{bytes}} PRIMARY KEY, failures {{bigint}} NOT NULL, counted_at {{bigint}} NOT NULL,
    locked_until {{bigint}} NOT NULL);
CREATE TABLE second_factor (
    person {{bigint}} PRIMARY KEY, salt {{bytes}} NOT NULL, version {{bigint}} NOT NULL,
    sealed {{bytes}} NOT NULL, pending {{bytes}} NOT NULL, enrolled_at {{bigint}} NOT NULL,
    last_step {{bigint}} NOT NULL);
CREATE TABLE recovery_code (
    person {{bigint}} NOT NULL, code_hash {{bytes}} NOT NULL, PRIMARY KEY (person, code_hash));
CREATE TABLE password_history (
    person {{bigint}} NOT NULL, set_at {{bigint}} NOT NULL, password_hash {{text}} NOT NULL);
CREATE INDEX password_history_person ON password_history(person, set_at);
CREATE INDEX login_log_person ON login_log(person, at);
UPDATE login_log SET login = '未知登录名' WHERE person = 0;
)sql";

std::optional<Session> session(db::Session& reader, crypto::TokenHash const& token) {
    auto cursor = reader.query(select_session, {view(token)});
    auto const* row = cursor->next();
    if (row == nullptr)
        return std::nullopt;
    auto found = session_from(*row);
    found.second_factor = row->integer(5) != 0;
    return found;
}

std::vector<HeldSession> sessions_of(db::Session& reader, std::int64_t person) {
    std::vector<HeldSession> found;
    auto cursor = reader.query(select_sessions, {person});
    while (auto const* row = cursor->next()) {
        auto& held = found.emplace_back(HeldSession{{}, session_from(*row)});
        auto const token = row->bytes(5);
        std::copy_n(token.begin(), std::min(token.size(), held.token.size()), held.token.begin());
    }
    return found;
}

void insert_session(db::Transaction& transaction, crypto::TokenHash const& token,
                    Session const& session) {
    transaction.execute(add_session, {view(token), session.person, session.created_at_ms,
                                      session.seen_at_ms, session.ip, session.device});
}

void touch_session(db::Transaction& transaction, crypto::TokenHash const& token,
                   std::int64_t now_ms) {
    transaction.execute(change_session, {view(token), now_ms});
}

void delete_session(db::Transaction& transaction, crypto::TokenHash const& token) {
    transaction.execute(end_session, {view(token)});
}

void delete_sessions(db::Transaction& transaction, std::int64_t person,
                     std::optional<crypto::TokenHash> const& but) {
    if (but)
        transaction.execute(end_other_sessions, {person, view(*but)});
    else
        transaction.execute(end_sessions, {person});
    transaction.execute(end_day_passes, {person});
}

void delete_sessions_before(db::Transaction& transaction, std::int64_t begun_ms,
                            std::int64_t seen_ms) {
    transaction.execute(end_old_sessions, {begun_ms, seen_ms});
}

bool has_day_pass(db::Session& reader, crypto::TokenHash const& token, std::int64_t person,
                  std::int64_t now_ms) {
    return reader.integer(select_day_pass, {view(token), person}).value_or(0) > now_ms;
}

void insert_day_pass(db::Transaction& transaction, crypto::TokenHash const& token,
                     std::int64_t person, std::int64_t expires_at_ms) {
    transaction.execute(add_day_pass, {view(token), person, expires_at_ms});
}

void delete_day_passes_before(db::Transaction& transaction, std::int64_t expired_ms) {
    transaction.execute(end_old_day_passes, {expired_ms});
}

Guard guard(db::Session& reader, crypto::TokenHash const& subject) {
    auto cursor = reader.query(select_guard, {view(subject)});
    auto const* row = cursor->next();
    return row == nullptr ? Guard{} : Guard{row->integer(0), row->integer(1), row->integer(2)};
}

void put_guard(db::Transaction& transaction, crypto::TokenHash const& subject, Guard const& guard) {
    transaction.execute(
        change_guard, {view(subject), guard.failures, guard.counted_at_ms, guard.locked_until_ms});
}

void delete_guard(db::Transaction& transaction, crypto::TokenHash const& subject) {
    transaction.execute(end_guard, {view(subject)});
}

void delete_guards_before(db::Transaction& transaction, std::int64_t quiet_since_ms) {
    transaction.execute(end_old_guards, {quiet_since_ms});
}

void insert_login_event(db::Transaction& transaction, LoginEvent const& event) {
    transaction.execute(add_login_event,
                        {event.at_ms, event.login, event.person, event.outcome, event.ip});
}

std::vector<LoginEvent> login_events(db::Session& session, std::int64_t limit) {
    return events_from(*session.query(select_login_events, {limit}));
}

std::vector<LoginEvent> login_events_of(db::Session& session, std::int64_t person,
                                        std::int64_t limit) {
    return events_from(*session.query(select_login_events_of, {person, limit}));
}

std::optional<std::int64_t> oldest_login_event(db::Session& session) {
    return session.integer(select_oldest_login_event);
}

void delete_login_events_before(db::Transaction& transaction, std::int64_t at_ms) {
    transaction.execute(end_old_login_events, {at_ms});
}

}  // namespace kedang::sign_in::store
