// What logging in needs to know of a person, and the one place where a password is set. For sign_in
// and api_keys, which decide who gets in; nobody else has business with it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "accounts/actions.h"
#include "platform/db/database.h"

namespace kedang::accounts {

/// That person at the door, the session yet to be told. Nothing where there is none or they are
/// disabled.
/// Effects: gives `reader` back; reads the company anew where another process changed it.
std::optional<Visit> visit_of(Services& services, std::unique_ptr<db::Reader> reader,
                              std::int64_t person);

std::optional<Credentials> credentials_named(db::Session& session, std::string_view login);
std::optional<Credentials> credentials_of(db::Session& session, std::int64_t person);

void set_password(db::Transaction& transaction, std::int64_t person, std::string_view hash,
                  bool must_change);

}  // namespace kedang::accounts
