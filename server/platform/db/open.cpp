// SPDX-License-Identifier: Apache-2.0
#include "platform/db/pooled_database.h"
#include "platform/db/sqlite/dialect.h"

namespace kedang::db {

std::unique_ptr<Database> Database::open(std::string const& location, Options const& options) {
    return std::make_unique<PooledDatabase>(
        std::make_unique<sqlite::FileDialect>(location, options), options);
}

}  // namespace kedang::db
