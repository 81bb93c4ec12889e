// How long a text may be, in code points. Pure.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/text.h"
#include "fields/types/entry.h"

namespace kedang::fields::types {

/// Refuses a text longer than the field's max_length, or than the type's own limit where that is
/// stricter or the field sets none.
inline Result<Done> within_length(Field const& field, std::string_view text,
                                  std::int64_t limit_of_type) {
    std::int64_t const limit =
        field.max_length > 0 ? std::min(field.max_length, limit_of_type) : limit_of_type;
    auto const length = static_cast<std::int64_t>(text::count_code_points(text));
    if (length <= limit)
        return Done{};
    return refuse(
        field, "max_length",
        "最多 " + std::to_string(limit) + " 个字，现有 " + std::to_string(length) + " 个，请缩短");
}

}  // namespace kedang::fields::types
