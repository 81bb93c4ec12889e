// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sqlite/connection.h"

#include <algorithm>

#include "platform/db/failures.h"
#include "platform/db/placeholders.h"
#include "platform/db/sqlite/cursor.h"
#include "platform/db/sqlite/failure.h"
#include "platform/db/sqlite/file.h"

namespace kedang::db::sqlite {
namespace {

constexpr std::size_t cached_statements = 256;
constexpr int busy_timeout_ms = 5000;  // only another process (a shell, a backup) can be in the way
// From 64 MB on the log is moved into the database beside the writing, time and again, until so
// little is left that the writer may move it itself: then the log starts over. Readers that never
// pause keep it from that, so from 256 MB on they are waited for, but not for long.
constexpr int checkpoint_pages = 16000;
constexpr int rest_pages = 1000;
constexpr int restart_pages = 64000;
constexpr int restart_wait_ms = 500;

/// Counting every allocation costs a lock that all connections share.
void stop_counting_memory() {
    static int const done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(done);
}

int note_log_pages(void* pages, sqlite3*, char const*, int count) {
    *static_cast<int*>(pages) = count;
    return SQLITE_OK;
}

}  // namespace

FileConnection::FileConnection(std::string const& file, Role role, std::int64_t page_cache_bytes,
                               Counters& counters)
    : statements_(cached_statements), counters_(counters) {
    stop_counting_memory();
    if (role == Role::Writer)
        create_private_file(file);
    int const access = role == Role::Writer ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    sqlite3* handle = nullptr;
    int const code = sqlite3_open_v2(file.c_str(), &handle,
                                     access | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
    handle_.reset(handle);
    if (code != SQLITE_OK)
        throw DatabaseError("cannot open the database file " + file + ": " + sqlite3_errstr(code));
    set_up(file, role, page_cache_bytes);
}

void FileConnection::set_up(std::string const& file, Role role, std::int64_t page_cache_bytes) {
    sqlite3_busy_timeout(handle_.get(), busy_timeout_ms);
    // "name" is a column or an error, never quietly a text, as on PostgreSQL.
    sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    // case_sensitive_like: as on PostgreSQL, and it lets LIKE 'prefix%' use an index.
    run_script(
        "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA case_sensitive_like=ON;"
        "PRAGMA cache_size=-" +
        std::to_string(page_cache_bytes / 1024) + ";");
    // Mapped pages save readers a copy; the writer would map what its cache holds anyhow.
    if (role == Role::Reader)
        return run_script("PRAGMA mmap_size=268435456;");
    // secure_delete=FAST overwrites deleted cells with zeros where the page is written anyhow. Full
    // overwriting would also write every freed page (the search index frees many); sensitive fields
    // do not need it, since they are encrypted and erased by destroying their salt.
    run_script(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=FAST;"
        "PRAGMA journal_size_limit=268435456;");
    // Network file systems cannot share the log's index between connections.
    if (query("PRAGMA journal_mode", {})->next()->text(0) != "wal")
        throw DatabaseError("the database file needs a local disk: no write-ahead log here");
    // Own checkpoints, after the waiters are answered, and with their errors seen.
    sqlite3_wal_hook(handle_.get(), note_log_pages, &log_pages_);
    log_mover_ = std::make_unique<LogMover>(file);
}

sqlite3_stmt* FileConnection::prepare(std::string_view sql) {
    if (StatementHandle* const known = statements_.find(sql))
        return known->get();
    std::string const rewritten = question_marks(sql);
    sqlite3_stmt* prepared = nullptr;
    char const* rest = nullptr;
    int const code =
        sqlite3_prepare_v3(handle_.get(), rewritten.c_str(), static_cast<int>(rewritten.size()) + 1,
                           SQLITE_PREPARE_PERSISTENT, &prepared, &rest);
    if (code != SQLITE_OK)
        throw_last_error(handle_.get(), sql);
    StatementHandle statement(prepared);
    check(statement != nullptr, "a statement is not empty");
    check(std::string_view(rest).find_first_not_of("; \t\r\n") == std::string_view::npos,
          "scripts of several statements go through run_script");
    statements_.add(sql, std::move(statement));
    return prepared;
}

std::unique_ptr<Cursor> FileConnection::query(std::string_view sql, Parameters parameters) {
    check_free();
    sqlite3_stmt* const statement = prepare(sql);
    bind(statement, parameters, Lifetime::Call);
    counters_.statements.fetch_add(1, std::memory_order_relaxed);
    return std::make_unique<RowCursor>(statement, streaming_, counters_);
}

std::int64_t FileConnection::execute(std::string_view sql, Parameters parameters) {
    check_free();
    sqlite3_stmt* const statement = prepare(sql);
    bind(statement, parameters, Lifetime::Running);
    counters_.statements.fetch_add(1, std::memory_order_relaxed);
    std::int64_t const before = sqlite3_total_changes64(handle_.get());
    int code = SQLITE_ROW;
    while (code == SQLITE_ROW)
        code = sqlite3_step(statement);
    sqlite3_reset(statement);
    if (code != SQLITE_DONE)
        throw_last_error(handle_.get(), sql);
    // sqlite3_changes64 still tells of the statement before where this one was none that changes.
    return sqlite3_total_changes64(handle_.get()) == before ? 0 : sqlite3_changes64(handle_.get());
}

void FileConnection::run_script(std::string_view sql) {
    check_free();
    if (sqlite3_exec(handle_.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr) !=
        SQLITE_OK)
        throw_last_error(handle_.get(), sql);
}

void FileConnection::control(std::string_view sql) {
    sqlite3_stmt* const statement = prepare(sql);
    int const code = sqlite3_step(statement);
    sqlite3_reset(statement);
    if (code != SQLITE_DONE)
        throw_last_error(handle_.get(), sql);
}

void FileConnection::roll_back() noexcept {
    // Where SQLite had already rolled back by itself there is nothing to do.
    if (in_transaction())
        sqlite3_exec(handle_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void FileConnection::undo_savepoint() {
    control("ROLLBACK TO action");
    control("RELEASE action");
}

void FileConnection::maintain() {
    bool const started_over = log_pages_ < known_pages_;
    known_pages_ = log_pages_;
    moved_pages_ = std::max(moved_pages_, log_mover_->take_moved());
    if (started_over || moved_pages_ > log_pages_)
        moved_pages_ = wait_from_ = 0;
    if (log_pages_ < checkpoint_pages || log_pages_ == moved_pages_)
        return;
    if (log_pages_ >= std::max(wait_from_, restart_pages))
        move_rest_of_log(SQLITE_CHECKPOINT_RESTART);
    else if (log_pages_ - moved_pages_ <= rest_pages)
        move_rest_of_log(SQLITE_CHECKPOINT_PASSIVE);
    else
        log_mover_->start();
}

void FileConnection::move_rest_of_log(int mode) {
    int moved = 0;
    sqlite3_busy_timeout(handle_.get(), restart_wait_ms);
    int const code = sqlite3_wal_checkpoint_v2(handle_.get(), nullptr, mode, nullptr, &moved);
    sqlite3_busy_timeout(handle_.get(), busy_timeout_ms);
    // Busy means that a reader still needs the log, or that it is being moved: tried again later.
    if (code != SQLITE_OK && (code & 0xff) != SQLITE_BUSY)
        throw_last_error(handle_.get(), "checkpoint");
    moved_pages_ = std::max(moved_pages_, moved);
    wait_from_ = log_pages_ + checkpoint_pages / 4;
}

void FileConnection::settle() noexcept {
    log_mover_.reset();
    // Nothing is lost where this fails: the log is read at the next start.
    sqlite3_wal_checkpoint_v2(handle_.get(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

}  // namespace kedang::db::sqlite
