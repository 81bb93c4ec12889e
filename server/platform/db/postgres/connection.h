// One connection to a PostgreSQL server: the writer's or a reader's. Used by one thread at a time.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <libpq-fe.h>

#include <string>

#include "platform/db/connection.h"
#include "platform/db/postgres/failure.h"
#include "platform/db/statement_cache.h"

namespace kedang::db::postgres {

class ServerConnection final : public Connection {
  public:
    /// In: postgresql://… Throws: DatabaseError.
    ServerConnection(std::string const& location, Counters& counters);

    Engine engine() const override { return Engine::Postgres; }
    std::unique_ptr<Cursor> query(std::string_view sql, Parameters parameters) override;
    std::int64_t execute(std::string_view sql, Parameters parameters) override;
    void run_script(std::string_view sql) override;

    void begin_snapshot() override;
    void begin_write() override;
    void commit() override;
    void roll_back() noexcept override;
    void set_savepoint() override { run("SAVEPOINT action"); }
    void release_savepoint() override { run("RELEASE action"); }
    void undo_savepoint() override { run("ROLLBACK TO action; RELEASE action"); }
    bool in_transaction() const override;
    bool usable() const override { return !lost_ && PQstatus(handle_.get()) == CONNECTION_OK; }

  private:
    struct Finish {
        void operator()(PGconn* handle) const { PQfinish(handle); }
    };

    void set_up();
    std::string const& prepare(std::string_view sql);
    void forget_evicted();
    ResultHandle run(std::string const& script);
    void throw_if_failed(PGresult const* result, std::string_view sql);

    std::unique_ptr<PGconn, Finish> handle_;
    StatementCache<std::string> names_;  // what the server calls a prepared text
    std::string evicted_;                // DEALLOCATE …; for the next quiet moment
    int last_name_ = 0;
    bool lost_ = false;
    bool warned_ = false;  // the server warned during the last command
    Counters& counters_;
};

}  // namespace kedang::db::postgres
