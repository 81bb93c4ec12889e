// Exports over HTTP.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "api/route.h"

namespace kedang::extraction {

std::vector<api::Route> routes();

}  // namespace kedang::extraction
