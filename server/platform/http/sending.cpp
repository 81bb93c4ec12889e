#include "platform/http/sending.h"

#include <algorithm>
#include <array>
#include <boost/asio/experimental/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <functional>
#include <string>

namespace kedang::http {

namespace asio = boost::asio;
namespace beast = boost::beast;

namespace {

constexpr std::size_t piece_bytes = 64 * 1024;
constexpr std::size_t lingered_bytes = 16 * 1024 * 1024;
constexpr std::chrono::milliseconds linger_deadline{2000};
constexpr auto as_result = asio::experimental::as_tuple(asio::use_awaitable);

}  // namespace

asio::awaitable<bool> Sending::reply(Reply& reply, std::string_view connection_line) {
    std::string head = std::move(reply.head);
    head.append(connection_line).append("\r\n");
    std::array<asio::const_buffer, 2> const buffers{asio::buffer(head), asio::buffer(reply.body)};
    stream_.expires_after(pace_.time_for(static_cast<std::int64_t>(asio::buffer_size(buffers))));
    auto const [error, size] = co_await asio::async_write(stream_, buffers, as_result);
    if (error)
        co_return false;
    if (reply.file.is_open())
        co_return co_await file(reply);
    co_return true;
}

asio::awaitable<bool> Sending::file(Reply& reply) {
    std::string piece(piece_bytes, '\0');
    std::int64_t left = reply.body_bytes;
    std::function<void()> const read = [&] {
        auto const wanted = std::min(left, static_cast<std::int64_t>(piece.size()));
        reply.file.read(piece.data(), static_cast<std::streamsize>(wanted));
    };
    while (left > 0) {
        co_await workers_.run(Queue::Always, read);
        auto const size = static_cast<std::size_t>(reply.file.gcount());
        if (size == 0)
            co_return false;
        if (!co_await bytes({piece.data(), size}))
            co_return false;
        left -= static_cast<std::int64_t>(size);
    }
    co_return true;
}

asio::awaitable<bool> Sending::go_ahead() {
    return bytes("HTTP/1.1 100 Continue\r\n\r\n");
}

asio::awaitable<bool> Sending::bytes(std::string_view bytes) {
    stream_.expires_after(pace_.time_for(static_cast<std::int64_t>(bytes.size())));
    auto const [error, size] = co_await asio::async_write(
        stream_, asio::const_buffer(bytes.data(), bytes.size()), as_result);
    co_return !error;
}

asio::awaitable<void> Sending::linger() {
    beast::error_code gone;
    stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, gone);
    if (gone)
        co_return;
    std::string piece(piece_bytes, '\0');
    stream_.expires_after(std::min(pace_.grace, linger_deadline));
    for (std::size_t read = 0; read < lingered_bytes;) {
        auto const [error, size] = co_await stream_.async_read_some(asio::buffer(piece), as_result);
        if (error)
            co_return;
        read += size;
    }
}

}  // namespace kedang::http
