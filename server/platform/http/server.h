// The HTTP/1.1 server: Boost.Beast coroutines behind a plain header. One or two I/O threads read and
// write, a pool of workers runs the handlers (blocking code), so a slow client holds no worker and
// a slow query no connection. Answers HEAD, Expect: 100-continue, gzip, conditional GET (ETag).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "platform/http/message.h"

namespace kedang::http {

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  ///< 0: any free one, see Server::port
    int io_threads = 1;
    int workers = 32;  ///< most wait for the write lane, not for the CPU
    std::chrono::seconds head_deadline{30};  ///< for the whole head, however slowly it drips
    std::chrono::seconds idle_deadline{75};
    std::int64_t body_bytes_per_second = 1024;  ///< slower bodies are cut (after head_deadline's grace)
    std::filesystem::path spool;  ///< folder for bodies that go to files
    std::size_t queued_requests = 1024;  ///< waiting for a worker; more answer 503
};

class Server {
  public:
    /// Binds and starts. Throws std::runtime_error where the address is taken.
    Server(ServerOptions options, Admit admit);
    /// Stops taking connections, finishes running requests (up to 10 s), joins.
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
