// A place given in parts, as sheets do: province, city and district in columns of their own.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "fields/field_type.h"

namespace kedang::fields::types {

/// In: any part may be empty. Errors and value as the type region has them.
Result<Parsed> parse_region_parts(Field const& field, std::string_view province,
                                  std::string_view city, std::string_view district,
                                  ParseContext const& context);

}  // namespace kedang::fields::types
