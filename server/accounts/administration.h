// Who administers: that somebody always can, and that one person does not hold two of system,
// security and audit where the company keeps them apart (三员分立). Decides; stores nothing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "accounts/context.h"

namespace kedang::accounts {

/// Whether the company keeps the three apart, by what is in force or has just been stored.
bool is_separated(db::Session& session, config::Settings const& settings);

/// True where some role of the person administers: such people are changed by those who may manage
/// roles and rights, or whoever enters people could make themselves anything.
bool is_administrative(Person const& person, RoleSet const& roles);

/// People and roles as they would be.
/// Errors: Conflict "last_administrator" (nobody left who manages people, or roles),
///         "administration_separated" (naming who holds two of the three).
Result<Done> check_administration(std::vector<Person> const& people, RoleSet const& roles,
                                  bool separated);

}  // namespace kedang::accounts
