// The rules themselves, by subject: names, numbers of persons, places, times and amounts.
// See fields/rules/rule.h for how they are called.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fields/rules/rule.h"

namespace kedang::fields::rules {

// names.cpp
std::optional<Finding> not_placeholder(Field const&, Value const&, ParseContext const&);
std::optional<Finding> person_name(Field const&, Value const&, ParseContext const&);
std::optional<Finding> company_full_name(Field const&, Value const&, ParseContext const&);

// numbers_of_persons.cpp
std::optional<Finding> mobile(Field const&, Value const&, ParseContext const&);
/// Always holds: it tells the type id_number to take four characters for a whole number (C01).
std::optional<Finding> id_last_four_allowed(Field const&, Value const&, ParseContext const&);

// places.cpp
/// A region down to the district, where the city has any (C03).
std::optional<Finding> to_district(Field const&, Value const&, ParseContext const&);

// amounts_and_times.cpp
std::optional<Finding> not_in_future(Field const&, Value const&, ParseContext const&);
/// A calendar year from 1900 to this one.
std::optional<Finding> year(Field const&, Value const&, ParseContext const&);
std::optional<Finding> positive(Field const&, Value const&, ParseContext const&);

}  // namespace kedang::fields::rules
