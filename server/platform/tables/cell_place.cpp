// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/cell_place.h"

#include <charconv>

namespace kedang::tables {

std::optional<CellPlace> parse_place(std::string_view reference) {
    CellPlace place{0, -1};
    std::size_t at = 0;
    for (; at < reference.size() && place.column <= last_sheet_column; ++at) {
        auto letter = static_cast<char>(reference[at] & ~0x20);
        if (letter < 'A' || letter > 'Z')
            break;
        place.column = (place.column + 1) * 26 + (letter - 'A');
    }
    auto const* end = reference.data() + reference.size();
    auto parsed = std::from_chars(reference.data() + at, end, place.row);
    // Some programs count rows from 0 here; the row element says it right, so only columns matter.
    bool valid = parsed.ec == std::errc{} && parsed.ptr == end && place.row >= 0 &&
                 place.row <= last_sheet_row && place.column >= 0 &&
                 place.column <= last_sheet_column;
    return valid ? std::optional(place) : std::nullopt;
}

std::optional<Merge> parse_area(std::string_view reference) {
    auto colon = reference.find(':');
    auto first = parse_place(reference.substr(0, colon));
    auto last = colon == std::string_view::npos ? first : parse_place(reference.substr(colon + 1));
    if (!first || !last || first->row < 1 || last->row < first->row || last->column < first->column)
        return std::nullopt;
    return Merge{first->row, last->row, first->column, last->column};
}

}  // namespace kedang::tables
