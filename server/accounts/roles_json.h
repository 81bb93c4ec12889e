// Roles and permissions as JSON: the shipped ones (catalogue/roles.json), the stored ones, the
// ones of the API are written alike. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json/fwd.hpp>
#include <string>
#include <vector>

#include "accounts/model_roles.h"
#include "base/json_writer.h"

namespace kedang::accounts {

std::vector<Role> const& shipped_roles();
std::vector<PermissionGroup> const& permission_groups();
/// nullptr where there is none.
Permission const* permission_named(std::string_view id);

/// In: `place`, what is said of a definition that is none; what comes from outside has passed the
///     route's schema. Throws Bug for words that do not exist.
Role read_role(boost::json::value const& definition, std::string const& place);
/// The members of a role's definition, into an object that is open.
void write_role(JsonWriter& out, Role const& role);
/// As it is stored.
std::string role_json(Role const& role);

}  // namespace kedang::accounts
