// What neither engine may be given, since the other would store something else.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <string_view>

#include "base/check.h"

namespace kedang::db {

inline void check_storable(std::string_view text) {
    check(text.find('\0') == std::string_view::npos, "texts are checked for NUL where they enter");
}
inline void check_storable(double number) {
    check(!std::isnan(number), "numbers are computed without NaN");
}

}  // namespace kedang::db
