// Finds the option that a word means: by value, by label in either language, by alias. Pure.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "fields/catalogue.h"

namespace kedang::fields::types {

/// nullptr where no option is meant. Case, width and spaces do not matter.
Option const* option_meant(Field const& field, std::string_view word);

/// The labels that may be chosen, joined with 、.
std::string offered_labels(Field const& field);

/// The label people read for a stored option value; the value where the option is gone.
std::string option_label(Field const& field, std::string_view value);

}  // namespace kedang::fields::types
