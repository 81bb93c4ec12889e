// The record numbers of BIFF5 and BIFF8 that matter for values.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace kedang::tables::biff {

inline constexpr std::uint16_t formula = 0x0006, end_of_part = 0x000A, date_mode = 0x0022,
                               file_password = 0x002F, continuation = 0x003C, code_page = 0x0042,
                               bound_sheet = 0x0085, many_rk = 0x00BD, rich_label = 0x00D6,
                               extended_format = 0x00E0, merged_cells = 0x00E5,
                               shared_strings = 0x00FC, shared_label = 0x00FD, number = 0x0203,
                               label = 0x0204, boolean_or_error = 0x0205, string = 0x0207,
                               rk = 0x027E, format = 0x041E, begin_of_part = 0x0809;

}  // namespace kedang::tables::biff
