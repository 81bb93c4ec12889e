// Tables people bring: CSV/TSV/TXT, XLSX/XLSM, .xls (BIFF5/8) and HTML named .xls, read row by row.
// Knows nothing of customers, headers or column meanings; the content decides the format, not the
// name. A reader belongs to one thread; different readers may run at once.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace kedang::tables {

struct Cell {
    enum class Kind : std::uint8_t { Empty, Text, Number, Date, DateTime, Time, Boolean, Error };
    Kind kind = Kind::Empty;
    /// Number: plain decimal, no exponent (13800138000, 0.5). Date: yyyy-mm-dd. DateTime:
    /// yyyy-mm-dd hh:mm:ss. Time: hh:mm:ss (hours may pass 24). Boolean: TRUE or FALSE. Error: #N/A
    /// and such.
    std::string text;
    /// A number of more than 15 digits: the spreadsheet has already rounded what was typed.
    bool precision_lost = false;
    /// A number the sheet shows as a percentage; `text` keeps the stored value (0.15 for 15%).
    bool percent = false;

    bool operator==(Cell const&) const = default;
};

/// Rows without any value are left out, and so are empty cells after a row's last value.
struct Row {
    std::int64_t number =
        0;  ///< 1-based: row of the sheet, line of the file where the record starts
    std::vector<Cell> cells;
};

/// A merged area: 1-based rows, 0-based columns, all inclusive.
struct Merge {
    std::int64_t first_row = 0, last_row = 0;
    std::int64_t first_column = 0, last_column = 0;

    bool operator==(Merge const&) const = default;
};

struct Sheet {
    std::string name;
    bool hidden = false;
};

enum class Format : std::uint8_t { Csv, Xlsx, Xls, Html };

/// How much one file may cost; passing a limit is an error that says so.
struct Limits {
    std::int64_t inflated_bytes = std::int64_t{4}
                                  << 30;         ///< from an XLSX; its rows are inflated twice
    std::int64_t shared_text_bytes = 256 << 20;  ///< XLSX shared strings held in memory
    std::int64_t html_bytes = 50 << 20;
    std::int64_t xls_bytes = 128 << 20;
    std::int64_t columns = 1000;          ///< cells with a value in one row
    std::int64_t cells = 400'000'000;     ///< handed out in all, empty ones between values included
    std::int64_t record_bytes = 4 << 20;  ///< one record of a CSV
};

struct OpenOptions {
    std::optional<std::size_t> sheet_index = {};  ///< 0-based, in the order of Opened::sheets
    std::string sheet_name = {};  ///< used when `sheet_index` is not set; "" = first visible sheet
    bool fill_merged = true;      ///< give every cell of a merged area the value of its first cell
    std::string encoding = {};    ///< CSV: "" = detect; else an Opened::encoding
    std::string delimiter = {};   ///< CSV: "" = detect
    Limits limits = {};
};

class TableReader {
  public:
    virtual ~TableReader() = default;
    /// Fills `row` (its old content is dropped). Returns false after the last row.
    /// Errors: what in the file cannot be read, naming line or row; no row may be asked for then.
    virtual Result<bool> next(Row& row) = 0;
    /// 0..1 by bytes read.
    virtual double progress() const = 0;
};

/// What was found, and the reader standing before the first row.
struct Opened {
    Format format = Format::Csv;
    std::string encoding =
        {};  ///< UTF-8, UTF-16LE, UTF-16BE, GB18030 or windows-1252; "" for XLSX and XLS
    std::string delimiter = {};      ///< CSV only
    std::vector<Sheet> sheets = {};  ///< CSV and HTML: one without a name, resp. one per table
    std::size_t sheet = 0;           ///< index of the one being read
    bool merges_known = false;       ///< false for .xls before Excel 97
    std::vector<Merge> merges = {};  ///< those that begin in the first 50 rows
    std::unique_ptr<TableReader> reader = {};
};

/// In: `file_name` is what the person called the file, for messages only.
/// Errors: a Chinese sentence saying what is wrong and what to do. Throws std::system_error where
/// the file itself cannot be read from disk.
Result<Opened> open(std::filesystem::path const& path, std::string const& file_name,
                    OpenOptions const& options = {});

}  // namespace kedang::tables
