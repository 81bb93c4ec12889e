// The HTTP/1.1 server: Boost.Beast coroutines behind a plain header. One or two I/O threads read
// and write, a pool of workers runs the handlers (blocking code), so a slow client holds no worker
// and a slow query no connection. Answers HEAD, Expect: 100-continue, gzip, conditional GET (ETag).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "platform/http/message.h"

namespace kedang::http {

/// One request, answered or cut off; for access log and metrics. No query: it may name people.
struct FinishedRequest {
    std::string_view method;                ///< "" where the head could not be read
    std::string_view path;                  ///< decoded; "" where the head could not be read
    int status = 0;                         ///< 0: the connection ended before a reply
    std::chrono::microseconds duration{0};  ///< complete head to last byte of the reply
    std::int64_t reply_bytes = 0;           ///< of the body, after compression
    std::string_view peer;
    std::string_view request_id;
};

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  ///< 0: any free one, see Server::port
    int io_threads = 1;
    int workers = 32;  ///< most wait for the write lane, not for the CPU
    std::chrono::milliseconds head_deadline{30'000};  ///< for the whole head, however it drips
    std::chrono::milliseconds idle_deadline{75'000};
    std::chrono::milliseconds drain_deadline{10'000};  ///< for running requests after stop()
    /// Slower bodies and replies are cut, after head_deadline's grace.
    std::int64_t body_bytes_per_second = 1024;
    std::filesystem::path spool;         ///< folder for bodies that go to files
    std::size_t queued_requests = 1024;  ///< waiting for a worker; more answer 503
    std::size_t connections = 4096;      ///< open at once; more are closed unanswered
    /// Exceptions of admit and handle, with the id the client was given. On any thread.
    std::function<void(std::string const& incident, std::string const& what)> on_failure = {};
    /// On an I/O thread: must not block.
    std::function<void(FinishedRequest const&)> on_finished = {};
};

class Server {
  public:
    /// Binds and starts. Throws std::runtime_error where the address is taken.
    Server(ServerOptions options, Admit admit);
    /// Stops taking connections, finishes running requests (up to drain_deadline), joins. A handler
    /// that is still running then is waited for, its reply is not sent.
    ~Server();
    Server(Server const&) = delete;
    Server& operator=(Server const&) = delete;

    std::uint16_t port() const;
    /// Begins the graceful stop; may be called from another thread, more than once.
    void stop();

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kedang::http
