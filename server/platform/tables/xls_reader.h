// .xls of Excel 5 to 2003 and WPS .et as a table; cached formula values, errors, merged cells and
// hidden sheets included. Why not libfreexl:
// docs/decisions/0011-xls-reader.md. For this folder only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "platform/tables/tables.h"

namespace kedang::tables {

/// In: a compound file, or a file that starts with a BOF record.
Result<Opened> open_xls(std::filesystem::path const& path, OpenOptions const& options);

}  // namespace kedang::tables
