// Masks: what of a value is shown to those who may not see it clear. Named in the catalogue, may
// differ per preset (A14, C01, C19, E21). Pure and thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "fields/field_type.h"

namespace kedang::fields {

/// False for a name the catalogue may not use.
bool mask_known(std::string_view name);

/// The masked text; "" for an absent value. Shows no more of a short value than of a long one.
/// In: a known mask, e.g. field.mask of the preset; throws Bug otherwise.
std::string mask(std::string_view name, Field const& field, Value const& value,
                 TextContext const& context);

}  // namespace kedang::fields
