// From the lines a client sent to a RequestHead, or to the reason why it is refused. What Beast
// lets pass and two servers could read in two ways (request smuggling) ends here. Pure functions.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "platform/http/message.h"

namespace kedang::http {

enum class Version { Http10, Http11 };

/// The head as it stood on the wire, with what belongs to the connection.
struct ReceivedHead {
    Version version = Version::Http11;
    std::string_view method;
    std::string_view target;
    std::vector<std::pair<std::string, std::string>> headers;
    std::int64_t content_length = -1;
    std::string peer;
    std::string request_id;
};

/// A refusal by the protocol, before anybody knows what the request is about.
struct Refusal {
    int status = 400;
    std::string_view code;  ///< stable word for programs
    std::string title;      ///< one Chinese sentence
};

std::variant<RequestHead, Refusal> read_head(ReceivedHead received);

/// 64 random bits as 16 hexadecimal digits.
std::string make_request_id();

}  // namespace kedang::http
