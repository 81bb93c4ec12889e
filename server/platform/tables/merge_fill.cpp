// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/merge_fill.h"

#include <algorithm>

namespace kedang::tables {

MergeFill::MergeFill(std::vector<Merge> merges, std::int64_t column_limit)
    : merges_(std::move(merges)), column_limit_(column_limit) {
    std::erase_if(
        merges_, [column_limit](Merge const& merge) { return merge.first_column >= column_limit; });
    std::sort(merges_.begin(), merges_.end(), [](Merge const& left, Merge const& right) {
        return left.first_row < right.first_row;
    });
}

void MergeFill::begin_areas_of(Row const& row) {
    for (; next_ < merges_.size() && merges_[next_].first_row <= row.number; ++next_) {
        auto const& area = merges_[next_];
        auto column = static_cast<std::size_t>(area.first_column);
        bool has_value = area.first_row == row.number && column < row.cells.size() &&
                         row.cells[column].kind != Cell::Kind::Empty;
        // Areas cannot overlap in an honest file, so no more can be open than there are columns.
        if (has_value && static_cast<std::int64_t>(active_.size()) < column_limit_)
            active_.push_back({area, row.cells[column]});
    }
}

void MergeFill::apply(Row& row) {
    std::erase_if(active_,
                  [&row](Active const& active) { return active.area.last_row < row.number; });
    begin_areas_of(row);
    for (auto const& [area, value] : active_) {
        auto end = static_cast<std::size_t>(std::min(area.last_column + 1, column_limit_));
        if (row.cells.size() < end)
            row.cells.resize(end);
        for (auto i = static_cast<std::size_t>(area.first_column); i < end; ++i)
            if (row.cells[i].kind == Cell::Kind::Empty)
                row.cells[i] = value;
    }
}

}  // namespace kedang::tables
