// References such as B3 and B3:D4. Pure functions.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "platform/tables/tables.h"

namespace kedang::tables {

inline constexpr std::int64_t last_sheet_row = 1'048'576;  // 1-based
inline constexpr std::int64_t last_sheet_column = 16'383;  // 0-based: XFD

struct CellPlace {
    std::int64_t row = 0;  ///< 1-based; 0 where a program counts from 0
    std::int64_t column = 0;
};

/// Returns nothing for other texts or cells beyond XFD1048576.
std::optional<CellPlace> parse_place(std::string_view reference);

/// In: "B3:D4", or "B3" for one cell.
std::optional<Merge> parse_area(std::string_view reference);

}  // namespace kedang::tables
