// SPDX-License-Identifier: Apache-2.0
#include "platform/db/pooled_database.h"
#include "platform/db/postgres/dialect.h"
#include "platform/db/sqlite/dialect.h"

namespace kedang::db {

std::unique_ptr<Database> Database::open(std::string const& location, Options const& options) {
    std::unique_ptr<Dialect> dialect;
    if (location.starts_with("postgresql://") || location.starts_with("postgres://"))
        dialect = std::make_unique<postgres::ServerDialect>(location);
    else
        dialect = std::make_unique<sqlite::FileDialect>(location, options);
    return std::make_unique<PooledDatabase>(std::move(dialect), options);
}

}  // namespace kedang::db
