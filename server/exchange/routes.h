// Imports over HTTP, see docs/api.md.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "api/route.h"

namespace kedang::exchange {

std::vector<api::Route> routes();

}  // namespace kedang::exchange
