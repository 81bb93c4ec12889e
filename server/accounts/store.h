// People and departments as rows. SQL only; decides nothing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/model.h"
#include "platform/db/database.h"

namespace kedang::accounts::store {

/// The tables of this capability, for the list of migrations.
extern std::string_view const schema;

std::vector<Department> departments(db::Session& session);
void insert_department(db::Transaction& transaction, Department const& department);
/// Name, parent and manager; the version grows.
void update_department(db::Transaction& transaction, Department const& department);
void set_manager(db::Transaction& transaction, std::int64_t department, std::int64_t person);
void delete_department(db::Transaction& transaction, std::int64_t id);

std::vector<Person> people(db::Session& session);
std::optional<Person> person(db::Session& session, std::int64_t id);
std::optional<Credentials> credentials_named(db::Session& session, std::string_view login);
std::optional<Credentials> credentials_of(db::Session& session, std::int64_t person);
/// Throws db::UniqueViolation where the log-in name is taken.
void insert_person(db::Transaction& transaction, Person const& person,
                   std::string_view password_hash, std::int64_t now_ms);
/// Everything but the password. Returns: false where `person.version` is not the stored one.
bool update_person(db::Transaction& transaction, Person const& person);
void set_password(db::Transaction& transaction, std::int64_t person, std::string_view hash,
                  bool must_change);
/// Ends every row by which the person could act without logging in anew.
void end_ways_in(db::Transaction& transaction, std::int64_t person);

}  // namespace kedang::accounts::store
