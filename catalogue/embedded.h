// The catalogue's files as bytes inside the program: JSON, CSV and notices, by their path below
// catalogue/. No parsing. The bytes live as long as the program. Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "cmake/embedded_file.h"

namespace kedang::catalogue {

/// All of them, in byte order of their paths.
std::span<EmbeddedFile const> embedded_files();

/// In: a path below catalogue/. Throws Bug where there is no such file: paths are written in code.
std::string_view embedded_file(std::string_view path);

}  // namespace kedang::catalogue
