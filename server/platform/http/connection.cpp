#include "platform/http/connection.h"

#include <algorithm>
#include <boost/asio/experimental/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <limits>

namespace kedang::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace wire = boost::beast::http;
using std::chrono::steady_clock;

namespace {

constexpr std::uint32_t head_limit_bytes = 16 * 1024;
constexpr std::size_t piece_bytes = 64 * 1024;
constexpr std::size_t buffer_limit_bytes = piece_bytes + head_limit_bytes;
constexpr std::int64_t drained_bytes = 64 * 1024;  // reading this costs less than a new connection

// Ends of connections and deadlines are everyday outcomes here, not exceptions.
constexpr auto as_result = asio::experimental::as_tuple(asio::use_awaitable);

Refusal too_large(std::int64_t limit_bytes) {
    return {413, "body_too_large", "提交的内容超过上限 " + std::to_string(limit_bytes) + " 字节"};
}

// nullopt: the connection is gone or too slow, there is nobody to answer.
std::optional<Refusal> refusal_for(beast::error_code error) {
    if (!error || error.category() != wire::make_error_code(wire::error::bad_method).category() ||
        error == wire::error::end_of_stream || error == wire::error::partial_message)
        return std::nullopt;
    if (error == wire::error::header_limit)
        return Refusal{431, "head_too_large",
                       "请求头超过上限 " + std::to_string(head_limit_bytes) + " 字节"};
    return Refusal{400, "malformed_request", "请求不符合HTTP/1.1格式（" + error.message() + "）"};
}

std::string text_of(asio::ip::address address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    return address.to_string();
}

}  // namespace

struct Connection::Turn {
    using Parser = wire::request_parser<wire::buffer_body>;

    Parser parser;
    Exchange exchange;
    steady_clock::time_point started;
    bool waits_for_continue = false;     // the body comes only after our 100 Continue
    std::int64_t received_bytes = 0;     // of the body
    steady_clock::duration our_time{0};  // spent on keeping the body, not on waiting for it

    Turn() {
        parser.header_limit(head_limit_bytes);
        parser.body_limit(boost::none);  // set once the request is admitted
    }

    bool has_unread_body() const { return parser.is_header_done() && !parser.is_done(); }
    bool is_http10() const { return parser.get().version() == 10; }

    std::optional<Refusal> take_head(std::string const& peer) {
        auto const& message = parser.get();
        ReceivedHead received;
        received.version = is_http10() ? Version::Http10 : Version::Http11;
        received.method = message.method_string();
        received.target = message.target();
        for (auto const& field : message)
            received.headers.emplace_back(field.name_string(), field.value());
        constexpr auto longest = std::uint64_t{std::numeric_limits<std::int64_t>::max()};
        if (auto const length = parser.content_length())
            received.content_length = static_cast<std::int64_t>(std::min(*length, longest));
        received.peer = peer;
        received.request_id = exchange.head.request_id;
        auto head = read_head(std::move(received));
        if (auto* refusal = std::get_if<Refusal>(&head))
            return std::move(*refusal);
        exchange.head = std::get<RequestHead>(std::move(head));
        waits_for_continue =
            has_unread_body() && !is_http10() && !exchange.head.header("Expect").empty();
        return std::nullopt;
    }

    void refuse(Refusal const& refusal) {
        exchange.reply = Dispatch::refuse(refusal, exchange.head.request_id);
    }
};

Connection::Connection(Shared& shared, asio::ip::tcp::socket socket)
    : shared_(shared),
      stream_(std::move(socket)),
      buffer_(buffer_limit_bytes),
      sending_(stream_, shared.workers, shared.pace()) {
    beast::error_code gone;
    auto const endpoint = stream_.socket().remote_endpoint(gone);
    if (!gone)
        peer_ = text_of(endpoint.address());
}

void Connection::close() {
    stream_.close();
}

void Connection::close_if_idle() {
    if (idle_)
        close();
}

asio::awaitable<void> Connection::run() {
    while (co_await wait_for_request()) {
        if (!co_await serve_request())
            break;
        if (buffer_.size() == 0)
            buffer_ = beast::flat_buffer(buffer_limit_bytes);  // idle connections hold no memory
    }
    if (lingers_)
        co_await sending_.linger();
    beast::error_code ignored;
    stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
    stream_.close();
}

asio::awaitable<bool> Connection::wait_for_request() {
    idle_ = true;
    if (shared_.stopping)
        co_return false;
    if (buffer_.size() > 0)
        co_return true;
    stream_.expires_after(shared_.options.idle_deadline);
    auto const [error, size] = co_await stream_.async_read_some(buffer_.prepare(1024), as_result);
    buffer_.commit(size);
    co_return !error;
}

asio::awaitable<bool> Connection::serve_request() {
    Turn turn;
    stream_.expires_after(shared_.options.head_deadline);
    auto const [error, size] =
        co_await wire::async_read_header(stream_, buffer_, turn.parser, as_result);
    idle_ = false;
    turn.started = steady_clock::now();
    turn.exchange.head.request_id = make_request_id();
    if (error) {
        auto const refusal = refusal_for(error);
        if (!refusal)
            co_return false;
        turn.refuse(*refusal);
        lingers_ = true;
    } else if (auto const refusal = turn.take_head(peer_)) {
        turn.refuse(*refusal);
        lingers_ = true;
    } else {
        co_await answer(turn);
    }
    int const status = turn.exchange.reply.status;
    if (status == 0) {
        report(turn, status);
        co_return false;
    }
    bool const again = co_await send_reply(turn);
    report(turn, status);
    co_return again;
}

asio::awaitable<void> Connection::answer(Turn& turn) {
    Exchange& exchange = turn.exchange;
    bool const body_follows = turn.has_unread_body();
    std::function<void()> const admit = [&] { shared_.dispatch.admit(exchange, body_follows); };
    if (!co_await shared_.workers.run(Queue::Bounded, admit)) {
        turn.refuse({503, "busy", "服务器繁忙，请稍后重试"});
        co_return;
    }
    if (exchange.reply.status != 0)
        co_return;
    if (!co_await receive_body(turn))
        co_return;
    std::function<void()> const handle = [&] { shared_.dispatch.handle(exchange); };
    co_await shared_.workers.run(Queue::Always, handle);
}

// Returns false where there is nothing to handle: the reply says why, or there is none because the
// client has gone.
asio::awaitable<bool> Connection::receive_body(Turn& turn) {
    Admission const& admission = *turn.exchange.admission;
    if (turn.exchange.head.content_length > admission.body_limit_bytes) {
        turn.refuse(too_large(admission.body_limit_bytes));
        co_return false;
    }
    turn.parser.body_limit(static_cast<std::uint64_t>(admission.body_limit_bytes));
    if (turn.waits_for_continue && buffer_.size() == 0 && !co_await sending_.go_ahead())
        co_return false;
    turn.waits_for_continue = false;
    auto const error = co_await read_pieces(turn, admission.target);
    turn.exchange.body.size_bytes = turn.received_bytes;
    if (error == wire::error::body_limit)
        turn.refuse(too_large(admission.body_limit_bytes));
    else if (auto const refusal = refusal_for(error))
        turn.refuse(*refusal);
    co_return !error;
}

// Returns operation_aborted where a piece could not be kept; the reply says why.
asio::awaitable<beast::error_code> Connection::read_pieces(Turn& turn, BodyTarget target) {
    std::int64_t const length = turn.exchange.head.content_length;
    bool const is_small = length >= 0 && length < static_cast<std::int64_t>(piece_bytes);
    std::string piece(is_small ? static_cast<std::size_t>(length) : piece_bytes, '\0');
    buffer_.reserve(piece.size());  // or Beast would read 512 bytes at a time
    auto const begun = steady_clock::now();
    while (!turn.parser.is_done()) {
        auto& body = turn.parser.get().body();
        body.data = piece.data();
        body.size = piece.size();
        auto const next = turn.received_bytes + static_cast<std::int64_t>(piece.size());
        stream_.expires_at(begun + turn.our_time + shared_.pace().time_for(next));
        auto const [error, size] =
            co_await wire::async_read(stream_, buffer_, turn.parser, as_result);
        if (error && error != wire::error::need_buffer)
            co_return error;
        std::string_view const arrived(piece.data(), piece.size() - body.size);
        turn.received_bytes += static_cast<std::int64_t>(arrived.size());
        if (!co_await keep_piece(turn, target, arrived))
            co_return asio::error::operation_aborted;
    }
    co_return beast::error_code{};
}

asio::awaitable<bool> Connection::keep_piece(Turn& turn, BodyTarget target,
                                             std::string_view piece) {
    switch (target) {
        case BodyTarget::None:
            co_return true;
        case BodyTarget::Memory:
            turn.exchange.body.text.append(piece);
            break;
        case BodyTarget::File: {
            auto const before = steady_clock::now();
            std::function<void()> const append = [&] {
                shared_.dispatch.append(turn.exchange, piece);
            };
            co_await shared_.workers.run(Queue::Always, append);
            turn.our_time += steady_clock::now() - before;
            break;
        }
    }
    co_return turn.exchange.reply.status == 0;
}

// Returns whether the connection may carry another request.
asio::awaitable<bool> Connection::send_reply(Turn& turn) {
    std::int64_t const length = turn.exchange.head.content_length;
    bool const drains = turn.has_unread_body() && !turn.waits_for_continue && length >= 0 &&
                        length <= drained_bytes;
    bool const keeps = turn.parser.is_header_done() && turn.parser.keep_alive() && !lingers_ &&
                       !shared_.stopping && (drains || !turn.has_unread_body());
    std::string_view const for_old_clients =
        keeps && turn.is_http10() ? "Connection: keep-alive\r\n" : "";
    bool const sent = co_await sending_.reply(turn.exchange.reply,
                                              keeps ? for_old_clients : "Connection: close\r\n");
    lingers_ = lingers_ || (turn.has_unread_body() && !keeps);
    if (!sent || !keeps)
        co_return false;
    if (!turn.has_unread_body())
        co_return true;
    co_return !co_await read_pieces(turn, BodyTarget::None);
}

void Connection::report(Turn const& turn, int status) const {
    if (!shared_.options.on_finished)
        return;
    RequestHead const& head = turn.exchange.head;
    FinishedRequest finished;
    finished.method = head.path.empty() ? "" : name(head.method);
    finished.path = head.path;
    finished.status = status;
    finished.duration =
        std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - turn.started);
    finished.reply_bytes = turn.exchange.reply.body_bytes;
    finished.peer = peer_;
    finished.request_id = head.request_id;
    shared_.options.on_finished(finished);
}

}  // namespace kedang::http
