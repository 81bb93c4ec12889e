#include "platform/http/server.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <fstream>
#include <future>
#include <mutex>
#include <stdexcept>

#include "platform/http/loopback_client.h"

namespace kedang::http {
namespace {

std::string unpack(std::string const& packed) {
    std::string text(1 << 20, '\0');
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    bool const complete = inflate(&stream, Z_FINISH) == Z_STREAM_END;
    text.resize(stream.total_out);
    inflateEnd(&stream);
    return complete ? text : "";
}

Admission reply_with(std::function<Response(RequestHead const&, Body&)> handle) {
    Admission admission;
    admission.handle = std::move(handle);
    return admission;
}

// The replies a test asks for by path.
std::variant<Response, Admission> small_site(RequestHead const& head) {
    if (head.path == "/large")
        return reply_with(
            [](auto&, auto&) { return Response::json(200, '"' + std::string(5000, 'a') + '"'); });
    if (head.path == "/secret")
        return reply_with([](auto&, auto&) {
            Response response = Response::json(200, '"' + std::string(5000, 'a') + '"');
            response.compress = false;
            return response;
        });
    if (head.path == "/tagged")
        return reply_with(
            [](auto&, auto&) { return Response::json(200, "{}").header("ETag", "\"7\""); });
    if (head.path == "/broken")
        return reply_with(
            [](auto&, auto&) -> Response { throw std::runtime_error("disk on fire"); });
    if (head.path == "/gate-broken")
        throw std::runtime_error("gate on fire");
    if (head.path == "/split")
        return reply_with([](auto&, auto&) {
            return Response::json(200, "{}").header("Location", "/a\r\nSet-Cookie: b=c");
        });
    if (head.path == "/forbidden")
        return Response::json(403, "{}");
    return reply_with([](RequestHead const& request, Body& body) {
        return Response::json(200, request.path + "|" + body.text);
    });
}

class ServerTest : public testing::Test {
  protected:
    ServerTest() {
        ServerOptions options;
        options.port = 0;
        options.workers = 2;
        options.on_failure = [this](std::string const& incident, std::string const& what) {
            std::lock_guard const lock(mutex_);
            failures_.emplace_back(incident, what);
        };
        options.on_finished = [this](FinishedRequest const& finished) {
            std::lock_guard const lock(mutex_);
            access_log_ += std::string(finished.method) + " " + std::string(finished.path) + " " +
                           std::to_string(finished.status) + " " +
                           std::to_string(finished.reply_bytes) + " " + std::string(finished.peer) +
                           "\n";
        };
        server_.emplace(options, small_site);
    }
    LoopbackClient client() { return LoopbackClient(server_->port()); }

    std::mutex mutex_;
    std::vector<std::pair<std::string, std::string>> failures_;
    std::string access_log_;
    std::optional<Server> server_;
};

TEST_F(ServerTest, keeps_the_connection_for_the_next_request) {
    auto connection = client();
    for (int round = 0; round < 3; ++round) {
        auto const reply = connection.exchange(get("/" + std::to_string(round)));
        EXPECT_EQ(reply.status, 200);
        EXPECT_EQ(reply.body, "/" + std::to_string(round) + "|");
        EXPECT_EQ(reply.header("Connection"), "");
        EXPECT_EQ(reply.header("Server"), "");
        EXPECT_EQ(reply.header("X-Content-Type-Options"), "nosniff");
        EXPECT_EQ(reply.header("X-Request-Id").size(), 16u);
    }
}

TEST_F(ServerTest, answers_pipelined_requests_in_order) {
    auto connection = client();
    connection.send(get("/first") + post("/second", "body") + get("/third"));
    EXPECT_EQ(connection.receive().body, "/first|");
    EXPECT_EQ(connection.receive().body, "/second|body");
    EXPECT_EQ(connection.receive().body, "/third|");
}

TEST_F(ServerTest, closes_where_the_client_asks_for_it) {
    auto connection = client();
    auto const reply = connection.exchange(get("/last", "Connection: close\r\n"));
    EXPECT_EQ(reply.header("Connection"), "close");
    EXPECT_TRUE(connection.sees_end());
}

TEST_F(ServerTest, tolerates_http_1_0) {
    auto once = client();
    EXPECT_EQ(once.exchange("GET /old HTTP/1.0\r\n\r\n").body, "/old|");
    EXPECT_TRUE(once.sees_end());

    auto kept = client();
    for (int round = 0; round < 2; ++round) {
        auto const reply = kept.exchange("GET /old HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        EXPECT_EQ(reply.body, "/old|");
        EXPECT_EQ(reply.header("Connection"), "keep-alive");
    }
}

TEST_F(ServerTest, answers_HEAD_with_the_length_but_without_the_body) {
    auto connection = client();
    connection.send("HEAD /some HTTP/1.1\r\nHost: kedang\r\n\r\n");
    auto const reply = connection.receive(false);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.header("Content-Length"), "6");
    EXPECT_EQ(connection.exchange(get("/next")).body, "/next|");
}

TEST_F(ServerTest, compresses_large_replies_for_clients_that_can_unpack) {
    auto connection = client();
    auto const plain = connection.exchange(get("/large"));
    EXPECT_EQ(plain.header("Content-Encoding"), "");
    EXPECT_EQ(plain.header("Vary"), "Accept-Encoding");

    auto const packed = connection.exchange(get("/large", "Accept-Encoding: br, gzip\r\n"));
    EXPECT_EQ(packed.header("Content-Encoding"), "gzip");
    EXPECT_LT(packed.body.size(), 500u);
    EXPECT_EQ(unpack(packed.body), plain.body);

    auto const small = connection.exchange(get("/small", "Accept-Encoding: gzip\r\n"));
    EXPECT_EQ(small.header("Content-Encoding"), "");
    auto const secret = connection.exchange(get("/secret", "Accept-Encoding: gzip\r\n"));
    EXPECT_EQ(secret.header("Content-Encoding"), "");
}

TEST_F(ServerTest, answers_304_where_the_client_has_the_same_ETag) {
    auto connection = client();
    EXPECT_EQ(connection.exchange(get("/tagged")).status, 200);
    EXPECT_EQ(connection.exchange(get("/tagged", "If-None-Match: \"6\"\r\n")).status, 200);
    auto const known = connection.exchange(get("/tagged", "If-None-Match: \"6\", W/\"7\"\r\n"));
    EXPECT_EQ(known.status, 304);
    EXPECT_EQ(known.header("ETag"), "\"7\"");
    EXPECT_EQ(known.body, "");
    EXPECT_EQ(connection.exchange(post("/tagged", "", "If-None-Match: \"7\"\r\n")).status, 200);
}

TEST_F(ServerTest, hides_exceptions_behind_an_incident_id) {
    auto connection = client();
    for (auto const& [path, what] : {std::pair{"/broken", "disk on fire"},
                                     {"/gate-broken", "gate on fire"},
                                     {"/split", "a reply header is one line"}}) {
        auto const reply = connection.exchange(get(path));
        EXPECT_EQ(reply.status, 500);
        EXPECT_EQ(reply.header("Content-Type"), "application/problem+json");
        EXPECT_EQ(reply.body.find("on fire"), std::string::npos);
        EXPECT_NE(reply.body.find("\"incident\":\"" + reply.header("X-Request-Id")),
                  std::string::npos);
        EXPECT_EQ(reply.header("Set-Cookie"), "");
        std::lock_guard const lock(mutex_);
        ASSERT_FALSE(failures_.empty());
        EXPECT_EQ(failures_.back(), std::pair(reply.header("X-Request-Id"), std::string(what)));
    }
    EXPECT_EQ(connection.exchange(get("/after")).status, 200);
}

TEST_F(ServerTest, reports_every_request_once) {
    {
        auto connection = client();
        connection.exchange(get("/%E5%AE%A2%E6%88%B7?phone=13800138000"));
        connection.exchange(post("/forbidden", "x"));
        connection.exchange("BREW / HTTP/1.1\r\nHost: kedang\r\n\r\n");
    }
    server_.reset();
    EXPECT_EQ(access_log_,
              "GET /客户 200 8 127.0.0.1\nPOST /forbidden 403 2 127.0.0.1\n"
              "  501 " +
                  access_log_.substr(access_log_.rfind("501 ") + 4));
}

TEST(Server, refuses_to_start_on_a_taken_port) {
    ServerOptions options;
    options.port = 0;
    Server const first(options, small_site);
    options.port = first.port();
    EXPECT_THROW(Server(options, small_site), std::runtime_error);
    options.address = "not an address";
    EXPECT_THROW(Server(options, small_site), std::runtime_error);
}

}  // namespace
}  // namespace kedang::http
