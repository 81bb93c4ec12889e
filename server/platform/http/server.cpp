#include "platform/http/server.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/experimental/as_tuple.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <condition_variable>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include "base/check.h"
#include "platform/http/connection.h"

namespace kedang::http {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

// Out of file descriptors: how long until the next try to accept.
constexpr std::chrono::milliseconds accept_pause{100};
constexpr auto as_result = asio::experimental::as_tuple(asio::use_awaitable);

}  // namespace

class Server::Impl {
  public:
    Impl(ServerOptions options, Admit admit);
    ~Impl();
    void stop();
    std::uint16_t port() const { return port_; }

  private:
    using Connections = std::set<std::shared_ptr<Connection>>;

    void listen();
    asio::awaitable<void> accept();
    void start(tcp::socket socket);
    void finish(std::shared_ptr<Connection> const& connection, std::exception_ptr const& failure);
    void report(std::exception_ptr const& failure) const;
    void for_each_connection(void (Connection::*act)());

    Shared shared_;
    asio::io_context io_;
    asio::executor_work_guard<asio::io_context::executor_type> stays_{io_.get_executor()};
    asio::strand<asio::io_context::executor_type> accepting_{asio::make_strand(io_)};
    tcp::acceptor acceptor_{accepting_};
    std::uint16_t port_ = 0;
    std::vector<std::thread> threads_;

    std::mutex mutex_;  // guards the rest
    std::condition_variable all_gone_;
    Connections connections_;
    std::chrono::steady_clock::time_point stopped_at_;
};

Server::Impl::Impl(ServerOptions options, Admit admit)
    : shared_(std::move(options), std::move(admit)) {
    ServerOptions const& chosen = shared_.options;
    check(chosen.io_threads > 0 && chosen.workers > 0 && chosen.body_bytes_per_second > 0,
          "the table of settings bounds them");
    listen();
    asio::co_spawn(accepting_, accept(), [this](std::exception_ptr failure) { report(failure); });
    for (int thread = 0; thread < chosen.io_threads; ++thread)
        threads_.emplace_back([this] { io_.run(); });
}

Server::Impl::~Impl() {
    stop();
    {
        std::unique_lock lock(mutex_);
        all_gone_.wait_until(lock, stopped_at_ + shared_.options.drain_deadline,
                             [this] { return connections_.empty(); });
    }
    for_each_connection(&Connection::close);
    stays_.reset();
    for (std::thread& thread : threads_)
        thread.join();
    shared_.workers.join();
}

void Server::Impl::listen() {
    ServerOptions const& options = shared_.options;
    try {
        tcp::endpoint const endpoint(asio::ip::make_address(options.address), options.port);
        acceptor_.open(endpoint.protocol());
        acceptor_.set_option(tcp::acceptor::reuse_address(true));
        acceptor_.bind(endpoint);
        acceptor_.listen();
        port_ = acceptor_.local_endpoint().port();
    } catch (boost::system::system_error const& failure) {
        throw std::runtime_error("无法监听 " + options.address + " 端口 " +
                                 std::to_string(options.port) + ":" + failure.code().message());
    }
}

asio::awaitable<void> Server::Impl::accept() {
    while (!shared_.stopping) {
        tcp::socket socket(asio::make_strand(io_));
        auto const [error] = co_await acceptor_.async_accept(socket, as_result);
        if (!acceptor_.is_open())
            break;
        if (error) {
            asio::steady_timer pause(accepting_, accept_pause);
            co_await pause.async_wait(as_result);
            continue;
        }
        start(std::move(socket));
    }
}

void Server::Impl::start(tcp::socket socket) {
    boost::system::error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    auto const connection = std::make_shared<Connection>(shared_, std::move(socket));
    {
        std::lock_guard const lock(mutex_);
        if (connections_.size() >= shared_.options.connections)
            return;
        connections_.insert(connection);
    }
    asio::co_spawn(connection->executor(), connection->run(),
                   [this, connection](std::exception_ptr failure) { finish(connection, failure); });
}

void Server::Impl::finish(std::shared_ptr<Connection> const& connection,
                          std::exception_ptr const& failure) {
    report(failure);
    std::lock_guard const lock(mutex_);
    connections_.erase(connection);
    if (connections_.empty())
        all_gone_.notify_all();
}

void Server::Impl::report(std::exception_ptr const& failure) const {
    if (!failure || !shared_.options.on_failure)
        return;
    try {
        std::rethrow_exception(failure);
    } catch (std::exception const& caught) {
        shared_.options.on_failure("", caught.what());
    }
}

void Server::Impl::stop() {
    {
        std::lock_guard const lock(mutex_);
        if (shared_.stopping.exchange(true))
            return;
        stopped_at_ = std::chrono::steady_clock::now();
    }
    asio::post(accepting_, [this] {
        boost::system::error_code ignored;
        acceptor_.close(ignored);
    });
    for_each_connection(&Connection::close_if_idle);
}

void Server::Impl::for_each_connection(void (Connection::*act)()) {
    std::lock_guard const lock(mutex_);
    for (auto const& connection : connections_)
        asio::post(connection->executor(), [connection, act] { (*connection.*act)(); });
}

Server::Server(ServerOptions options, Admit admit)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(admit))) {}
Server::~Server() = default;
std::uint16_t Server::port() const {
    return impl_->port();
}
void Server::stop() {
    impl_->stop();
}

}  // namespace kedang::http
