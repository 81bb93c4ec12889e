// SQLite's part of a Database: one file, one writer, many readers.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "platform/db/pooled_database.h"

namespace kedang::db::sqlite {

class FileDialect final : public Dialect {
  public:
    FileDialect(std::filesystem::path const& file, Options const& options)
        : file_(std::filesystem::absolute(file)), page_cache_bytes_(options.page_cache_bytes) {}

    Engine engine() const override { return Engine::Sqlite; }
    std::unique_ptr<Connection> connect_writer(Counters& counters) const override;
    std::unique_ptr<Connection> connect_reader(Counters& counters) const override;
    void copy_to(std::filesystem::path const& file) const override;

  private:
    std::string file_;
    std::int64_t page_cache_bytes_;
};

}  // namespace kedang::db::sqlite
