// SPDX-License-Identifier: Apache-2.0
#include "bench/http_client.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace kedang::bench {
namespace {

[[noreturn]] void fail(char const* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

/// In: a complete head. Returns: what Content-Length says, 0 where it says nothing.
std::size_t body_length(std::string_view head) {
    constexpr std::string_view name = "\r\nContent-Length: ";
    auto const at = head.find(name);
    return at == std::string_view::npos
               ? 0
               : std::stoul(std::string(head.substr(at + name.size(), 20)));
}

}  // namespace

HttpClient::HttpClient(std::uint16_t port, std::string headers)
    : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)), headers_(std::move(headers)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int const at_once = 1;
    if (socket_ < 0 ||
        connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
        setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once) != 0)
        fail("connect");
}

HttpClient::~HttpClient() {
    close(socket_);
}

int HttpClient::post(std::string_view path, std::string_view body) {
    message_.clear();
    message_.append("POST ").append(path).append(" HTTP/1.1\r\n").append(headers_);
    message_.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n\r\n");
    message_.append(body);
    for (std::string_view rest = message_; !rest.empty();) {
        auto const sent = send(socket_, rest.data(), rest.size(), MSG_NOSIGNAL);
        if (sent < 0)
            fail("send");
        rest.remove_prefix(static_cast<std::size_t>(sent));
    }
    return receive();
}

int HttpClient::receive() {
    received_.clear();
    std::size_t wanted = std::string::npos;
    while (received_.size() < wanted) {
        char piece[16384];
        auto const got = recv(socket_, piece, sizeof piece, 0);
        if (got <= 0)
            fail("recv");
        received_.append(piece, static_cast<std::size_t>(got));
        auto const end = received_.find("\r\n\r\n");
        if (wanted == std::string::npos && end != std::string::npos)
            wanted = end + 4 + body_length(std::string_view(received_).substr(0, end + 2));
    }
    return std::stoi(received_.substr(9, 3));
}

}  // namespace kedang::bench
