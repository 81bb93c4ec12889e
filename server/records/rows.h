// Many rows of the same columns in as few statements as the engine likes best: 64 rows an INSERT on
// PostgreSQL, one on SQLite. What makes imports quick on both, and single creates no slower.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "platform/db/database.h"

namespace kedang::records::store {

/// Rows of one table that share their columns. Views handed in must outlive insert(); texts made on
/// the way are kept by own().
class RowBatch {
  public:
    /// In: "name(a, b, c)" and how many columns that is.
    RowBatch(std::string table_and_columns, std::size_t columns)
        : target_(std::move(table_and_columns)), columns_(columns) {}

    /// In: one row, all columns.
    void add(std::vector<db::Value> const& row) {
        values_.insert(values_.end(), row.begin(), row.end());
    }
    /// Keeps a text alive until the batch is gone.
    std::string_view own(std::string text) { return kept_.emplace_back(std::move(text)); }
    std::size_t rows() const { return values_.size() / columns_; }
    /// Inserts all and forgets them. Throws UniqueViolation, DatabaseError.
    void insert(db::Transaction& transaction, std::string_view suffix = "");

  private:
    std::string target_;
    std::size_t columns_;
    std::vector<db::Value> values_;
    std::deque<std::string> kept_;
};

}  // namespace kedang::records::store
