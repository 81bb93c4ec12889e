// Which customers a list is about: scope, state, conditions and the search box as one WHERE.
// What the actor may not read is refused here, before any row is touched.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "accounts/context.h"
#include "customers/store.h"
#include "fields/filter/vocabulary.h"
#include "records/look_up.h"
#include "records/people.h"

namespace kedang::customers {

/// A WHERE, and the exact values it asks for: to be noted before the answer leaves.
struct Selection {
    store::Condition where;
    records::LookUp asked;
};

/// In:     filter: the line people type, JSON, or ""; search: what was typed into the box, or "".
/// Errors: Invalid (unknown or unreadable field, wrong value).
Result<Selection> condition(accounts::Context const& context, db::Session& session,
                            std::string_view filter, std::string_view search);

/// What this actor may ask for.
fields::Vocabulary vocabulary(accounts::Context const& context);

/// What reading and writing values of a filter needs. In: people outlives it.
fields::ParseContext parsing(accounts::Context const& context, records::KnownPeople& people);

/// The field by which one may sort; nullptr where there is none or the actor may not.
fields::Field const* sortable(accounts::Context const& context, std::string_view name);

}  // namespace kedang::customers
