// Logging in and out, and being logged in. The public face of sign_in: the door asks visit().
// Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "accounts/actions.h"
#include "base/secret.h"

namespace kedang::sign_in {

/// Who the cookie belongs to. Nothing where it is unknown, idle or old, or the person is disabled.
/// Effects: notes the visit, at most once a minute.
std::optional<accounts::Visit> visit(accounts::Services& services, accounts::Company const& company,
                                     std::string_view cookie);

struct LoggedIn {
    SecretText cookie;
    std::int64_t person = 0;
};
/// In:      `origin` with the address it comes from.
/// Errors:  Unauthorized "bad_credentials" (unknown, wrong or disabled: the same words and work),
///          TooMany "locked_out" with retry_after_s, growing with each further failure.
/// Effects: a line in the log-in log, whatever the outcome.
Result<LoggedIn> log_in(accounts::Services& services, audit_trail::Context const& origin,
                        std::string const& login, SecretText const& password);
/// Forgets sessions that are over; a job's daily work.
Result<Done> purge_sessions(accounts::Services& services);
Result<Done> log_out(accounts::Context const& context, std::string_view cookie);

/// Errors:  Invalid (wrong current password, too short, the same again).
/// Effects: ends all other sessions of the person.
Result<Done> change_password(accounts::Context const& context, SecretText const& current,
                             SecretText const& wanted, std::string_view cookie);

/// The running session as the page needs it: who, may what, which words the company uses.
std::string session_json(accounts::Services& services, accounts::Visit const& visit);
/// The newest 500 lines.
std::string login_log_json(db::Session& session);

}  // namespace kedang::sign_in
