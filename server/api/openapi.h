// The OpenAPI 3.1 document, made from the route table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "api/route.h"

namespace kedang::api {

/// Returns: the document as JSON; the same routes give the same bytes.
std::string openapi(std::span<Route const> routes, std::span<Component const> components);

}  // namespace kedang::api
