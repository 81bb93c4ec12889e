// SPDX-License-Identifier: Apache-2.0
#include "app/page.h"

#include <algorithm>
#include <string>

#include "cmake/embedded_file.h"
#include "platform/crypto/bytes.h"
#include "platform/crypto/primitives.h"
#include "platform/http/problem.h"

namespace kedang::page {
std::span<EmbeddedFile const> embedded_files();
}

namespace kedang::app {
namespace {

constexpr std::string_view nonce_place = "__NONCE__";
constexpr std::size_t nonce_bytes = 16;

EmbeddedFile const* find(std::string_view path) {
    auto const files = page::embedded_files();
    auto const found = std::ranges::lower_bound(files, path, {}, &EmbeddedFile::path);
    return found != files.end() && found->path == path ? &*found : nullptr;
}

std::string_view content_type(std::string_view path) {
    auto const ending = path.substr(std::min(path.rfind('.'), path.size()));
    if (ending == ".js")
        return "text/javascript; charset=utf-8";
    if (ending == ".css")
        return "text/css; charset=utf-8";
    if (ending == ".svg")
        return "image/svg+xml";
    if (ending == ".json" || ending == ".webmanifest")
        return "application/json";
    if (ending == ".woff2")
        return "font/woff2";
    return ending == ".png" ? "image/png" : "application/octet-stream";
}

/// A file whose name changes with its content may be kept for ever.
http::Response file_response(http::RequestHead const& head, EmbeddedFile const& file) {
    http::Response response;
    response.header("Content-Type", std::string(content_type(file.path)));
    response.header("Cache-Control", file.path.starts_with("assets/")
                                         ? "public, max-age=31536000, immutable"
                                         : "public, max-age=3600");
    response.header("Vary", "Accept-Encoding");
    auto const* compressed = find(std::string(file.path) + ".gz");
    if (compressed != nullptr &&
        head.header("Accept-Encoding").find("gzip") != std::string_view::npos) {
        response.header("Content-Encoding", "gzip");
        response.body = compressed->content;
    } else {
        response.body = file.content;
    }
    return response;
}

std::string content_security_policy(std::string const& nonce) {
    return "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce +
           "'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; "
           "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
}

http::Response index_response() {
    auto const* index = find("index.html");
    http::Response response;
    response.header("Content-Type", "text/html; charset=utf-8");
    response.header("Cache-Control", "no-store");
    if (index == nullptr) {
        response.status = 503;
        response.body =
            "<!doctype html><meta charset=utf-8><title>客档</title><p>这个程序没有内置页面，"
            "请用 ./run 构建，或只使用 /api/v1。";
        return response;
    }
    std::array<std::byte, nonce_bytes> random{};
    crypto::fill_random(random);
    auto const nonce = crypto::to_base64url(random);
    response.header("Content-Security-Policy", content_security_policy(nonce));
    response.header("Referrer-Policy", "no-referrer");
    response.header("Cross-Origin-Opener-Policy", "same-origin");
    response.body = index->content;
    if (auto const at = response.body.find(nonce_place); at != std::string::npos)
        response.body.replace(at, nonce_place.size(), nonce);
    return response;
}

}  // namespace

http::Response page(http::RequestHead const& head) {
    bool const reading = head.method == http::Method::Get || head.method == http::Method::Head;
    if (!reading || head.path.starts_with("/api/"))
        return http::problem(404, "not_found", "没有这个地址", head.request_id);
    auto const path = std::string_view(head.path).substr(1);
    if (path != "index.html")
        if (auto const* file = find(path))
            return file_response(head, *file);
    bool const names_a_file = path.rfind('.') != std::string_view::npos;
    return names_a_file && path != "index.html"
               ? http::problem(404, "not_found", "没有这个文件", head.request_id)
               : index_response();
}

}  // namespace kedang::app
