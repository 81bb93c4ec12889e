// Brings a database to the schema this program knows, forward only, each step in one transaction,
// and refuses what it does not know. Called at the start, before anything else uses the database.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "platform/db/database.h"

namespace kedang::db {

/// One step. Once released, neither version nor text changes: databases remember the checksum.
struct Migration {
    int version;            ///< ascending
    std::string_view name;  ///< a few words for people who look into the table
    std::string_view sql;   ///< see schema_text.h
};

struct MigrationOptions {
    /// SQLite: where the checked copy goes that is made before existing data is changed.
    std::filesystem::path snapshot_folder;
    /// PostgreSQL: the operator says that there is a backup.
    bool backed_up = false;
};

/// What migrate() did.
struct Migrated {
    int from = 0;                         ///< 0 for a new database
    int to = 0;                           ///< equal to `from` where nothing was to be done
    std::filesystem::path snapshot = {};  ///< the copy, where one was made
};

/// In:      `migrations` in ascending order of version; Kedang's whole list, not only what is new.
/// Returns: Conflict with a Chinese title for a database of another program, of a newer Kedang,
/// with
///          a step missing or changed, or (PostgreSQL) without `backed_up`; nothing was changed
///          then.
/// Effects: steps already done stay where a later one throws; starting again goes on there.
Result<Migrated> migrate(Database& database, std::span<Migration const> migrations,
                         Clock const& clock, MigrationOptions const& options);

}  // namespace kedang::db
