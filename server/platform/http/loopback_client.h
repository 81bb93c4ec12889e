// For tests: a blocking HTTP client on a raw socket that sends exactly the bytes it is given and
// reads one reply at a time. Every wait is bounded by five seconds. SPDX-License-Identifier:
// Apache-2.0
#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "platform/http/text.h"

namespace kedang::http {

struct ReceivedReply {
    int status = 0;  ///< 0: the connection ended first
    std::string head;
    std::string body;

    std::string header(std::string_view name) const {
        for (std::string_view const line : split_trimmed(head, '\n'))
            if (auto const colon = line.find(':');
                colon != line.npos && equal_ignoring_case(line.substr(0, colon), name))
                return std::string(trimmed(line.substr(colon + 1, line.size() - colon - 2)));
        return "";
    }
};

class LoopbackClient {
  public:
    explicit LoopbackClient(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
        timeval const patience{5, 0};
        setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    ~LoopbackClient() { ::close(socket_); }
    LoopbackClient(LoopbackClient&& other) noexcept
        : socket_(std::exchange(other.socket_, -1)), connected_(other.connected_) {}
    LoopbackClient(LoopbackClient const&) = delete;
    LoopbackClient& operator=(LoopbackClient const&) = delete;

    bool connected() const { return connected_; }

    /// False where the server has closed.
    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    void finish_sending() { shutdown(socket_, SHUT_WR); }

    ReceivedReply receive(bool body_follows = true) {
        ReceivedReply reply;
        std::size_t end;
        while ((end = pending_.find("\r\n\r\n")) == std::string::npos)
            if (!read_more())
                return reply;
        reply.head = pending_.substr(0, end + 2);
        pending_.erase(0, end + 4);
        reply.status = std::stoi(reply.head.substr(9, 3));
        auto const length = reply.header("Content-Length");
        if (!body_follows || length.empty())
            return reply;
        while (pending_.size() < std::stoull(length))
            if (!read_more())
                return {};
        reply.body = pending_.substr(0, std::stoull(length));
        pending_.erase(0, reply.body.size());
        return reply;
    }

    ReceivedReply exchange(std::string_view request) {
        send(request);
        return receive();
    }

    /// Whether the server closes within the five seconds; false also where bytes come instead.
    bool sees_end() {
        char byte;
        return pending_.empty() && recv(socket_, &byte, 1, 0) == 0;
    }

  private:
    bool read_more() {
        char piece[65536];
        auto const size = recv(socket_, piece, sizeof piece, 0);
        if (size > 0)
            pending_.append(piece, static_cast<std::size_t>(size));
        return size > 0;
    }

    int socket_;
    bool connected_ = false;
    std::string pending_;
};

/// "GET /path HTTP/1.1" with Host and further header lines, each with its line end.
inline std::string get(std::string_view path, std::string_view further_lines = "") {
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: kedang\r\n" +
           std::string(further_lines) + "\r\n";
}

inline std::string post(std::string_view path, std::string_view body,
                        std::string_view further_lines = "") {
    return "POST " + std::string(path) + " HTTP/1.1\r\nHost: kedang\r\n" +
           std::string(further_lines) + "Content-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + std::string(body);
}

/// A folder of the test's own, gone with it.
class ScratchFolder {
  public:
    ScratchFolder() {
        auto pattern = (std::filesystem::temp_directory_path() / "kedang-http-XXXXXX").string();
        path_ = mkdtemp(pattern.data());
    }
    ~ScratchFolder() { std::filesystem::remove_all(path_); }
    ScratchFolder(ScratchFolder const&) = delete;
    ScratchFolder& operator=(ScratchFolder const&) = delete;
    std::filesystem::path const& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

}  // namespace kedang::http
