// One connection to one engine: what the reader pool and the write lane need of it. Inside
// platform/db only. Used by one thread at a time.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "base/check.h"
#include "platform/db/database.h"

namespace kedang::db {

class Connection {
  public:
    Connection() = default;
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;
    virtual ~Connection() = default;

    virtual Engine engine() const = 0;
    virtual std::unique_ptr<Cursor> query(std::string_view sql, Parameters parameters) = 0;
    virtual std::int64_t execute(std::string_view sql, Parameters parameters) = 0;
    /// Several statements without parameters, not cached.
    virtual void run_script(std::string_view sql) = 0;

    virtual void begin_snapshot() = 0;
    /// Throws: DatabaseError where another process holds the writers' lock too long.
    virtual void begin_write() = 0;
    /// Throws: where it failed; the caller then calls roll_back.
    virtual void commit() = 0;
    /// Leaves no transaction behind, or an unusable connection.
    virtual void roll_back() noexcept = 0;

    virtual void set_savepoint() = 0;
    virtual void release_savepoint() = 0;
    /// Undoes what was done since the savepoint and forgets it.
    virtual void undo_savepoint() = 0;

    /// False where an error ended the whole transaction.
    virtual bool in_transaction() const = 0;
    virtual bool usable() const = 0;
    /// Work that may be done when nobody waits: moves the write-ahead log into the database.
    virtual void maintain() {}
    /// Leaves everything in the database file before the connection is closed for good.
    virtual void settle() noexcept {}

  protected:
    /// One statement at a time, on both engines, since PostgreSQL cannot do more.
    void check_free() const {
        check(!streaming_, "a cursor is finished before the next statement");
    }
    bool streaming_ = false;
};

using Connect = std::function<std::unique_ptr<Connection>()>;

}  // namespace kedang::db
