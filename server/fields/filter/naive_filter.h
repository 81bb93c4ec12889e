// For tests: what a filter means, said as plainly as possible. The judge of every other way to
// evaluate one. Not part of the program.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "fields/filter/filter.h"

namespace kedang::fields {

/// In: the value a record has; Absent for none.
bool matches(Filter const& filter, std::function<Value(Field const&)> const& value_of,
             Catalogue const& catalogue);

}  // namespace kedang::fields
