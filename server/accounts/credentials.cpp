// SPDX-License-Identifier: Apache-2.0
#include "accounts/credentials.h"

#include "accounts/store.h"

namespace kedang::accounts {

std::optional<Actor> actor_of(db::Session& session, std::int64_t id) {
    auto person = store::person(session, id);
    if (!person || person->disabled)
        return std::nullopt;
    return Actor(std::move(*person), store::departments(session));
}

std::optional<Credentials> credentials_named(db::Session& session, std::string_view login) {
    return store::credentials_named(session, login);
}

std::optional<Credentials> credentials_of(db::Session& session, std::int64_t person) {
    return store::credentials_of(session, person);
}

void set_password(db::Transaction& transaction, std::int64_t person, std::string_view hash,
                  bool must_change) {
    store::set_password(transaction, person, hash, must_change);
}

}  // namespace kedang::accounts
