// What all readers do with a row before handing it out: trim it and count it against the limits.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "platform/tables/refusal.h"
#include "platform/tables/tables.h"

namespace kedang::tables {

/// Returns whether a cell is left.
inline bool drop_trailing_empty(std::vector<Cell>& cells) {
    while (!cells.empty() && cells.back().kind == Cell::Kind::Empty)
        cells.pop_back();
    return !cells.empty();
}

class RowBudget {
  public:
    explicit RowBudget(Limits limits) : columns_(limits.columns), cells_(limits.cells) {}

    /// Errors: more values in the row, or cells in all rows so far, than allowed.
    Result<Done> spend(Row const& row) {
        auto width = static_cast<std::int64_t>(row.cells.size());
        cells_ -= width;
        if (width > columns_ &&
            width - std::count_if(row.cells.begin(), row.cells.end(), is_empty) > columns_)
            return too_wide(row.number, columns_);
        if (cells_ < 0)
            return over_limit("表格过大（到第 " + std::to_string(row.number) +
                              " 行已超过单元格数上限），请拆分后分别导入");
        return Done{};
    }

  private:
    static bool is_empty(Cell const& cell) { return cell.kind == Cell::Kind::Empty; }

    std::int64_t columns_;
    std::int64_t cells_;
};

}  // namespace kedang::tables
