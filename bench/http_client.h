// A client that keeps its connection: the least that speaks HTTP/1.1 with a server that states
// lengths, so that what is measured is the server. One thread each.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kedang::bench {

class HttpClient {
  public:
    /// In: header lines that every request carries, each ended by \r\n. Throws std::system_error.
    HttpClient(std::uint16_t port, std::string headers);
    ~HttpClient();
    HttpClient(HttpClient const&) = delete;
    HttpClient& operator=(HttpClient const&) = delete;

    /// Sends and waits for the whole answer. Returns: its status.
    int post(std::string_view path, std::string_view body);

  private:
    int receive();

    int socket_;
    std::string headers_;
    std::string message_;
    std::string received_;
};

}  // namespace kedang::bench
