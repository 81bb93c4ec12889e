// Set-up and people over HTTP.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "api/route.h"

namespace kedang::accounts {

/// Session, set-up, log-in log.
std::vector<api::Route> routes();
/// People and departments.
std::vector<api::Route> people_routes();
std::vector<api::Route> role_routes();
std::vector<api::Route> settings_routes();

}  // namespace kedang::accounts
