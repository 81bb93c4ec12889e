// Puts plain values in the place of what depends on the day and on who asks: 近6个月, 本季度, 我.
// What compiles and what is judged in tests sees nothing else afterwards. Pure.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fields/filter/filter.h"

namespace kedang::fields {

/// When and by whom a filter is asked.
struct Ground {
    Date today;
    TimeZone const* zone = nullptr;  ///< the company's; nullptr: UTC
    std::int64_t actor = 0;
};

/// Returns: the same filter without periods but for windows, which are Period::Kind::Days.
Filter grounded(Filter filter, Ground const& ground);

/// The first and the last value a date or an instant within these days may have.
struct Bounds {
    Value first, last;
};
Bounds bounds_of(Days const& days, FieldType const& type, TimeZone const* zone);

}  // namespace kedang::fields
