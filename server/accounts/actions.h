// Logging in and out, and the people who may. The public face of accounts for other capabilities.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/context.h"
#include "base/secret.h"
#include "platform/crypto/token.h"

namespace kedang::accounts {

/// A running session, found by its cookie.
struct Visit {
    std::shared_ptr<Company const> company;  ///< as it stands now
    Actor actor;
    std::string csrf;  ///< what X-CSRF-Token must say
};

/// Who the cookie belongs to. Nothing where it is unknown, idle or old, or the person is disabled.
/// Effects: notes the visit, at most once a minute; reads the company anew where another process
///          changed it.
std::optional<Visit> visit(Services& services, std::string_view cookie);

struct LoggedIn {
    SecretText cookie;
    std::int64_t person = 0;
};
/// In:      `origin` with the address it comes from.
/// Errors:  Unauthorized "bad_credentials" (unknown, wrong or disabled: the same words and work),
///          TooMany "locked_out" with retry_after_s, growing with each further failure.
/// Effects: a line in the log-in log, whatever the outcome.
Result<LoggedIn> log_in(Services& services, audit_trail::Context const& origin,
                        std::string const& login, SecretText const& password);
/// Forgets sessions that are over; a job's daily work.
Result<Done> purge_sessions(Services& services);
Result<Done> log_out(Context const& context, std::string_view cookie);

/// Errors:  Invalid (wrong current password, too short, the same again).
/// Effects: ends all other sessions of the person.
Result<Done> change_password(Context const& context, SecretText const& current,
                             SecretText const& wanted, std::string_view cookie);

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
/// Effects: disabling ends every session in the same transaction; a move to another department
///          queues follow_owner_job, which takes the files of the person along.
Result<Done> change_person(Context const& context, PersonChange const& change);
/// Returns: a one-time password. Effects: ends all sessions of the person.
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
