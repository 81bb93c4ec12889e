// Rows of a running SQLite statement, read in place. Used by its connection's thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sqlite3.h>

#include <string>

#include "platform/db/database.h"

namespace kedang::db::sqlite {

class RowCursor final : public Cursor, private Row {
  public:
    /// Runs the statement up to its first row. In: a bound statement, which is reset at the end;
    /// `streaming` is true as long as the statement runs.
    RowCursor(sqlite3_stmt* statement, bool& streaming, Counters& counters);
    RowCursor(RowCursor const&) = delete;
    RowCursor& operator=(RowCursor const&) = delete;
    ~RowCursor() override;

    Row const* next() override;

  private:
    int columns() const override { return sqlite3_column_count(statement_); }
    bool is_null(int column) const override;
    std::int64_t integer(int column) const override;
    double number(int column) const override;
    std::string_view text(int column) const override;
    std::span<std::byte const> bytes(int column) const override;

    bool step();
    void finish() noexcept;

    sqlite3_stmt* statement_;
    bool& streaming_;
    Counters& counters_;
    std::int64_t rows_ = 0;
    bool first_ahead_ = false;
};

}  // namespace kedang::db::sqlite
