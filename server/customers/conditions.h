// Which customers a list is about: scope, state, conditions and the search box as one WHERE.
// What the actor may not read is refused here, before any row is touched.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "accounts/context.h"
#include "customers/store.h"
#include "records/look_up.h"

namespace kedang::customers {

/// A WHERE, and the exact values it asks for: to be noted before the answer leaves.
struct Selection {
    store::Condition where;
    records::LookUp asked;
};

/// In:     filter: JSON or ""; search: what was typed into the box, or "".
/// Errors: Invalid (unknown or unreadable field, wrong value).
Result<Selection> condition(accounts::Context const& context, db::Engine engine,
                            std::string_view filter, std::string_view search);

/// The field by which one may sort; nullptr where there is none or the actor may not.
fields::Field const* sortable(accounts::Context const& context, std::string_view name);

}  // namespace kedang::customers
