// The catalogue, its lists and the presets, as this actor may know them.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "api/route.h"

namespace kedang::api {

std::vector<Route> catalogue_routes();

}  // namespace kedang::api
