// The area codes of landlines. Immutable once made, thread-safe. Source: catalogue/lists/NOTICE.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace kedang::fields {

struct AreaCode {
    std::string_view code;   ///< with its 0: 010, 0512
    std::string_view place;  ///< 江苏省苏州市
};

class AreaCodes {
  public:
    /// In: rows of lists/area_codes.csv; a view that outlives this.
    explicit AreaCodes(std::string_view area_codes_csv);

    /// In: digits with the leading 0 (051266668888). nullptr where no area code begins them.
    AreaCode const* beginning(std::string_view digits) const;
    std::vector<AreaCode> const& all() const { return rows_; }

  private:
    std::vector<AreaCode> rows_;  // in code order
};

}  // namespace kedang::fields
