// Segments over HTTP.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "api/route.h"

namespace kedang::segments {

std::vector<api::Route> routes();

}  // namespace kedang::segments
