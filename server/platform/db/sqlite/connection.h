// One SQLite connection: the writer or a reader. Used by one thread at a time.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <string>

#include "platform/db/connection.h"
#include "platform/db/sqlite/log_mover.h"
#include "platform/db/sqlite/statement.h"
#include "platform/db/statement_cache.h"

namespace kedang::db::sqlite {

enum class Role : std::uint8_t { Writer, Reader };

class FileConnection final : public Connection {
  public:
    /// In: the writer comes first and creates the file; page_cache_bytes is this connection's own.
    /// Throws: DatabaseError.
    FileConnection(std::string const& file, Role role, std::int64_t page_cache_bytes,
                   Counters& counters);

    Engine engine() const override { return Engine::Sqlite; }
    std::unique_ptr<Cursor> query(std::string_view sql, Parameters parameters) override;
    std::int64_t execute(std::string_view sql, Parameters parameters) override;
    void run_script(std::string_view sql) override;

    void begin_snapshot() override { control("BEGIN"); }
    void begin_write() override { control("BEGIN IMMEDIATE"); }
    void commit() override { control("COMMIT"); }
    void roll_back() noexcept override;
    void set_savepoint() override { control("SAVEPOINT action"); }
    void release_savepoint() override { control("RELEASE action"); }
    void undo_savepoint() override;
    bool in_transaction() const override { return sqlite3_get_autocommit(handle_.get()) == 0; }
    bool usable() const override { return true; }
    void maintain() override;
    void settle() noexcept override;

  private:
    struct Close {
        void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
    };

    void set_up(std::string const& file, Role role, std::int64_t page_cache_bytes);
    sqlite3_stmt* prepare(std::string_view sql);
    void control(std::string_view sql);
    void move_rest_of_log(int mode);

    std::unique_ptr<sqlite3, Close> handle_;
    StatementCache<StatementHandle> statements_;
    Counters& counters_;
    int log_pages_ = 0;                    // in the write-ahead log after the last commit
    int known_pages_ = 0;                  // in it when maintain() last looked
    int moved_pages_ = 0;                  // of it in the database file too
    int wait_from_ = 0;                    // so many pages are worth waiting for readers
    std::unique_ptr<LogMover> log_mover_;  // the writer's
};

}  // namespace kedang::db::sqlite
