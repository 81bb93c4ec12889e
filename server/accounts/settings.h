// Changing settings (platform/config/settings.cpp has the table) while the program runs.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>

#include "accounts/context.h"

namespace kedang::accounts {

/// key → the new value as typed; nothing: back to what it was before anybody changed it.
using SettingChanges = std::map<std::string, std::optional<std::string>>;

/// All rows with value, limits and effect, and who changed which when; of a secret only whether
/// it is set. Errors: Forbidden (neither settings nor log-in rules are theirs to manage).
Result<std::string> settings_json(Context const& context);

/// In:      `expected_version`, what settings_json gave.
/// Errors:  Forbidden (each row says who keeps it), Stale, Invalid with every wrong value,
///          Conflict "administration_separated" naming who stands against it.
/// Effects: all or none; in force with the next request, or after a restart where the row says so.
Result<Done> change_settings(Context const& context, SettingChanges const& changes,
                             std::int64_t expected_version);

}  // namespace kedang::accounts
