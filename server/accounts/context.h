// Everything a use case gets to work with: who asks, the catalogue as it stands, the clock, the
// stores, the keys. Made once a request, job or command; used by one thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "accounts/model.h"
#include "audit_trail/model.h"
#include "base/clock.h"
#include "fields/catalogue.h"
#include "platform/config/settings.h"
#include "platform/crypto/keyring.h"
#include "platform/crypto/password.h"
#include "platform/db/ids.h"
#include "platform/log/log.h"

namespace kedang::jobs {
class JobRunner;
}

namespace kedang::accounts {

/// What the company has chosen; changes rarely, swapped as a whole.
struct Company {
    std::shared_ptr<fields::Catalogue const> catalogue;
    std::shared_ptr<config::Settings const> settings;
    std::string name;
    std::string preset;  ///< "" before set-up
    TimeZone time_zone;
    std::shared_ptr<RoleSet const> roles;
    std::vector<Department> departments;
    std::int64_t epoch = 0;  ///< of the database when it was read
};

/// In: a person as stored now, and what is shared with them (sharing.h).
Actor actor_of(Person person, Company const& company, std::vector<std::int64_t> shared_files);

/// Owned by the application in construction order; others hold references. All thread-safe.
struct Services {
    db::Database& database;
    Clock const& clock;
    crypto::Keyring const& keyring;
    crypto::PasswordHasher& passwords;
    log::Logger& log;
    db::IdAllocator& ids;
    jobs::JobRunner* jobs = nullptr;  ///< none on the command line
    std::string data_directory;
    /// The company as it stands now; never null.
    std::function<std::shared_ptr<Company const>()> company;
    /// Reads the company anew after it was changed, here or by another process.
    std::function<void()> reload_company;
};

struct Context {
    Services& services;
    std::shared_ptr<Company const> company;
    Actor actor;
    audit_trail::Context audit;

    fields::Catalogue const& catalogue() const { return *company->catalogue; }
    Instant now() const { return services.clock.now(); }
    Date today() const { return company->time_zone.date_of(now()); }
    /// Errors: Forbidden naming what is missing.
    Result<Done> require(std::string_view permission, AskedAt at = AskedAt::current()) const;
};

}  // namespace kedang::accounts
