// SPDX-License-Identifier: Apache-2.0
#include "platform/db/postgres/dialect.h"

#include "platform/db/postgres/connection.h"

namespace kedang::db::postgres {

std::unique_ptr<Connection> ServerDialect::connect_writer(Counters& counters) const {
    return std::make_unique<ServerConnection>(location_, counters);
}

std::unique_ptr<Connection> ServerDialect::connect_reader(Counters& counters) const {
    return std::make_unique<ServerConnection>(location_, counters);
}

void ServerDialect::copy_to(std::filesystem::path const&) const {
    throw Bug("PostgreSQL is copied with its own tools");
}

}  // namespace kedang::db::postgres
