// A request and its reply as the rest of Kedang sees them: no Beast, no sockets.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kedang::http {

enum class Method : std::uint8_t { Get, Head, Post, Put, Patch, Delete, Options };

/// "GET" …, as it stands in the request line.
std::string_view name(Method method);
/// Case matters; nullopt for every other word.
std::optional<Method> parse_method(std::string_view word);

/// What is known before the body is read. Header names compare without case.
struct RequestHead {
    Method method = Method::Get;
    std::string path;  ///< decoded once, always starting with '/', no '..', no NUL, valid UTF-8
    std::vector<std::pair<std::string, std::string>> query;  ///< decoded, in order
    std::vector<std::pair<std::string, std::string>> headers;
    std::string peer;        ///< address of the socket's other end, without port
    std::string request_id;  ///< random, also in the X-Request-Id reply header and the log
    std::int64_t content_length = -1;  ///< -1: none stated (chunked or no body)

    std::string_view header(std::string_view name) const;  ///< "" where absent
    std::optional<std::string_view> parameter(std::string_view name) const;
    std::string_view cookie(std::string_view name) const;  ///< "" where absent
};

/// Where a body goes: memory up to a limit, or a temporary file that the receiver owns.
struct Body {
    std::string text;  ///< with BodyTarget::Memory
    /// With BodyTarget::File, even where the body is empty. Deleted after the handler unless moved
    /// away; the reply may still stream it.
    std::filesystem::path file;
    std::int64_t size_bytes = 0;
};

struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    /// Instead of `body`: a file to stream (downloads). Deleted afterwards where `delete_file`.
    std::filesystem::path file;
    bool delete_file = false;
    /// False where the length of the compressed text could tell a secret that stands beside the
    /// caller's own words (tokens, for instance).
    bool compress = true;

    static Response json(int status, std::string body);
    Response& header(std::string name, std::string value);
};

/// None: a body, should one come, is read up to the limit and thrown away.
enum class BodyTarget : std::uint8_t { None, Memory, File };

/// The answer to a request's head: who this is has been found out, now the body may come in.
struct Admission {
    BodyTarget target = BodyTarget::Memory;
    std::int64_t body_limit_bytes = 1 << 20;
    /// Runs on a worker thread once the body is complete.
    std::function<Response(RequestHead const&, Body&)> handle;
};

/// Called on a worker thread with the head alone, before 100-continue and before the body is read:
/// a refusal (401, 404, 405, 413 …) costs no body.
using Admit = std::function<std::variant<Response, Admission>(RequestHead const&)>;

}  // namespace kedang::http
