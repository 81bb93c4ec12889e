// What logging in needs to know of a person, and the one place where a password is set. For
// sign_in, which decides who gets in; nobody else has business with it. SPDX-License-Identifier:
// Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "accounts/model.h"
#include "platform/db/database.h"

namespace kedang::accounts {

/// Acting as that person. Nothing where there is none or they are disabled.
std::optional<Actor> actor_of(db::Session& session, std::int64_t person);

std::optional<Credentials> credentials_named(db::Session& session, std::string_view login);
std::optional<Credentials> credentials_of(db::Session& session, std::int64_t person);

void set_password(db::Transaction& transaction, std::int64_t person, std::string_view hash,
                  bool must_change);

}  // namespace kedang::accounts
