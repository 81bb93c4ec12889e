// The endpoints of the inbox and of following files.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "api/route.h"

namespace kedang::notices {

std::vector<api::Route> routes();

}  // namespace kedang::notices
