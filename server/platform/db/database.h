// The one door to both engines: SQLite inside, PostgreSQL behind it when the company grows. SQL is
// written once, with $1 … $n and always named columns; the facade rewrites $n to ?n for SQLite.
// Reads happen in a Reader (one snapshot), writes in a Transaction handed out by the write lane.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <filesystem>
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
    virtual std::int64_t integer(int column) const = 0;              ///< NULL reads as 0
    virtual double number(int column) const = 0;                     ///< NULL reads as 0
    virtual std::string_view text(int column) const = 0;             ///< NULL reads as ""
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
/// One statement at a time: a cursor is finished or destroyed before the next one (checked on both
/// engines). On PostgreSQL destroying it early still receives the rest: say LIMIT.
/// Texts must not contain NUL and numbers must not be NaN (checked): the two engines disagree
/// there.
class Session {
  public:
    virtual ~Session() = default;
    virtual Engine engine() const = 0;

    /// Prepared once per text and connection (LRU), streamed.
    virtual std::unique_ptr<Cursor> query(std::string_view sql, Parameters parameters) = 0;
    std::unique_ptr<Cursor> query(std::string_view sql,
                                  std::initializer_list<Value> parameters = {}) {
        return query(sql, Parameters(parameters.begin(), parameters.size()));
    }
    /// Returns: how many rows changed. Throws UniqueViolation, DatabaseError.
    virtual std::int64_t execute(std::string_view sql, Parameters parameters) = 0;
    std::int64_t execute(std::string_view sql, std::initializer_list<Value> parameters = {}) {
        return execute(sql, Parameters(parameters.begin(), parameters.size()));
    }
    /// The first column of the first row, nothing where there is no row or it is NULL.
    std::optional<std::int64_t> integer(std::string_view sql,
                                        std::initializer_list<Value> parameters = {});
    std::optional<std::string> text(std::string_view sql,
                                    std::initializer_list<Value> parameters = {});
};

/// One snapshot, taken at the first statement: BEGIN … COMMIT around all reads of a request
/// (REPEATABLE READ on PostgreSQL). Returns to the pool when destroyed.
class Reader : public Session {};

/// A write transaction (or one savepoint of a batch). Only the write lane makes one; business code
/// gets it from audit_trail::change and never commits by itself.
/// A statement that threw ends the action: whoever goes on is a bug on both engines (PostgreSQL
/// refuses it anyway). For "insert unless it is there" say ON CONFLICT DO NOTHING.
class Transaction : public Session {
  public:
    /// Several statements without parameters, for migrations.
    virtual void run_script(std::string_view sql) = 0;
};

struct Options {
    int readers = 8;                           ///< pooled read connections
    std::int64_t page_cache_bytes = 64 << 20;  ///< SQLite, the writer's; readers get an eighth each
    std::size_t lane_capacity = 4096;          ///< queued actions; more answer 503
    int lane_batch = 256;                      ///< actions a commit; at most 32 on PostgreSQL
};

/// What was done since the start, over all connections; for tests and benchmarks.
struct Counters {
    std::atomic<std::int64_t> statements = 0;  ///< without BEGIN, COMMIT and savepoints
    std::atomic<std::int64_t> rows = 0;        ///< handed out by cursors
    std::atomic<std::int64_t> commits = 0;     ///< of the write lane
};

/// What the write lane runs. It may run twice (when a neighbour in its batch ended the transaction,
/// or after a deadlock), so it changes nothing but the database and its own result.
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
    /// Never called from inside an action (checked).
    /// Returns: the action's own error; Unavailable where the lane is full or stopped, the disk is
    ///          full, the server cannot be reached or the process has gone read-only: nothing was
    ///          written then.
    /// Throws:  what the action threw; DatabaseError where the commit failed (outcome unknown).
    virtual Result<Done> write(Action const& action) = 0;

    /// False after a failed commit or fsync: the process has gone read-only and says so (/readyz).
    virtual bool writable() const = 0;
    /// How many actions wait for the write lane; for /metrics.
    virtual std::size_t waiting() const = 0;
    /// Tries a read; for /readyz.
    virtual bool alive() = 0;
    virtual Counters const& counters() const = 0;
    /// Writes a consistent copy of an SQLite database to a file that does not exist yet, while
    /// others read and write, and checks it. PostgreSQL has its own tools for that (Bug).
    virtual void copy_to(std::filesystem::path const& file) = 0;
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
