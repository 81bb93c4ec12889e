// People, roles and the running session as JSON.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "accounts/actions.h"

namespace kedang::accounts {

std::string session_json(Company const& company, Actor const& actor, SessionState const& session);
/// Log-in names, roles and states only for those who manage people; names for everybody.
std::string people_json(std::vector<Person> const& people, Company const& company,
                        Actor const& actor);
std::string departments_json(std::vector<Department> const& departments);
/// Ids and names for everybody; what they permit, and what there is to permit, for those who
/// manage people or roles.
std::string role_list_json(Company const& company, Actor const& actor,
                           std::vector<Person> const& people);

}  // namespace kedang::accounts
