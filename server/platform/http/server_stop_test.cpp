// The graceful stop: running requests are finished, idle connections end at once, threads are
// joined.
#include <gtest/gtest.h>

#include <future>
#include <latch>

#include "platform/http/loopback_client.h"
#include "platform/http/server.h"

namespace kedang::http {
namespace {

using namespace std::chrono_literals;

// A server whose handlers stand still until they are released.
class ServerStopTest : public testing::Test {
  protected:
    void start(std::chrono::milliseconds drain_deadline) {
        ServerOptions options;
        options.port = 0;
        options.io_threads = 2;
        options.workers = 2;
        options.drain_deadline = drain_deadline;
        server_.emplace(options, [this](RequestHead const&) {
            Admission admission;
            admission.handle = [this](RequestHead const& head, Body& body) {
                if (head.path == "/slow") {
                    entered_.count_down();
                    released_.wait();
                }
                return Response::json(200, "\"done\"" + body.text);
            };
            return admission;
        });
    }

    std::latch entered_{1};
    std::promise<void> release_;
    std::shared_future<void> released_ = release_.get_future().share();
    std::optional<Server> server_;
};

TEST_F(ServerStopTest, finishes_a_running_request_and_ends_idle_connections_at_once) {
    start(10s);
    LoopbackClient idle(server_->port());
    EXPECT_EQ(idle.exchange(get("/")).status, 200);
    LoopbackClient running(server_->port());
    running.send(get("/slow"));
    entered_.wait();

    server_->stop();
    server_->stop();
    EXPECT_TRUE(idle.sees_end());
    release_.set_value();
    auto const reply = running.receive();
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.header("Connection"), "close");
    EXPECT_TRUE(running.sees_end());

    auto const port = server_->port();
    server_.reset();
    EXPECT_FALSE(LoopbackClient(port).connected());
}

TEST_F(ServerStopTest, finishes_a_request_whose_body_is_on_its_way) {
    start(10s);
    LoopbackClient client(server_->port());
    client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
    EXPECT_EQ(client.receive(false).status, 100);
    server_->stop();
    EXPECT_EQ(client.exchange("body").body, "\"done\"body");
}

TEST_F(ServerStopTest, gives_up_after_the_drain_deadline) {
    start(50ms);
    LoopbackClient running(server_->port());
    running.send(get("/slow"));
    entered_.wait();
    auto ended = std::async(std::launch::async, [&] { server_.reset(); });
    EXPECT_TRUE(running.sees_end());  // although the handler has not come back
    release_.set_value();
    ended.get();
}

TEST_F(ServerStopTest, needs_no_client_to_end) {
    start(10s);
    LoopbackClient half(server_->port());
    half.send("GET / HTTP/1.1\r\nHos");
    auto const begun = std::chrono::steady_clock::now();
    server_.reset();
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 5s);
}

}  // namespace
}  // namespace kedang::http
