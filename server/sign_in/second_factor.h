// The second factor: codes of an authenticator app, and recovery codes for the day the phone is
// gone. For those who administer, approve or export; everybody else may. Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "accounts/context.h"
#include "base/secret.h"

namespace kedang::sign_in {

/// Whether this person must have one, as login.second_factor says: `required`, `offered`, or
/// `automatic`, which requires it as soon as people come from other machines.
bool must_have_second_factor(accounts::Actor const& actor, config::Settings const& settings);

struct Enrolment {
    SecretText secret;  ///< for typing into the app
    SecretText uri;     ///< for its camera
};
/// Makes a secret that is in force once its first code is confirmed; until then the one before is.
/// In:     a code, where one has a second factor already.
/// Errors: Invalid (wrong password or code), TooMany.
Result<Enrolment> begin_second_factor(accounts::Context const& context, SecretText const& password,
                                      std::string const& code);
/// Returns: ten recovery codes, never to be seen again.
/// Errors:  Invalid (wrong code), Conflict (nothing was begun).
/// Effects: ends all other sessions of the person.
Result<std::vector<SecretText>> confirm_second_factor(accounts::Context const& context,
                                                      std::string const& code,
                                                      std::string_view cookie);
/// Ten new recovery codes in place of the old ones. Errors: Invalid (wrong code), TooMany.
Result<std::vector<SecretText>> renew_recovery_codes(accounts::Context const& context,
                                                     std::string const& code);
/// Errors: Invalid (wrong code), TooMany, Conflict (this person must have one).
Result<Done> remove_second_factor(accounts::Context const& context, std::string const& code);
/// Takes it from somebody who lost phone and recovery codes.
/// Errors: Forbidden, NotFound. Effects: ends all their sessions.
Result<Done> reset_second_factor(accounts::Context const& context, std::int64_t person);

/// What a code turned out to be.
enum class Proof : std::uint8_t { None, App, RecoveryCode };
/// Takes the code, so that it is good only once. In: as people type it, with spaces and hyphens.
Proof spend_code(db::Transaction& transaction, accounts::Services const& services,
                 std::int64_t person, std::string const& code);

}  // namespace kedang::sign_in
