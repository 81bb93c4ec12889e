// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sqlite/cursor.h"

#include "platform/db/sqlite/failure.h"
#include "platform/db/sqlite/statement.h"

namespace kedang::db::sqlite {

RowCursor::RowCursor(sqlite3_stmt* statement, bool& streaming, Counters& counters)
    : statement_(statement), streaming_(streaming), counters_(counters) {
    streaming_ = true;
    // As on PostgreSQL the statement has run when query() returns, whether rows are read or not.
    first_ahead_ = step();
}

RowCursor::~RowCursor() {
    finish();
}

bool RowCursor::step() {
    int const code = sqlite3_step(statement_);
    if (code == SQLITE_ROW)
        return true;
    sqlite3* const connection = sqlite3_db_handle(statement_);
    if (code == SQLITE_DONE) {
        finish();
        return false;
    }
    // Resetting returns the same code again and keeps the message, so it may come first.
    std::string const sql = sqlite3_sql(statement_);
    finish();
    throw_last_error(connection, sql);
}

Row const* RowCursor::next() {
    if (statement_ == nullptr)
        return nullptr;
    if (!first_ahead_ && !step())
        return nullptr;
    first_ahead_ = false;
    ++rows_;
    return this;
}

void RowCursor::finish() noexcept {
    if (statement_ == nullptr)
        return;
    // Parameters stay bound until the next use: clearing them could make SQLite plan anew.
    sqlite3_reset(statement_);
    statement_ = nullptr;
    streaming_ = false;
    counters_.rows.fetch_add(rows_, std::memory_order_relaxed);
}

bool RowCursor::is_null(int column) const {
    return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

std::int64_t RowCursor::integer(int column) const {
    return sqlite3_column_int64(statement_, column);
}

double RowCursor::number(int column) const {
    return sqlite3_column_double(statement_, column);
}

std::string_view RowCursor::text(int column) const {
    auto const* const text = sqlite3_column_text(statement_, column);
    if (text == nullptr)
        return "";
    return {reinterpret_cast<char const*>(text),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::span<std::byte const> RowCursor::bytes(int column) const {
    auto const* const first =
        static_cast<std::byte const*>(sqlite3_column_blob(statement_, column));
    return {first, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

}  // namespace kedang::db::sqlite
