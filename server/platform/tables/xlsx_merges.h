// The merged areas of a worksheet, which stand behind its rows in the file. For this folder only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "platform/tables/zip_package.h"

namespace kedang::tables {

/// Returns at most 100,000 areas; inflates the part once.
Result<std::vector<Merge>> read_merges(ZipPackage& package, std::string const& sheet_part);

}  // namespace kedang::tables
