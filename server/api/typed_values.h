// The values of a request as somebody might have typed them: one path into the gate for the page,
// the API, forms and imports.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json/fwd.hpp>
#include <vector>

#include "fields/typed.h"

namespace kedang::api {

/// Texts as they are; numbers and booleans spelled; arrays joined by 、; {"amount","currency"} as
/// "CNY 2000000.00"; null as "". Anything else as its JSON, which the field's type will refuse.
std::vector<fields::Typed> typed_values(boost::json::object const& values);

}  // namespace kedang::api
