// The rows of one HTML table with colspan and rowspan resolved. Pure functions over the tree.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "platform/tables/html_tree.h"
#include "platform/tables/tables.h"

namespace kedang::tables {

/// Outermost tables in document order, those without a cell left out.
std::vector<GumboNode const*> outermost_tables(GumboNode const& root);

std::size_t count_cells(GumboNode const& table);

struct HtmlGrid {
    std::vector<Row> rows;  ///< numbered by their place in the table
    std::vector<Merge> merges;
};

/// In: cells beyond `column_limit` are cut from spans; `fill_merged` as in OpenOptions.
/// Errors: more values in a row than `limits` allow.
Result<HtmlGrid> read_grid(GumboNode const& table, OpenOptions const& options);

}  // namespace kedang::tables
