// A file on disk, read forward or whole. Not a cache, not thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace kedang::tables {

class InputFile {
  public:
    /// Throws std::system_error where the file cannot be opened.
    explicit InputFile(std::filesystem::path const& path);
    std::int64_t size_bytes() const { return size_; }
    std::int64_t position() const { return position_; }
    /// Returns how many bytes were read; 0 at the end. Throws std::system_error.
    std::size_t read(std::span<char> into);
    void seek(std::int64_t position);
    /// The first `count` bytes, or fewer at the end of the file; leaves the position there.
    std::string head(std::size_t count);

  private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Close> file_;
    std::int64_t size_ = 0;
    std::int64_t position_ = 0;
};

}  // namespace kedang::tables
