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

/// The widest step for what is left: few different statements, all of them cached.
std::size_t step_for(std::size_t left, std::size_t columns) {
    for (std::size_t const step : {64, 16, 4})
        if (left >= step && step * columns <= 30'000)
            return step;
    return 1;
}

}  // namespace

void RowBatch::insert(db::Transaction& transaction, std::string_view suffix) {
    check(values_.size() % columns_ == 0, "every row has all columns");
    std::size_t const total = rows();
    for (std::size_t done = 0; done < total;) {
        std::size_t const step = step_for(total - done, columns_);
        std::string const sql = "INSERT INTO " + target_ + " VALUES " +
                                placeholders(step, columns_) + std::string(suffix);
        transaction.execute(sql, db::Parameters(values_.data() + done * columns_, step * columns_));
        done += step;
    }
    values_.clear();
    kept_.clear();
}

}  // namespace kedang::records::store
