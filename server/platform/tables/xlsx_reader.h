// XLSX and XLSM, transitional and strict, as a table. For this folder only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "platform/tables/tables.h"

namespace kedang::tables {

Result<Opened> open_xlsx(std::filesystem::path const& path, OpenOptions const& options);

/// Which sheet is meant; shared by all formats with sheets.
Result<std::size_t> choose_sheet(std::vector<Sheet> const& sheets, OpenOptions const& options);

}  // namespace kedang::tables
