// Writes replies to a client with back-pressure: nothing more is read from a file before the client
// took what came before. Internal to platform/http; on the connection's executor.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <chrono>
#include <cstdint>
#include <string_view>

#include "platform/http/reply.h"
#include "platform/http/workers.h"

namespace kedang::http {

/// How slow a client may be before it is cut off.
struct Pace {
    std::chrono::milliseconds grace;
    std::int64_t bytes_per_second;

    std::chrono::milliseconds time_for(std::int64_t bytes) const {
        return grace + std::chrono::milliseconds(bytes * 1000 / bytes_per_second);
    }
};

class Sending {
  public:
    Sending(boost::beast::tcp_stream& stream, Workers& workers, Pace pace)
        : stream_(stream), workers_(workers), pace_(pace) {}

    /// In:      `connection_line` is a whole Connection header with its line end, or "".
    /// Returns: false where the client has gone or is too slow, or the file became shorter.
    boost::asio::awaitable<bool> reply(Reply& reply, std::string_view connection_line);

    /// The interim "100 Continue".
    boost::asio::awaitable<bool> go_ahead();

    /// Reads and forgets what the client is still sending, for a while: closing on unread bytes
    /// would reset the connection, and the client would lose the reply it has not read yet.
    boost::asio::awaitable<void> linger();

  private:
    boost::asio::awaitable<bool> bytes(std::string_view bytes);
    boost::asio::awaitable<bool> file(Reply& reply);

    boost::beast::tcp_stream& stream_;
    Workers& workers_;
    Pace pace_;
};

}  // namespace kedang::http
