// Customers, their contacts and follow-ups over HTTP.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "api/route.h"

namespace kedang::customers {

std::vector<api::Route> routes();
/// Sharing, and finding one customer by exact number or phone.
std::vector<api::Route> sharing_routes();

}  // namespace kedang::customers
