// A file of our own that is written front to back and vanishes with the object, unless somebody has
// moved it away by then. One thread at a time.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string_view>

namespace kedang::http {

class TemporaryFile {
  public:
    /// Creates it, readable by its owner alone. Throws std::system_error (disk full, no such
    /// folder, name taken).
    explicit TemporaryFile(std::filesystem::path path);
    ~TemporaryFile();
    TemporaryFile(TemporaryFile const&) = delete;
    TemporaryFile& operator=(TemporaryFile const&) = delete;

    /// Throws std::system_error.
    void append(std::string_view bytes);
    /// No more is appended. Throws std::system_error.
    void close();
    std::filesystem::path const& path() const { return path_; }

  private:
    std::filesystem::path path_;
    int descriptor_ = -1;
};

}  // namespace kedang::http
