// Rows of a running PostgreSQL statement, received one by one. Used by its connection's thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "platform/db/database.h"
#include "platform/db/postgres/failure.h"

namespace kedang::db::postgres {

class RowCursor final : public Cursor, private Row {
  public:
    /// Receives the first row. In: a connection that has just been sent a query in single-row mode;
    /// `streaming` is true as long as there is more to receive.
    RowCursor(PGconn* connection, std::string_view sql, bool& streaming, Counters& counters);
    RowCursor(RowCursor const&) = delete;
    RowCursor& operator=(RowCursor const&) = delete;
    /// Receives what is left.
    ~RowCursor() override;

    Row const* next() override;

  private:
    int columns() const override { return PQnfields(row_.get()); }
    bool is_null(int column) const override;
    std::int64_t integer(int column) const override;
    double number(int column) const override;
    std::string_view text(int column) const override;
    std::span<std::byte const> bytes(int column) const override;

    bool receive();
    void finish() noexcept;
    std::string_view sent(int column) const;
    std::string_view decoded(int column) const;

    PGconn* connection_;
    std::string sql_;
    bool& streaming_;
    Counters& counters_;
    ResultHandle row_;
    mutable std::vector<std::string> decoded_;  // by column: bytes out of this row's hexadecimal
    std::int64_t rows_ = 0;
    bool first_ahead_ = false;
};

}  // namespace kedang::db::postgres
