// What the company has chosen at set-up: its name and its handbook (管理规范).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "accounts/context.h"

namespace kedang::accounts {

/// The company as stored; without a preset before set-up. In: settings already loaded.
std::shared_ptr<Company const> load_company(db::Session& session,
                                            std::shared_ptr<config::Settings const> settings);

/// Chooses the handbook. Errors: Forbidden, Invalid (no such preset, no name), Conflict (chosen
/// already: later changes of the preset are made under 管理规范, field by field).
/// Effects: services.reload_company.
Result<Done> set_up(Context const& context, std::string const& preset, std::string const& name);

}  // namespace kedang::accounts
