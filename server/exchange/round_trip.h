// Files that were exported from here and come back edited: known by their column of row keys, read
// by their own headings, and of each row only the cells that somebody touched. Pure.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "exchange/mapping.h"
#include "records/table_cells.h"

namespace kedang::exchange {

/// What the column of keys becomes in a plan.
inline constexpr std::string_view row_key_target = "row_key";

/// Returns: a proposal or none for each column of a file with row keys, by the very labels it was
///          exported under: a date it merely shows is no field to be guessed. Nothing for others.
std::optional<std::vector<std::optional<Proposal>>> proposals_of_export(
    Targets const& targets, std::vector<ColumnValues> const& columns);

/// Leaves out the cells that read as they were exported, whatever else their text may mean.
/// In: an opened record.
void drop_untouched(records::Cells& cells, records::Record const& current,
                    std::vector<fields::Typed>& values);

}  // namespace kedang::exchange
