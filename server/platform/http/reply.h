// A handler's Response made ready for the wire: 304 where the client has it already, compressed
// where that pays, head written out, file opened. Runs on a worker thread; knows no sockets.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <fstream>
#include <string>

#include "platform/http/message.h"

namespace kedang::http {

/// Move-only: it may hold the open file.
struct Reply {
    int status = 0;      ///< 0: none yet
    std::string head;    ///< status line and headers, without Connection and the empty line
    std::string body;    ///< "" for HEAD
    std::ifstream file;  ///< instead of `body`
    std::int64_t body_bytes = 0;  ///< how many bytes of either follow the head
};

/// In:      the head of the request that is answered.
/// Effects: opens response.file; a file that is to be deleted is unlinked at once, what is open
/// stays
///          readable. Throws std::runtime_error where the file cannot be opened, Bug for a header
///          that would break out of its line.
/// Source:  RFC 9110 sections 9.3.2 (HEAD), 13.1.2 (If-None-Match), 15.4.5 (304)
Reply make_reply(RequestHead const& head, Response response);

/// Where no head could be read, or nothing but the status matters: never compressed, never 304.
Reply make_reply(std::string const& request_id, Response response);

}  // namespace kedang::http
