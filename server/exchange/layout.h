// Where in a sheet the headings are and which rows are no data: notes above, headings printed again
// on every page, totals, signatures below. Everything left out is said with its row and reason.
// Pure; thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "exchange/model.h"
#include "exchange/targets.h"
#include "platform/tables/tables.h"

namespace kedang::exchange {

struct Layout {
    std::int64_t header_row = 0;  ///< 0: no headings
    int header_rows = 0;
    std::vector<std::string> headers;  ///< by column; those of several rows joined by a blank
    std::vector<SkippedRow> skipped;   ///< rows above the headings
};

/// In: the first rows of the sheet (some 200 are enough) and the merged areas among them.
Layout find_layout(std::vector<tables::Row> const& rows, std::vector<tables::Merge> const& merges,
                   Targets const& targets, LayoutWish const& wish);

/// Tells rows of data from the others below the headings.
class RowSieve {
  public:
    /// In: headings by column, as read; empty where the file has none.
    explicit RowSieve(std::vector<std::string> headers) : headers_(std::move(headers)) {}

    /// Why the row is no data; "" where it is.
    std::string reason_to_skip(tables::Row const& row) const;

  private:
    bool repeats_headings(tables::Row const& row) const;

    std::vector<std::string> headers_;
};

}  // namespace kedang::exchange
