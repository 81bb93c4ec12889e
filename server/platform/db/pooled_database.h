// A Database of either engine: a pool of readers and a write lane over connections it is given.
// Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "platform/db/reader_pool.h"
#include "platform/db/write_lane.h"

namespace kedang::db {

/// The engine's own part: how to connect.
class Dialect {
  public:
    virtual ~Dialect() = default;
    virtual Engine engine() const = 0;
    virtual std::unique_ptr<Connection> connect_writer(Counters& counters) const = 0;
    virtual std::unique_ptr<Connection> connect_reader(Counters& counters) const = 0;
    /// See Database::copy_to.
    virtual void copy_to(std::filesystem::path const& file) const = 0;
};

class PooledDatabase final : public Database {
  public:
    /// Throws: DatabaseError where the database cannot be opened.
    PooledDatabase(std::unique_ptr<Dialect> dialect, Options const& options);

    Engine engine() const override { return dialect_->engine(); }
    std::unique_ptr<Reader> read() override { return readers_.lend(); }
    Result<Done> write(Action const& action) override { return lane_.write(action); }
    bool writable() const override { return lane_.writable(); }
    std::size_t waiting() const override { return lane_.waiting(); }
    bool alive() override;
    Counters const& counters() const override { return counters_; }
    void copy_to(std::filesystem::path const& file) override { dialect_->copy_to(file); }

  private:
    Counters counters_;
    std::unique_ptr<Dialect> dialect_;
    // In this order: on SQLite the writer opens first and closes last, the log is folded in by it.
    WriteLane lane_;
    ReaderPool readers_;
};

}  // namespace kedang::db
