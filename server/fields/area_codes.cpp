// SPDX-License-Identifier: Apache-2.0
#include "fields/area_codes.h"

#include <algorithm>

#include "base/check.h"
#include "fields/list_rows.h"

namespace kedang::fields {

AreaCodes::AreaCodes(std::string_view area_codes_csv) {
    for (auto const& row : list_rows(area_codes_csv))
        rows_.push_back({row[0], row[1]});
    check(std::ranges::is_sorted(rows_, {}, &AreaCode::code), "area codes stand in their order");
}

AreaCode const* AreaCodes::beginning(std::string_view digits) const {
    for (std::size_t length : {4, 3}) {
        auto const code = digits.substr(0, length);
        auto const found = std::ranges::lower_bound(rows_, code, {}, &AreaCode::code);
        if (found != rows_.end() && found->code == code)
            return &*found;
    }
    return nullptr;
}

}  // namespace kedang::fields
