// People, departments, sessions and the log-in log as rows. SQL only; decides nothing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/model.h"
#include "platform/crypto/token.h"
#include "platform/db/database.h"

namespace kedang::accounts::store {

/// The tables of this capability, for the list of migrations.
extern std::string_view const schema;

/// A person with what logging in needs.
struct Login {
    Person person;
    std::string password_hash;
    std::int64_t failures = 0;
    std::int64_t locked_until_ms = 0;
};

std::vector<Department> departments(db::Session& session);
void insert_department(db::Transaction& transaction, Department const& department);
/// Name, parent and manager; the version grows.
void update_department(db::Transaction& transaction, Department const& department);
void set_manager(db::Transaction& transaction, std::int64_t department, std::int64_t person);
void delete_department(db::Transaction& transaction, std::int64_t id);

std::vector<Person> people(db::Session& session);
std::optional<Person> person(db::Session& session, std::int64_t id);
std::optional<Login> login_named(db::Session& session, std::string_view login);
std::optional<Login> login_of(db::Session& session, std::int64_t person);
/// Throws db::UniqueViolation where the log-in name is taken.
void insert_person(db::Transaction& transaction, Person const& person,
                   std::string_view password_hash, std::int64_t now_ms);
/// Everything but password and lock. Returns: false where `person.version` is not the stored one.
bool update_person(db::Transaction& transaction, Person const& person);
void set_password(db::Transaction& transaction, std::int64_t person, std::string_view hash,
                  bool must_change);
void set_failures(db::Transaction& transaction, std::int64_t person, std::int64_t failures,
                  std::int64_t locked_until_ms);

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

}  // namespace kedang::accounts::store
