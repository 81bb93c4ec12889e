// What stands behind the operator of a condition: typed words become normalised values. Pure.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "fields/filter/filter.h"

namespace kedang::fields {

/// A condition with its values, or its negation where that is how it is said. In: words as typed:
/// one for most operators; several for In, NotIn, Under and all of choices; two for Between; none
/// for IsEmpty. Errors: Invalid: the field cannot be asked this way, a word is not understood, too
/// many or too few words.
Result<Filter> make_condition(Field const& field, Operator op,
                              std::vector<std::string> const& words, ParseContext const& context);

/// Whether such a condition can be made at all, whatever its values.
bool may_be_asked(Field const& field, Operator op);

/// What is wrong with one of the words, taken alone. Errors: Invalid.
Result<Done> check_word(Field const& field, Operator op, std::string_view word,
                        ParseContext const& context);

/// Sets of which time the records of a figure count. In: a condition made of that field.
/// Errors: Invalid where the field is no figure.
Result<Done> narrow(Filter& condition, Field const& field, Period const& window);

}  // namespace kedang::fields
