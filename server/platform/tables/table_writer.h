// Writes tables people take away (failed rows, exports), row by row in flat memory. Text stays
// text: no phone number becomes 1.38E+10 in XLSX, no cell of a CSV is computed on opening. A writer
// belongs to one thread. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "platform/tables/tables.h"

namespace kedang::tables {

struct WriteOptions {
    std::string sheet_name = "Sheet1";       ///< XLSX: at most 31 characters
    std::int64_t header_rows = 1;            ///< XLSX: bold, and kept in sight
    std::vector<double> column_widths = {};  ///< XLSX, in characters; 0 hides it
};

class TableWriter {
  public:
    virtual ~TableWriter() = default;
    /// XLSX: faithful numbers (Kind::Number) as numbers, everything else as text. CSV: UTF-8 with
    /// BOM, CRLF, and a ' before texts a spreadsheet would compute; open() takes it off again.
    /// Errors: more rows, columns or characters in a cell than the format holds.
    virtual Result<Done> write(std::vector<Cell> const& cells) = 0;
    /// Must be called once, last; a file without it is unfinished. Throws std::runtime_error where
    /// the disk refuses, as write() does.
    virtual void finish() = 0;
};

/// Throws std::runtime_error where the file cannot be made.
std::unique_ptr<TableWriter> create_csv(std::filesystem::path const& path);
std::unique_ptr<TableWriter> create_xlsx(std::filesystem::path const& path,
                                         WriteOptions const& options = {});

/// A Text cell, or an Empty one for "".
Cell text_cell(std::string text);

}  // namespace kedang::tables
