// SPDX-License-Identifier: Apache-2.0
#include "platform/db/migrations.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/check.h"
#include "platform/db/schema_text.h"

namespace kedang::db {
namespace {

constexpr std::string_view migration_table = R"(
CREATE TABLE IF NOT EXISTS schema_migration (
    version {{id}},
    name {{text}} NOT NULL,
    checksum {{text}} NOT NULL,
    applied_at {{bigint}} NOT NULL
);)";

constexpr std::string_view tables_on_sqlite =
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'";
constexpr std::string_view tables_on_postgres =
    "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()";
constexpr std::string_view applied_migrations =
    "SELECT version, checksum FROM schema_migration ORDER BY version";
constexpr std::string_view is_applied = "SELECT count(*) FROM schema_migration WHERE version = $1";
constexpr std::string_view record_migration =
    "INSERT INTO schema_migration (version, name, checksum, applied_at) VALUES ($1, $2, $3, $4)";

struct Applied {
    std::int64_t version;
    std::string checksum;
};

Error refusal(std::string key, std::string title) {
    return {.code = ErrorCode::Conflict, .key = std::move(key), .title = std::move(title)};
}

std::string checksum(std::string_view text) {
    check(sodium_init() >= 0, "libsodium works on every supported machine");
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(),
                       reinterpret_cast<unsigned char const*>(text.data()), text.size(), nullptr,
                       0);
    std::array<char, crypto_generichash_BYTES * 2 + 1> digits{};
    return sodium_bin2hex(digits.data(), digits.size(), hash.data(), hash.size());
}

/// Returns: what the database says about itself; empty for a new one.
Result<std::vector<Applied>> read_applied(Database& database) {
    auto const reader = database.read();
    std::vector<std::string> tables;
    {
        auto const cursor = reader->query(database.engine() == Engine::Sqlite ? tables_on_sqlite
                                                                              : tables_on_postgres);
        while (Row const* const row = cursor->next())
            tables.emplace_back(row->text(0));
    }
    std::vector<Applied> applied;
    if (tables.empty())
        return applied;
    if (std::find(tables.begin(), tables.end(), "schema_migration") == tables.end())
        return refusal("foreign_database", "该数据库中已有其他程序的数据表（如 " + tables.front() +
                                               "），请为客档指定一个空数据库");
    auto const cursor = reader->query(applied_migrations);
    while (Row const* const row = cursor->next())
        applied.push_back({row->integer(0), std::string(row->text(1))});
    return applied;
}

/// Whether what was applied is exactly the beginning of what is known.
Result<Done> check_applied(std::span<Applied const> applied, std::span<Migration const> known) {
    std::int64_t const newest = known.empty() ? 0 : known.back().version;
    if (!applied.empty() && applied.back().version > newest)
        return refusal("newer_database", "数据库由更新版本的客档建立（结构版本 " +
                                             std::to_string(applied.back().version) +
                                             "，本程序支持到 " + std::to_string(newest) +
                                             "），请升级程序后再启动");
    for (std::size_t i = 0; i < applied.size(); ++i) {
        bool const expected = i < known.size() && applied[i].version == known[i].version;
        std::string const version =
            std::to_string(expected ? applied[i].version : known[i].version);
        if (!expected)
            return refusal("half_migrated", "数据库结构不完整（缺少结构版本 " + version +
                                                "），请从备份恢复后再启动");
        if (applied[i].checksum != checksum(known[i].sql))
            return refusal("changed_migration",
                           "数据库的结构版本 " + version +
                               " 与本程序的定义不一致，请使用建立该数据库的程序版本，或从备份恢复");
    }
    return Done{};
}

Result<std::filesystem::path> secure_existing_data(Database& database, std::int64_t version,
                                                   Clock const& clock,
                                                   MigrationOptions const& options) {
    if (database.engine() == Engine::Postgres) {
        if (options.backed_up)
            return std::filesystem::path();
        return refusal(
            "backup_required",
            "升级数据库结构前请先备份 PostgreSQL 数据库，完成后加上 --backed-up 再次启动");
    }
    check(!options.snapshot_folder.empty(), "the start names a folder for snapshots");
    std::filesystem::create_directories(options.snapshot_folder);
    auto const snapshot =
        options.snapshot_folder / ("kedang-schema-" + std::to_string(version) + "-" +
                                   std::to_string(to_milliseconds(clock.now())) + ".db");
    database.copy_to(snapshot);
    return snapshot;
}

Result<Done> apply(Database& database, Migration const& migration, Clock const& clock) {
    return database.write([&](Transaction& transaction) -> Result<Done> {
        transaction.run_script(schema_text(migration_table, database.engine()));
        std::int64_t const version = migration.version;
        // Another process may have been faster; the lane lets only one of us in.
        if (transaction.integer(is_applied, {version}) == 1)
            return Done{};
        transaction.run_script(schema_text(migration.sql, database.engine()));
        transaction.execute(record_migration, {version, migration.name, checksum(migration.sql),
                                               to_milliseconds(clock.now())});
        return Done{};
    });
}

}  // namespace

Result<Migrated> migrate(Database& database, std::span<Migration const> migrations,
                         Clock const& clock, MigrationOptions const& options) {
    for (std::size_t i = 1; i < migrations.size(); ++i)
        check(migrations[i - 1].version < migrations[i].version, "versions ascend");
    TRY_SET(auto const applied, read_applied(database));
    TRY(check_applied(applied, migrations));
    int const from = applied.empty() ? 0 : static_cast<int>(applied.back().version);
    Migrated migrated{.from = from, .to = from};
    auto const missing = migrations.subspan(applied.size());
    if (missing.empty())
        return migrated;
    if (!applied.empty()) {
        TRY_SET(migrated.snapshot, secure_existing_data(database, from, clock, options));
    }
    for (Migration const& migration : missing) {
        TRY(apply(database, migration, clock));
        migrated.to = migration.version;
    }
    return migrated;
}

}  // namespace kedang::db
