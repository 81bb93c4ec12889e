// What an XLSX says about itself before any row: sheets, date system, number formats.
// For this folder only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "platform/tables/number_text.h"
#include "platform/tables/shared_strings.h"
#include "platform/tables/zip_package.h"

namespace kedang::tables {

struct Workbook {
    std::vector<Sheet> sheets;
    std::vector<std::string> sheet_parts;  ///< ZIP part of each sheet
    DateSystem date_system = DateSystem::From1900;
    std::vector<NumberFormat> cell_formats;  ///< by the cells' s attribute
    SharedStrings strings;
};

/// Errors: not a workbook (says what it is, where that can be told), damaged, over limits.
Result<Workbook> read_workbook(ZipPackage& package, Limits const& limits);

}  // namespace kedang::tables
