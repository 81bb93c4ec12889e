// Where settings are written down outside of the database: kedang.toml and the environment.
// Not the checks of their values; those are Settings::load's.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <optional>

#include "base/result.h"
#include "platform/config/settings.h"

namespace kedang::config {

/// Returns: what the file sets, [session] idle_minutes = 30 as session.idle_minutes → "30"; a list
///          with commas between. Nothing for an absent file.
/// Errors:  Invalid naming line and column (not TOML), or the key (a date, a table in a list …).
Result<Values> read_file(std::filesystem::path const& file);

/// The process' environment, as a parameter for tests.
using Environment = std::function<std::optional<std::string>(std::string const& name)>;
Environment process_environment();

/// Returns: KEDANG_SESSION_IDLE_MINUTES as session.idle_minutes, for each row that is set.
Values read_environment(Environment const& environment, std::span<Row const> table = rows());

}  // namespace kedang::config
