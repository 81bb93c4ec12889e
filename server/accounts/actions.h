// The people who may log in, and their departments. The public face of accounts for other
// capabilities.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/context.h"
#include "base/secret.h"

namespace kedang::accounts {

/// What is known of a running session beside who it is.
struct SessionState {
    std::string csrf;  ///< what X-CSRF-Token must say
    /// Must be enrolled before anything else is done.
    bool second_factor_missing = false;
    bool by_key = false;  ///< an API key and no session
};

/// Somebody at the door.
struct Visit {
    std::shared_ptr<Company const> company;  ///< as it stands now
    Actor actor;
    SessionState session;
};

struct NewPerson {
    std::string login;
    std::string name;
    std::string employee_number;
    std::int64_t department = 0;
    std::vector<std::string> roles;
};
struct MadePerson {
    std::int64_t id = 0;
    SecretText one_time_password;  ///< shown once; must be changed at the first log-in
};
/// Errors: Forbidden, Invalid (name, roles, department), Conflict "login_taken".
Result<MadePerson> add_person(Context const& context, NewPerson const& person);
/// The same with a given password that need not be changed: demo and tests.
Result<MadePerson> add_person(Context const& context, NewPerson const& person,
                              SecretText const& password);

struct PersonChange {
    std::int64_t id = 0;
    std::int64_t expected_version = 0;  ///< 0: whatever it is
    std::optional<std::string> name;
    std::optional<std::string> login;
    std::optional<std::string> employee_number;
    std::optional<std::int64_t> department;
    std::optional<std::vector<std::string>> roles;
    std::optional<bool> disabled;
};
/// Errors:  Forbidden, NotFound, Stale, Invalid, Conflict (the last administrator, a log-in name or
///          employee number that is taken).
/// Effects: disabling ends every way in in the same transaction; a move to another department
///          queues follow_owner_job, which takes the files of the person along.
Result<Done> change_person(Context const& context, PersonChange const& change);
/// Returns: a one-time password. Effects: ends every way in of the person.
Result<SecretText> reset_password(Context const& context, std::int64_t person);

Result<std::int64_t> add_department(Context const& context, std::string const& name,
                                    std::int64_t parent);

struct DepartmentChange {
    std::int64_t id = 0;
    std::optional<std::string> name;
    std::optional<std::int64_t> parent;   ///< 0: at the top
    std::optional<std::int64_t> manager;  ///< 0: nobody
};
/// Errors: Forbidden, NotFound, Stale, Invalid (a ring, a name twice under one parent).
Result<Done> change_department(Context const& context, DepartmentChange const& change,
                               std::int64_t expected_version);
/// Errors: Forbidden, NotFound, Conflict "not_empty" (people or departments are in it).
Result<Done> remove_department(Context const& context, std::int64_t id);

/// Queued with {"person":"7"} when somebody moves to another department; whoever keeps what people
/// own handles it.
inline constexpr std::string_view follow_owner_job = "person.moved";

/// What the log says of a person: who, where, with which roles.
std::string rights_summary(Person const& person);
/// What somebody changed meanwhile, with the version it has now.
Error stale(std::int64_t current_version, std::string title);

std::vector<Person> people(db::Session& session);
std::optional<Person> find_person(db::Session& session, std::int64_t id);
std::vector<Department> departments(db::Session& session);

}  // namespace kedang::accounts
