// The SHA-256 of a file, as sha256sum and certutil print it: what people compare a copy with.
// Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace kedang::crypto {

/// Returns: 64 hex digits. Throws std::runtime_error where the file cannot be read.
std::string sha256_of_file(std::filesystem::path const& file);

}  // namespace kedang::crypto
