// What the records of an .xls say about the workbook, and where its cells are.
// For this folder only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/tables/number_text.h"

namespace kedang::tables {

struct BiffRecord {
    std::uint16_t id = 0;
    std::string_view body;
    std::size_t next = 0;  ///< where the record behind it starts
};

/// Returns a record of id 0 and an empty body at the end of the stream.
BiffRecord biff_record_at(std::string_view stream, std::size_t offset);

/// Text of a record and of the CONTINUE records behind it.
std::string biff_text_at(std::string_view stream, BiffRecord const& record, std::size_t skip,
                         bool biff8, std::uint16_t code_page);

struct BiffWorkbook {
    std::string stream;
    bool biff8 = true;
    std::uint16_t code_page = 1252;
    DateSystem date_system = DateSystem::From1900;
    std::vector<Sheet> sheets = {};
    std::vector<std::size_t> sheet_offsets = {};
    std::vector<NumberFormat> cell_formats = {};  ///< by a cell's XF index
    std::vector<std::string> texts = {};          ///< shared strings
};

/// In: the stream of a compound file, or a file that is nothing but records.
Result<BiffWorkbook> read_biff_workbook(std::string stream);

struct BiffSheet {
    /// Row (0-based) in the upper half, offset of a cell's record in the lower; sorted, because
    /// some programs write column by column.
    std::vector<std::uint64_t> cells;
    std::vector<Merge> merges;
};

Result<BiffSheet> read_biff_sheet(BiffWorkbook const& workbook, std::size_t sheet);

}  // namespace kedang::tables
