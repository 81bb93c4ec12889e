// What a text looks like, without knowing its field: enough to tell headings from values and to
// guess what a column without a known heading holds. Decides nothing that is stored. Pure and
// thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "platform/tables/tables.h"

namespace kedang::exchange {

enum class Looks : std::uint8_t {
    Unknown,
    Number,
    Mobile,
    Landline,
    Email,
    CreditCode,
    IdNumber,
    Date,
    CompanyName
};

Looks looks_like(std::string_view text);
/// False for what stands in cells rather than in headings: numbers, dates, phones, company names.
bool may_be_heading(tables::Cell const& cell);

}  // namespace kedang::exchange
