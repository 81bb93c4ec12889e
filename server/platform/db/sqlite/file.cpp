// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sqlite/file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "platform/db/database.h"

namespace kedang::db::sqlite {
namespace {

class Descriptor {
  public:
    Descriptor(std::filesystem::path const& file, int flags)
        : file_(file), descriptor_(::open(file.c_str(), flags | O_CLOEXEC, 0600)) {
        if (descriptor_ < 0)
            fail("open");
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    ~Descriptor() { ::close(descriptor_); }

    void sync() const {
        if (::fsync(descriptor_) != 0)
            fail("sync");
    }

  private:
    [[noreturn]] void fail(char const* what) const {
        throw DatabaseError(std::string("cannot ") + what + " " + file_.string() + ": " +
                            std::strerror(errno));
    }

    std::filesystem::path file_;
    int descriptor_;
};

}  // namespace

void create_private_file(std::filesystem::path const& file) {
    Descriptor const created(file, O_RDWR | O_CREAT);
}

void sync_to_disk(std::filesystem::path const& file) {
    Descriptor(file, O_RDONLY).sync();
    std::filesystem::path const folder = std::filesystem::absolute(file).parent_path();
    Descriptor(folder, O_RDONLY | O_DIRECTORY).sync();
}

}  // namespace kedang::db::sqlite
