// Which customers a list is about: scope, state, conditions and the search box as one WHERE.
// What the actor may not read is refused here, before any row is touched.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "accounts/context.h"
#include "customers/store.h"

namespace kedang::customers {

/// In:     filter: JSON or ""; search: what was typed into the box, or "".
/// Errors: Invalid (unknown or unreadable field, wrong value).
Result<store::Condition> condition(accounts::Context const& context, db::Engine engine,
                                   std::string_view filter, std::string_view search);

/// The field by which one may sort; nullptr where there is none or the actor may not.
fields::Field const* sortable(accounts::Context const& context, std::string_view name);

}  // namespace kedang::customers
