// By which fields and figures an actor may ask for records: filter, sort, count. What one may not
// read one may not ask for, since the answer would tell. Pure and thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "accounts/model.h"
#include "fields/catalogue.h"

namespace kedang::accounts {

/// True where the values are clear in every relation the actor's scope meets; of a figure those it
/// is worked out from.
bool may_compare(Actor const& actor, fields::Catalogue const& catalogue,
                 fields::RecordType const& type, fields::Field const& field);

/// The fields and figures of a record type by which the actor may filter. Encrypted ones are among
/// them under the right to find by the exact value (搜索权).
std::vector<fields::Field const*> fields_to_ask(Actor const& actor,
                                                fields::Catalogue const& catalogue,
                                                fields::RecordType const& type);

}  // namespace kedang::accounts
