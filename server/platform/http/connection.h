// One client connection: reads requests, has workers answer them, writes replies, one after
// another. Internal to platform/http. Lives on one executor; only Shared is touched from elsewhere.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <string>
#include <utility>

#include "platform/http/dispatch.h"
#include "platform/http/sending.h"
#include "platform/http/workers.h"

namespace kedang::http {

/// What the connections of a server have in common; outlives them all.
struct Shared {
    Shared(ServerOptions chosen, Admit admit)
        : options(std::move(chosen)),
          dispatch(options, std::move(admit)),
          workers(options.workers, options.queued_requests) {}

    ServerOptions const options;
    Dispatch const dispatch;
    Workers workers;
    std::atomic<bool> stopping = false;

    Pace pace() const { return {options.head_deadline, options.body_bytes_per_second}; }
};

class Connection {
  public:
    /// In: a connected socket whose executor runs one handler at a time.
    Connection(Shared& shared, boost::asio::ip::tcp::socket socket);

    /// Until the client is done, misbehaves, or the server stops.
    boost::asio::awaitable<void> run();
    /// On executor(): ends it unless a request is being answered.
    void close_if_idle();
    /// On executor(): whatever is being read or written fails.
    void close();
    boost::asio::any_io_executor executor() { return stream_.get_executor(); }

  private:
    struct Turn;  // one request: the parser that reads it, what it says, the reply

    boost::asio::awaitable<bool> wait_for_request();
    boost::asio::awaitable<bool> serve_request();
    boost::asio::awaitable<void> answer(Turn& turn);
    boost::asio::awaitable<bool> receive_body(Turn& turn);
    boost::asio::awaitable<boost::beast::error_code> read_pieces(Turn& turn, BodyTarget target);
    boost::asio::awaitable<bool> keep_piece(Turn& turn, BodyTarget target, std::string_view piece);
    boost::asio::awaitable<bool> send_reply(Turn& turn);
    void report(Turn const& turn, int status) const;

    Shared& shared_;
    boost::beast::tcp_stream stream_;
    boost::beast::flat_buffer buffer_;
    Sending sending_;
    std::string peer_;
    bool idle_ = true;
    bool lingers_ = false;  // the client may still be sending what nobody will read
};

}  // namespace kedang::http
