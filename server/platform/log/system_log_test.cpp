// SPDX-License-Identifier: Apache-2.0
#include "platform/log/system_log.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <string>
#include <system_error>

namespace kedang::log {
namespace {

/// Somebody who listens, as the system log does.
class Listener {
  public:
    Listener() {
        std::string pattern = (std::filesystem::temp_directory_path() / "kedang-XXXXXX").string();
        folder_ = ::mkdtemp(pattern.data());
        number_ = ::socket(AF_UNIX, SOCK_DGRAM, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strcpy(address.sun_path, path().c_str());
        EXPECT_EQ(::bind(number_, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
    }
    ~Listener() {
        ::close(number_);
        std::filesystem::remove_all(folder_);
    }
    Listener(Listener const&) = delete;
    Listener& operator=(Listener const&) = delete;
    std::filesystem::path path() const { return folder_ / "log"; }
    std::string next() const {
        std::array<char, 4096> message{};
        auto const size = ::recv(number_, message.data(), message.size(), MSG_DONTWAIT);
        return size < 0 ? "" : std::string(message.data(), static_cast<std::size_t>(size));
    }

  private:
    std::filesystem::path folder_;
    int number_;
};

TEST(SystemLog, gets_the_line_under_our_name) {
    Listener const listener;
    send_to_system_log(R"({"sequence":7})", listener.path());
    EXPECT_EQ(listener.next(), R"(<85>kedang-audit: {"sequence":7})");
}

TEST(SystemLog, that_does_not_listen_is_an_error) {
    EXPECT_THROW(send_to_system_log("x", "/nonexistent/log"), std::system_error);
    EXPECT_THROW(send_to_system_log("x", "/" + std::string(200, 'a')), std::system_error);
}

}  // namespace
}  // namespace kedang::log
