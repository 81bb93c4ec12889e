// Where the demo company's customers are and what they make: the words their files are filled
// with. Tables only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace kedang::demo {

struct Place {
    std::string_view division;   ///< GB/T 2260
    std::string_view town;       ///< how company names begin
    std::string_view district;   ///< how addresses begin
    std::string_view area_code;  ///< of landlines
};

struct Trade {
    std::string_view industry;                   ///< GB/T 4754
    std::array<std::string_view, 2> businesses;  ///< how company names end, before 有限公司
    std::array<std::string_view, 4> parts;       ///< what they buy
    std::string_view need;                       ///< in their own words
};

/// Nearer ones stand there more often.
std::span<Place const> places();
std::span<Trade const> trades();
/// Who sells on what is made for them.
Trade const& retail();

}  // namespace kedang::demo
