// What the company has chosen at set-up: its name and its handbook (管理规范).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "accounts/context.h"

namespace kedang::accounts {

/// Shipped, changed and own ones.
std::shared_ptr<RoleSet const> roles_in_force(db::Session& session);
/// What the database says of settings, secrets opened, for config::Sources.
config::Values stored_settings(db::Session& session, crypto::Keyring const& keyring);

/// Acting for a person outside of a request, as they stand now.
/// Errors: Forbidden "person_disabled".
Result<Context> acting_for(Services& services, std::int64_t person, audit_trail::Via via);

/// The company as stored; without a preset before set-up.
/// In: settings already loaded; `before`, the snapshot it replaces, whose catalogue goes on being
///     used where the handbook is the same, or nullptr.
std::shared_ptr<Company const> load_company(db::Session& session,
                                            std::shared_ptr<config::Settings const> settings,
                                            Company const* before);

/// The company as it stands in the database now: what another process changed is read first.
std::shared_ptr<Company const> current_company(Services& services);
/// The same for who has a session open and knows the epoch it says.
std::shared_ptr<Company const> company_of_epoch(Services& services, std::int64_t epoch);

/// Chooses the handbook. Errors: Forbidden, Invalid (no such preset, no name), Conflict (chosen
/// already: later changes of the preset are made under 管理规范, field by field).
/// Effects: services.reload_company.
Result<Done> set_up(Context const& context, std::string const& preset, std::string const& name);

}  // namespace kedang::accounts
