// Changing what roles permit, making own ones, taking shipped ones back to how they were.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "accounts/context.h"

namespace kedang::accounts {

/// Returns: its id, given by the program.
/// Errors:  Forbidden, Invalid (name, permissions, fields), Conflict (a person would hold two of
///          the three administrations).
/// Effects: in force with the next request of everybody, in every process. All here alike.
Result<std::string> add_role(Context const& context, Role role);

/// In:     `role` whole, with the id of the one it replaces.
/// Errors: those of add_role, NotFound, Stale, Conflict "last_administrator".
Result<Done> change_role(Context const& context, Role role, std::int64_t expected_version);

/// A shipped role as the program brings it (恢复出厂设置).
/// Errors: Forbidden, NotFound, Conflict "own_role", "last_administrator", …
Result<Done> reset_role(Context const& context, std::string_view id);

/// Errors: Forbidden, NotFound, Conflict "shipped_role", "role_in_use" naming people.
Result<Done> remove_role(Context const& context, std::string_view id);

}  // namespace kedang::accounts
