// A file as the import reads it: what is in it, and its rows one by one from below the headings.
// One thread at a time.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "exchange/layout.h"
#include "exchange/mapping.h"
#include "exchange/model.h"
#include "platform/tables/tables.h"

namespace kedang::exchange {

/// Looks at the first rows of a file: format, headings, samples, proposals.
/// Errors: what tables::open refuses (damaged, encrypted, hostile, unknown); Invalid where no row
/// is
///         there or the sheet that was wished for is not.
Result<Found> look_into(std::filesystem::path const& path, std::string const& file_name,
                        Targets const& targets, std::vector<Scheme> const& schemes,
                        LayoutWish const& wish);

struct SourceRow {
    tables::Row row;
    std::string skipped;  ///< why it is no row of data, "" where it is
};

class RowSource {
  public:
    /// In: `found` of the same file. Errors: as look_into.
    static Result<RowSource> open(std::filesystem::path const& path, std::string const& file_name,
                                  Found const& found);

    /// Every row of the sheet that holds anything but the headings themselves.
    /// Returns: false after the last. Errors: what cannot be read, naming the row.
    Result<bool> next(SourceRow& row);
    /// 0 … 1, by bytes read.
    double progress() const { return opened_.reader->progress(); }

  private:
    RowSource(tables::Opened opened, Found const& found);

    tables::Opened opened_;
    RowSieve sieve_;
    std::int64_t header_row_;
    int header_rows_left_;
};

}  // namespace kedang::exchange
