// SPDX-License-Identifier: Apache-2.0
#include "platform/log/system_log.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>

namespace kedang::log {
namespace {

/// RFC 3164: facility 10 (authpriv) times 8 and level 5 (notice); the receiver adds time and host.
constexpr std::string_view prefix = "<85>kedang-audit: ";

class DatagramSocket {
  public:
    explicit DatagramSocket(std::filesystem::path const& path)
        : path_(path), number_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
        if (number_ < 0)
            fail();
    }
    ~DatagramSocket() { ::close(number_); }
    DatagramSocket(DatagramSocket const&) = delete;
    DatagramSocket& operator=(DatagramSocket const&) = delete;

    void send(std::string const& message) const {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::string const path = path_.string();
        if (path.size() >= sizeof(address.sun_path)) {
            errno = ENAMETOOLONG;
            fail();
        }
        std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
        auto const sent =
            ::sendto(number_, message.data(), message.size(), MSG_NOSIGNAL | MSG_DONTWAIT,
                     reinterpret_cast<sockaddr const*>(&address), sizeof(address));
        if (sent != static_cast<ssize_t>(message.size()))
            fail();
    }

  private:
    [[noreturn]] void fail() const {
        throw std::system_error(errno, std::generic_category(), path_.string());
    }
    std::filesystem::path path_;
    int number_;
};

}  // namespace

void send_to_system_log(std::string_view line, std::filesystem::path const& socket) {
    DatagramSocket(socket).send(std::string(prefix) + std::string(line));
}

}  // namespace kedang::log
