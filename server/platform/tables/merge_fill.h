// Gives every cell of a merged area the value of the area's first cell, row by row.
// Not thread-safe; one per reader.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "platform/tables/tables.h"

namespace kedang::tables {

class MergeFill {
  public:
    /// In: areas in any order; cells from `column_limit` on are left alone.
    MergeFill(std::vector<Merge> merges, std::int64_t column_limit);
    /// Rows must come in rising order; areas that begin in a row passed over stay unfilled.
    void apply(Row& row);

  private:
    struct Active {
        Merge area;
        Cell value;
    };
    void begin_areas_of(Row const& row);

    std::vector<Merge> merges_;  // by first row
    std::size_t next_ = 0;
    std::vector<Active> active_;
    std::int64_t column_limit_;
};

}  // namespace kedang::tables
