// A file that the program carries within itself.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace kedang {

struct EmbeddedFile {
    std::string_view path;  ///< below its root, "customer.json", "assets/index.js"
    std::string_view content;
};

}  // namespace kedang
