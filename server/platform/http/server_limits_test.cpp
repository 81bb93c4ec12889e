// What a hostile or merely slow client can do: nothing to the others.
#include <gtest/gtest.h>

#include <fstream>
#include <future>
#include <latch>
#include <map>
#include <thread>

#include "platform/http/loopback_client.h"
#include "platform/http/server.h"

namespace kedang::http {
namespace {

using namespace std::chrono_literals;

std::variant<Response, Admission> echo(RequestHead const&) {
    Admission admission;
    admission.handle = [](RequestHead const& head, Body& body) {
        return Response::json(200, head.path + "|" + body.text);
    };
    return admission;
}

ServerOptions short_deadlines() {
    ServerOptions options;
    options.port = 0;
    options.workers = 2;
    options.head_deadline = 200ms;
    options.idle_deadline = 200ms;
    options.body_bytes_per_second = 1'000'000;
    return options;
}

ServerOptions any_port() {
    ServerOptions options;
    options.port = 0;
    options.workers = 2;
    return options;
}

TEST(ServerLimits, cuts_a_head_that_drips_however_steadily) {
    Server const server(short_deadlines(), echo);
    LoopbackClient client(server.port());
    client.send("GET / HTTP/1.1\r\nHost: kedang\r\n");
    auto const begun = std::chrono::steady_clock::now();
    while (client.send("X-Drip: 1\r\n") && std::chrono::steady_clock::now() - begun < 5s)
        std::this_thread::sleep_for(10ms);  // the drip itself
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 3s);
}

TEST(ServerLimits, closes_idle_connections) {
    Server const server(short_deadlines(), echo);
    LoopbackClient silent(server.port());
    EXPECT_TRUE(silent.sees_end());
    LoopbackClient served(server.port());
    EXPECT_EQ(served.exchange(get("/")).status, 200);
    EXPECT_TRUE(served.sees_end());
}

TEST(ServerLimits, cuts_a_body_that_stalls) {
    Server const server(short_deadlines(), echo);
    LoopbackClient client(server.port());
    client.send("POST / HTTP/1.1\r\nHost: kedang\r\nContent-Length: 100\r\n\r\nabc");
    EXPECT_TRUE(client.sees_end());
}

TEST(ServerLimits, waits_for_a_body_that_is_slow_but_within_its_rate) {
    auto options = short_deadlines();
    options.body_bytes_per_second = 1000;  // five seconds for this body, after the grace
    Server const server(options, echo);
    LoopbackClient client(server.port());
    std::string const body(5000, 'x');
    auto const request = post("/", body);
    client.send(std::string_view(request).substr(0, request.size() - 1));
    std::this_thread::sleep_for(options.head_deadline + 50ms);  // the slowness itself
    client.send("x");
    EXPECT_EQ(client.receive().body, "/|" + body);
}

TEST(ServerLimits, cuts_a_client_that_does_not_take_its_reply) {
    ScratchFolder const scratch;
    auto const path = scratch.path() / "download";
    std::ofstream(path).put('x');
    std::filesystem::resize_file(path, 100'000'000);
    auto options = short_deadlines();
    std::promise<void> gave_up;
    options.on_finished = [&](FinishedRequest const&) { gave_up.set_value(); };
    Server const server(options, [&](RequestHead const&) {
        Response response;
        response.file = path;
        return response;
    });
    LoopbackClient client(server.port());
    client.send(get("/"));
    EXPECT_EQ(gave_up.get_future().wait_for(5s), std::future_status::ready);
}

TEST(ServerLimits, answers_others_while_500_connections_idle) {
    Server const server(any_port(), echo);
    std::vector<LoopbackClient> idle;
    for (int count = 0; count < 500; ++count) {
        auto& client = idle.emplace_back(server.port());
        ASSERT_TRUE(client.connected());
        if (count % 2 == 0)
            client.send("GET / HTTP/1.1\r\n");  // half of a head
        else
            ASSERT_EQ(client.exchange(get("/")).status, 200);
    }
    LoopbackClient another(server.port());
    EXPECT_EQ(another.exchange(get("/me")).body, "/me|");
    idle[0].send("Host: kedang\r\n\r\n");
    EXPECT_EQ(idle[0].receive().status, 200);
}

TEST(ServerLimits, closes_connections_over_the_limit) {
    auto options = any_port();
    options.connections = 1;
    Server const server(options, echo);
    LoopbackClient first(server.port());
    EXPECT_EQ(first.exchange(get("/")).status, 200);
    LoopbackClient second(server.port());
    EXPECT_EQ(second.exchange(get("/")).status, 0);
    EXPECT_EQ(first.exchange(get("/")).status, 200);
}

TEST(ServerLimits, answers_503_where_the_queue_is_full) {
    auto options = any_port();
    options.workers = 1;
    options.queued_requests = 1;
    std::promise<void> release;
    auto const released = release.get_future().share();
    std::latch entered(1);
    Server const server(options, [&](RequestHead const& head) {
        if (head.path == "/slow") {
            entered.count_down();
            released.wait();
        }
        return echo(head);
    });
    LoopbackClient slow(server.port());
    slow.send(get("/slow"));
    entered.wait();
    // The worker is busy: of these two one waits, the other is turned away, whichever comes first.
    LoopbackClient waiting(server.port());
    LoopbackClient refused(server.port());
    auto first = std::async(std::launch::async, [&] { return waiting.exchange(get("/")); });
    auto second = std::async(std::launch::async, [&] { return refused.exchange(get("/")); });
    while (first.wait_for(1ms) != std::future_status::ready &&
           second.wait_for(1ms) != std::future_status::ready) {
    }
    release.set_value();
    std::map<int, ReceivedReply> replies;
    for (auto* pending : {&first, &second}) {
        auto reply = pending->get();
        replies[reply.status] = reply;
    }
    EXPECT_EQ(slow.receive().status, 200);
    ASSERT_EQ(replies.size(), 2u);
    EXPECT_EQ(replies.begin()->first, 200);
    EXPECT_EQ(replies.rbegin()->first, 503);
    EXPECT_EQ(replies[503].header("Retry-After"), "1");
}

struct MalformedCase {
    char const* what;
    std::string request;
    int status;
};

TEST(ServerLimits, refuses_malformed_requests_with_a_problem_and_closes) {
    Server const server(any_port(), echo);
    std::string const post_head = "POST / HTTP/1.1\r\nHost: a\r\n";
    MalformedCase const cases[] = {
        {"no version", "GET /\r\n\r\n", 400},
        {"other protocol", "GET / ICE/1.0\r\nHost: a\r\n\r\n", 400},
        {"HTTP/2", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 400},
        {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
        {"blank before the colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400},
        {"control character", "GET / HTTP/1.1\r\nHost: a\r\nX: \x01\r\n\r\n", 400},
        {"head over 16 KB", get("/", "X: " + std::string(17'000, 'x') + "\r\n"), 431},
        {"target over 16 KB", get("/" + std::string(17'000, 'x')), 431},
        {"unknown method", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501},
        {"CONNECT", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", 501},
        {"asterisk", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"dot segments", get("/a/../b"), 400},
        {"coded dot segments", get("/a/%2e%2e/b"), 400},
        {"NUL", get("/a%00"), 400},
        {"not UTF-8", get("/%ff"), 400},
        {"length and coding",
         post_head + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc", 400},
        {"coding and length",
         post_head + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc", 400},
        {"two lengths", post_head + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400},
        {"negative length", post_head + "Content-Length: -1\r\n\r\n", 400},
        {"endless length", post_head + "Content-Length: 99999999999999999999\r\n\r\n", 400},
        {"huge length", post_head + "Content-Length: 18446744073709551615\r\n\r\n", 413},
        {"unknown coding", post_head + "Transfer-Encoding: pigeons\r\n\r\n", 400},
        {"chunked not last", post_head + "Transfer-Encoding: chunked, gzip\r\n\r\n", 400},
        {"chunked in 1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"chunk size no number", post_head + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n\r\n", 400},
        {"chunk without end", post_head + "Transfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n",
         400},
        {"chunk size overflow",
         post_head + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n", 400},
        {"endless chunk extension",
         post_head + "Transfer-Encoding: chunked\r\n\r\n1;" + std::string(200'000, 'x'), 400},
    };
    for (auto const& [what, request, status] : cases) {
        LoopbackClient client(server.port());
        client.send(request);
        auto const reply = client.receive();
        EXPECT_EQ(reply.status, status) << what << '\n' << reply.body;
        EXPECT_EQ(reply.header("Content-Type"), "application/problem+json") << what;
        EXPECT_EQ(reply.header("Connection"), "close") << what;
        EXPECT_NE(reply.body.find("\"incident\":\"" + reply.header("X-Request-Id") + '"'),
                  std::string::npos)
            << what;
        client.finish_sending();
        EXPECT_TRUE(client.sees_end()) << what;
    }
    LoopbackClient after(server.port());
    EXPECT_EQ(after.exchange(get("/")).status, 200);
}

}  // namespace
}  // namespace kedang::http
