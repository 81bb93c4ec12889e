#include "platform/http/temporary_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace kedang::http {
namespace {

[[noreturn]] void fail(char const* act, std::filesystem::path const& path) {
    throw std::system_error(errno, std::generic_category(), act + (" " + path.string()));
}

}  // namespace

TemporaryFile::TemporaryFile(std::filesystem::path path) : path_(std::move(path)) {
    descriptor_ = open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor_ < 0)
        fail("cannot create", path_);
}

TemporaryFile::~TemporaryFile() {
    if (descriptor_ >= 0)
        ::close(descriptor_);
    std::error_code ignored;  // gone already: moved away, which is what receivers do
    std::filesystem::remove(path_, ignored);
}

void TemporaryFile::append(std::string_view bytes) {
    while (!bytes.empty()) {
        ssize_t const written = write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            fail("cannot write", path_);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void TemporaryFile::close() {
    if (::close(std::exchange(descriptor_, -1)) != 0)
        fail("cannot close", path_);
}

}  // namespace kedang::http
