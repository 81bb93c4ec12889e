// HTML tables, as accounting programs export them under the name .xls. For this folder only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

#include "platform/tables/tables.h"

namespace kedang::tables {

/// In: the first bytes of a file, of any encoding.
bool looks_like_html(std::string_view head);

/// Each outermost table is a sheet; unless one is chosen, the one with most cells is read. All
/// cells are Text or Empty; a table within a cell becomes its text.
Result<Opened> open_html(std::filesystem::path const& path, OpenOptions const& options);

}  // namespace kedang::tables
