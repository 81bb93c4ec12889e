// The people who may log in, and their departments. The public face of accounts for other
// capabilities.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
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
    std::optional<std::string> name;
    std::optional<std::int64_t> department;
    std::optional<std::vector<std::string>> roles;
    std::optional<bool> disabled;
};
/// Errors:  Forbidden, NotFound, Invalid, Conflict (the last administrator).
/// Effects: disabling ends every session in the same transaction.
Result<Done> change_person(Context const& context, PersonChange const& change);
/// Returns: a one-time password. Effects: ends all sessions of the person.
Result<SecretText> reset_password(Context const& context, std::int64_t person);

Result<std::int64_t> add_department(Context const& context, std::string const& name,
                                    std::int64_t parent);

std::vector<Person> people(db::Session& session);
std::vector<Department> departments(db::Session& session);

}  // namespace kedang::accounts
