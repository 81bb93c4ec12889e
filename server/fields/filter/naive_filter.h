// For tests: what a filter means, said as plainly as possible. The judge of every other way to
// evaluate one. Not part of the program.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "fields/filter/ground.h"

namespace kedang::fields {

/// A record and those that belong to it.
struct NaiveRecord {
    using Child = std::map<std::string, Value>;  ///< by the field's name

    std::function<Value(Field const&)> value_of;              ///< Absent for none
    std::map<std::string, std::vector<Child>> children = {};  ///< by record type
};

/// In: a filter as it was said, not grounded.
bool matches(Filter const& filter, NaiveRecord const& record, Catalogue const& catalogue,
             Ground const& ground);

}  // namespace kedang::fields
