// Orders over HTTP.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "api/route.h"

namespace kedang::dealings {

std::vector<api::Route> routes();

}  // namespace kedang::dealings
