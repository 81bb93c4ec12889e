// Writes the file of an export: slice by slice, in flat memory, under the rights of the moment.
// One export, one thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>

#include "accounts/context.h"
#include "customers/walk.h"
#include "extraction/columns.h"
#include "extraction/model.h"

namespace kedang::extraction {

/// What an XLSX holds below its headings.
inline constexpr std::int64_t most_sheet_rows = 1'048'575;

customers::Wanted wanted_of(Request const& request);

struct Pass {
    /// Asked before every slice: who it is written for, by the rights of now. An error ends it.
    std::function<Result<accounts::Context>()> context;
    std::function<void(std::int64_t rows)> progress;
};

/// Writes a whole file. In: `file`, which does not exist yet.
/// Returns: how many files of customers stand in it.
/// Errors:  those of the pass and of the walk; Invalid (more than the format holds). What was
///          written so far lies there then.
Result<std::int64_t> write_file(Export const& made, customers::Walk const& walk,
                                std::filesystem::path const& file, Pass const& pass);

}  // namespace kedang::extraction
