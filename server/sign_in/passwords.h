// One's own password: proving it again, how old it may get. Inner to sign_in; changing it is in
// actions.h.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "accounts/context.h"
#include "base/secret.h"
#include "platform/db/database.h"

namespace kedang::sign_in {

/// Asks for the password once more before something that must not be done by whoever finds an open
/// browser. In: `field`, the name in the form.
/// Errors:  Invalid (wrong; counted like a refused log-in), TooMany.
Result<Done> prove_password(accounts::Context const& context, SecretText const& password,
                            std::string const& field);

/// Where passwords may only get so old (password.maximum_days) and this one is older, it must be
/// changed after this log-in.
void require_change_of_old_password(db::Transaction& transaction,
                                    accounts::Services const& services,
                                    accounts::Credentials const& credentials);

}  // namespace kedang::sign_in
