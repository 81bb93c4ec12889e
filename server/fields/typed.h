// What somebody typed into a field, before the gate has looked at it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace kedang::fields {

struct Typed {
    std::string field;  ///< by name; may not exist
    std::string text;   ///< "" clears it
};

}  // namespace kedang::fields
