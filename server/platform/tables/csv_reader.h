// CSV, TSV and other delimited text as a table. For this folder only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "platform/tables/tables.h"

namespace kedang::tables {

/// Every cell is Text or Empty. ="00123" and '=1+1, which protect a value from being computed by a
/// spreadsheet, are read as 00123 and =1+1.
Result<Opened> open_csv(std::filesystem::path const& path, OpenOptions const& options);

}  // namespace kedang::tables
