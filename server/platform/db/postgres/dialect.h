// PostgreSQL's part of a Database: one server, as many connections as are wanted.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "platform/db/pooled_database.h"

namespace kedang::db::postgres {

class ServerDialect final : public Dialect {
  public:
    /// In: postgresql://…
    explicit ServerDialect(std::string location) : location_(std::move(location)) {}

    Engine engine() const override { return Engine::Postgres; }
    std::unique_ptr<Connection> connect_writer(Counters& counters) const override;
    std::unique_ptr<Connection> connect_reader(Counters& counters) const override;
    void copy_to(std::filesystem::path const& file) const override;

  private:
    std::string location_;
};

}  // namespace kedang::db::postgres
