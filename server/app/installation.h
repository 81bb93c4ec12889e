// An installation on disk: the data folder, the folder of keys, the database. Made once, opened at
// every start; refuses what does not belong together.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "base/secret.h"
#include "platform/crypto/keyring.h"
#include "platform/db/database.h"

namespace kedang::app {

struct Places {
    std::filesystem::path data = "data";
    std::filesystem::path keys = "keys";  ///< never inside data
    std::string database;                 ///< postgresql://…, or "" for data/kedang.db
    bool backed_up = false;  ///< the operator says so; PostgreSQL asks before migrating
};

struct Installation {
    Places places;
    crypto::Keyring keyring;
    std::unique_ptr<db::Database> database;
};

/// What a new installation begins with.
struct FirstAdministrator {
    std::string login;
    SecretText one_time_password;
};

/// Makes folders (0700), keys, tables and the first administrator.
/// Errors: Conflict (there is an installation already), Invalid (keys inside data).
Result<FirstAdministrator> make_installation(Places const& places, Clock const& clock);

/// Opens it and brings the tables up to date.
/// Errors: NotFound (nothing there: run init), those of the keyring and of migrate(), Conflict
/// (keys
///         and database belong to different installations, or it was made by another normaliser).
Result<Installation> open_installation(Places const& places, Clock const& clock);

}  // namespace kedang::app
