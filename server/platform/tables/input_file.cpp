// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/input_file.h"

#include <cerrno>
#include <system_error>

namespace kedang::tables {

namespace {

[[noreturn]] void fail(char const* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

}  // namespace

InputFile::InputFile(std::filesystem::path const& path) : file_(std::fopen(path.c_str(), "rbe")) {
    if (!file_)
        fail("open table");
    size_ = static_cast<std::int64_t>(std::filesystem::file_size(path));
}

std::size_t InputFile::read(std::span<char> into) {
    auto count = std::fread(into.data(), 1, into.size(), file_.get());
    if (count < into.size() && std::ferror(file_.get()))
        fail("read table");
    position_ += static_cast<std::int64_t>(count);
    return count;
}

void InputFile::seek(std::int64_t position) {
    if (std::fseek(file_.get(), position, SEEK_SET) != 0)
        fail("seek in table");
    position_ = position;
}

std::string InputFile::head(std::size_t count) {
    seek(0);
    std::string bytes(count, '\0');
    bytes.resize(read(bytes));
    return bytes;
}

}  // namespace kedang::tables
