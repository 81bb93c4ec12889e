// Customers, their contacts and follow-ups over HTTP.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "api/route.h"

namespace kedang::customers {

std::vector<api::Route> routes();

}  // namespace kedang::customers
