// SPDX-License-Identifier: Apache-2.0
#include "accounts/credentials.h"

#include "accounts/company.h"
#include "accounts/sharing.h"
#include "accounts/store.h"
#include "accounts/store_company.h"

namespace kedang::accounts {

std::optional<Visit> visit_of(Services& services, std::unique_ptr<db::Reader> reader,
                              std::int64_t id) {
    auto person = store::person(*reader, id);
    if (!person || person->disabled)
        return std::nullopt;
    auto shared = shared_files(*reader, *person, services.clock.now());
    auto const epoch = store::epoch(*reader);
    reader.reset();
    auto company = company_of_epoch(services, epoch);
    auto actor = actor_of(std::move(*person), *company, std::move(shared));
    return Visit{std::move(company), std::move(actor), {}};
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
