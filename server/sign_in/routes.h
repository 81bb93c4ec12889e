// Logging in and out over HTTP.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "api/route.h"

namespace kedang::sign_in {

std::vector<api::Route> routes();

}  // namespace kedang::sign_in
