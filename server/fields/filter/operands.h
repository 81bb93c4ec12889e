// What stands behind the operator of a condition: typed words become normalised values. Pure.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "fields/filter/filter.h"

namespace kedang::fields {

/// A condition with its values. In: words as typed: one for most operators; several for In, NotIn,
/// Under and all of choices; two for Between; none for IsEmpty.
/// Errors: Invalid: the field cannot be asked this way, a word is not understood, too many or too
/// few words.
Result<Filter> make_condition(Field const& field, Operator op,
                              std::vector<std::string> const& words, ParseContext const& context);

}  // namespace kedang::fields
