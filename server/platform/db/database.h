// The one door to both engines: SQLite inside, PostgreSQL behind it when the company grows.
// SQL is written once, with $1 … $n and always named columns; the facade rewrites $n to ?n for SQLite.
// Reads happen in a Reader (one snapshot), writes in a Transaction handed out by the write lane.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/result.h"
#include "platform/db/value.h"

namespace kedang::db {

enum class Engine : std::uint8_t { Sqlite, Postgres };

/// The world is broken: disk, connection, corruption. Caught at request, job and command level.
struct DatabaseError : std::runtime_error {
    using std::runtime_error::runtime_error;
};
/// A unique index said no. `constraint` is the index' or column's name as far as the engine tells.
struct UniqueViolation : DatabaseError {
    UniqueViolation(std::string const& what, std::string constraint_name)
        : DatabaseError(what), constraint(std::move(constraint_name)) {}
    std::string constraint;
};

/// One row of a running query; valid until the cursor moves. Columns count from 0.
class Row {
  public:
    virtual ~Row() = default;
    virtual int columns() const = 0;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;       ///< NULL reads as 0
    virtual double number(int column) const = 0;              ///< NULL reads as 0
    virtual std::string_view text(int column) const = 0;      ///< NULL reads as ""
    virtual std::span<std::byte const> bytes(int column) const = 0;  ///< NULL reads as empty

    std::optional<std::int64_t> maybe_integer(int column) const {
        return is_null(column) ? std::nullopt : std::optional(integer(column));
    }
};

/// Rows one by one, streamed. Destroying it ends the query.
class Cursor {
  public:
    virtual ~Cursor() = default;
    /// The next row, or nullptr after the last. The pointer is valid until the next call.
    virtual Row const* next() = 0;
};

using Parameters = std::span<Value const>;

/// A connection inside a transaction; used by one thread at a time.
/// On PostgreSQL a cursor must be finished or destroyed before the next statement.
class Session {
  public:
    virtual ~Session() = default;
    virtual Engine engine() const = 0;

    /// Prepared once per text and connection (LRU), streamed.
    virtual std::unique_ptr<Cursor> query(std::string_view sql, Parameters parameters) = 0;
    std::unique_ptr<Cursor> query(std::string_view sql, std::initializer_list<Value> parameters = {}) {
        return query(sql, Parameters(parameters.begin(), parameters.size()));
    }
    /// Returns: how many rows changed. Throws UniqueViolation, DatabaseError.
    virtual std::int64_t execute(std::string_view sql, Parameters parameters) = 0;
    std::int64_t execute(std::string_view sql, std::initializer_list<Value> parameters = {}) {
        return execute(sql, Parameters(parameters.begin(), parameters.size()));
    }
    /// The first column of the first row, nothing where there is no row or it is NULL.
    std::optional<std::int64_t> integer(std::string_view sql, std::initializer_list<Value> parameters = {});
    std::optional<std::string> text(std::string_view sql, std::initializer_list<Value> parameters = {});
};

/// One snapshot: BEGIN … COMMIT around all reads of a request (REPEATABLE READ on PostgreSQL).
/// Returns to the pool when destroyed.
class Reader : public Session {};

/// A write transaction (or one savepoint of a batch). Only the write lane makes one; business code
/// gets it from audit_trail::change and never commits by itself.
class Transaction : public Session {};

struct Options {
    int readers = 8;                      ///< pooled read connections
    std::int64_t page_cache_bytes = 64 << 20;  ///< SQLite, the writer's; readers get an eighth each
    std::size_t lane_capacity = 4096;     ///< queued actions; more answer 503
    int lane_batch = 256;                 ///< actions a commit; at most 32 on PostgreSQL
};

/// What became of an action in the write lane.
using Action = std::function<Result<Done>(Transaction&)>;

/// Owns the connections and the write lane's thread. Thread-safe.
class Database {
  public:
    /// In: a path of a file (created if absent), or postgresql://… Throws DatabaseError.
    static std::unique_ptr<Database> open(std::string const& location, Options const& options = {});
    virtual ~Database() = default;

    virtual Engine engine() const = 0;
    /// A snapshot for this thread. Waits for a free connection.
    virtual std::unique_ptr<Reader> read() = 0;

    /// Runs `action` in the write lane and returns after the commit is on disk (group commit: many
    /// actions share one). An error or exception undoes this action alone (savepoint).
    /// Returns: the action's own error; Unavailable where the lane is full or stopped.
    /// Throws:  what the action threw; DatabaseError where the commit failed (outcome unknown).
    virtual Result<Done> write(Action const& action) = 0;

    /// False after a failed commit or fsync: the process has gone read-only and says so (/readyz).
    virtual bool writable() const = 0;
    /// Tries a read; for /readyz.
    virtual bool alive() = 0;
};

/// Runs `action` in the lane and brings its value out.
template <typename T, typename F>
Result<T> write(Database& database, F&& action) {
    std::optional<T> made;
    TRY(database.write([&](Transaction& transaction) -> Result<Done> {
        Result<T> result = action(transaction);
        if (!result.ok())
            return std::move(result).error();
        made.emplace(std::move(result).value());
        return Done{};
    }));
    return std::move(*made);
}

}  // namespace kedang::db
