// SPDX-License-Identifier: Apache-2.0
#include "records/rows.h"

#include <algorithm>

#include "base/check.h"

namespace kedang::records::store {
namespace {

/// "($1, $2), ($3, $4)" for two rows of two columns.
std::string placeholders(std::size_t rows, std::size_t columns) {
    std::string text;
    for (std::size_t row = 0, number = 1; row < rows; ++row) {
        text += row == 0 ? "(" : ", (";
        for (std::size_t column = 0; column < columns; ++column, ++number)
            text += (column == 0 ? "$" : ", $") + std::to_string(number);
        text += ')';
    }
    return text;
}

/// The widest step for what is left: few different statements, all of them cached. On SQLite, where
/// nothing travels, one row is quicker by a third: a statement of several keeps a journal of its
/// own, and makes the search index write out what it has gathered.
std::size_t step_for(db::Engine engine, std::size_t left, std::size_t columns) {
    if (engine == db::Engine::Postgres)
        for (std::size_t const step : {64, 16, 4})
            if (left >= step && step * columns <= 30'000)
                return step;
    return 1;
}

}  // namespace

void RowBatch::insert(db::Transaction& transaction, std::string_view suffix) {
    check(values_.size() % columns_ == 0, "every row has all columns");
    std::size_t const total = rows();
    std::string sql;
    for (std::size_t done = 0, step = 0; done < total; done += step) {
        auto const wanted = step_for(transaction.engine(), total - done, columns_);
        if (wanted != step) {
            step = wanted;
            sql = "INSERT INTO " + target_ + " VALUES " + placeholders(step, columns_) +
                  std::string(suffix);
        }
        transaction.execute(sql, db::Parameters(values_.data() + done * columns_, step * columns_));
    }
    values_.clear();
    kept_.clear();
}

}  // namespace kedang::records::store
