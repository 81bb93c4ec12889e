// Logging in and out, being logged in, changing one's password. The public face of sign_in: the
// door asks visit(). Thread-safe. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "accounts/actions.h"
#include "base/secret.h"
#include "sign_in/model.h"

namespace kedang::sign_in {

/// Who the cookie belongs to. Nothing where it is unknown, idle or old, or the person is disabled.
/// Effects: notes the visit, at most once a minute; reads the company anew where another process
///          changed it.
std::optional<accounts::Visit> visit(accounts::Services& services, std::string_view cookie);

/// What somebody who wants in hands over.
struct Attempt {
    std::string login;
    SecretText password;
    /// Of the authenticator app, or a recovery code; "" at the first step.
    std::string code = {};
    std::string day_pass = {};  ///< the cookie of a browser that gave a code today; "" without
    std::string user_agent = {};
};
struct LoggedIn {
    SecretText cookie;
    SecretText day_pass;  ///< a new one, after a code; empty otherwise
    std::int64_t person = 0;
};
/// In:      `origin` with the address it comes from.
/// Errors:  Unauthorized "bad_credentials" (unknown, wrong or disabled: the same words, work and
///          lock), "code_required" (the password is right, a code is wanted), "bad_code";
///          TooMany "locked_out" or "address_limited" with retry_after_s.
/// Effects: a line in the log-in log, whatever the outcome.
Result<LoggedIn> log_in(accounts::Services& services, audit_trail::Context const& origin,
                        Attempt const& attempt);
Result<Done> log_out(accounts::Context const& context, std::string_view cookie);

/// Ends one session by its id in account_json(); of somebody else for those who manage people.
/// One that is over already is no error.
Result<Done> end_session(accounts::Context const& context, std::int64_t person,
                         std::string_view session);
/// Ends all sessions and day passes of a person, but the session with this cookie ("": that too).
/// Errors: Forbidden, NotFound.
Result<Done> end_sessions(accounts::Context const& context, std::int64_t person,
                          std::string_view cookie);
/// Forgets what is over: sessions, day passes, counted failures, old lines of the log-in log; a
/// job's daily work.
Result<Done> purge(accounts::Services& services);

/// Errors:  Invalid (wrong current password, one that is easy to guess, one used before), TooMany.
/// Effects: ends all other sessions and the day passes of the person.
Result<Done> change_password(accounts::Context const& context, SecretText const& current,
                             SecretText const& wanted, std::string_view cookie);

/// For other capabilities: a line in the log-in log within their transaction.
void note_login_event(db::Transaction& transaction, LoginEvent const& event);

/// The running session as the page needs it: who, may what, which words the company uses.
std::string session_json(accounts::Company const& company, accounts::Actor const& actor,
                         accounts::SessionState const& session);
/// Sessions, second factor, age of the password and newest log-ins of a person. In: `cookie` of
/// the session that is to be marked as the one asking, "" for none. Errors: Forbidden, NotFound.
Result<std::string> account_json(accounts::Context const& context, std::int64_t person,
                                 std::string_view cookie);
/// The newest 500 lines.
std::string login_log_json(db::Session& session);

}  // namespace kedang::sign_in
