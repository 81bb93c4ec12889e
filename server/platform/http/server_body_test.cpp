// Request bodies and files: admitted or not, in memory or on disk, byte for byte.
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <fstream>
#include <thread>

#include "platform/http/loopback_client.h"
#include "platform/http/server.h"

namespace kedang::http {
namespace {

constexpr std::int64_t limit_bytes = 100'000;

std::string noise(std::size_t size) {
    std::string bytes(size, '\0');
    std::uint32_t state = 1;
    for (char& byte : bytes) {
        state = state * 1664525 + 1013904223;
        byte = static_cast<char>(state >> 24);
    }
    return bytes;
}

std::string content_of(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::string in_chunks(std::string_view path, std::vector<std::string> const& chunks) {
    std::string request = "POST " + std::string(path) +
                          " HTTP/1.1\r\nHost: kedang\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (auto const& chunk : chunks) {
        std::array<char, 20> size{};
        std::snprintf(size.data(), size.size(), "%zx\r\n", chunk.size());
        request += size.data() + chunk + "\r\n";
    }
    return request + "0\r\n\r\n";
}

class ServerBodyTest : public testing::Test {
  protected:
    ServerBodyTest() {
        options_.port = 0;
        options_.workers = 2;
        options_.spool = scratch_.path() / "spool";
        std::filesystem::create_directory(options_.spool);
        server_.emplace(options_, [this](RequestHead const& head) { return admit(head); });
    }

    std::variant<Response, Admission> admit(RequestHead const& head) {
        if (head.path == "/refused")
            return Response::json(401, "{}");
        Admission admission;
        admission.body_limit_bytes = limit_bytes;
        if (head.path == "/file" || head.path == "/moved") {
            admission.target = BodyTarget::File;
            admission.body_limit_bytes = std::int64_t{1} << 30;
        }
        if (head.path == "/ignored")
            admission.target = BodyTarget::None;
        admission.handle = [this](RequestHead const& request, Body& body) {
            ++handled_;
            if (request.path == "/moved")
                std::filesystem::rename(body.file, scratch_.path() / "kept");
            Response response = Response::json(200, body.text);
            if (request.path == "/file")
                response.file = body.file;
            return response;
        };
        return admission;
    }
    LoopbackClient client() { return LoopbackClient(server_->port()); }
    bool spool_is_empty() const { return std::filesystem::is_empty(options_.spool); }

    ScratchFolder scratch_;
    ServerOptions options_;
    std::atomic<int> handled_ = 0;
    std::optional<Server> server_;
};

TEST_F(ServerBodyTest, reads_bodies_into_memory) {
    auto connection = client();
    for (std::size_t const size : {0, 1, 1000, 65536, 65537, 100'000}) {
        auto const sent = noise(size);
        EXPECT_EQ(connection.exchange(post("/memory", sent)).body, sent) << size;
    }
}

TEST_F(ServerBodyTest, reads_chunked_bodies) {
    auto connection = client();
    EXPECT_EQ(connection.exchange(in_chunks("/memory", {"ab", "c", "def"})).body, "abcdef");
    auto const large = noise(90'000);
    EXPECT_EQ(
        connection.exchange(in_chunks("/memory", {large.substr(0, 70'000), large.substr(70'000)}))
            .body,
        large);
    EXPECT_EQ(connection.exchange(in_chunks("/memory", {})).body, "");
}

TEST_F(ServerBodyTest, throws_unwanted_bodies_away) {
    auto connection = client();
    EXPECT_EQ(connection.exchange(post("/ignored", "{}")).body, "");
    EXPECT_EQ(connection.exchange(post("/memory", "next")).body, "next");
}

TEST_F(ServerBodyTest, refuses_a_stated_length_over_the_limit_before_a_byte_of_it_comes) {
    auto connection = client();
    auto const reply = connection.exchange(
        "POST /memory HTTP/1.1\r\nHost: kedang\r\nContent-Length: 100001\r\n\r\n");
    EXPECT_EQ(reply.status, 413);
    EXPECT_NE(reply.body.find("超过上限 100000 字节"), std::string::npos);
    EXPECT_EQ(reply.header("Connection"), "close");
    EXPECT_EQ(handled_, 0);
}

TEST_F(ServerBodyTest, refuses_a_chunked_body_once_it_passes_the_limit) {
    auto connection = client();
    auto const reply = connection.exchange(in_chunks("/memory", {noise(60'000), noise(60'000)}));
    EXPECT_EQ(reply.status, 413);
    EXPECT_EQ(handled_, 0);
}

TEST_F(ServerBodyTest, says_100_Continue_only_to_the_admitted) {
    constexpr auto expecting = "Content-Length: 4\r\nExpect: 100-continue\r\n";
    auto admitted = client();
    admitted.send(get("/memory", expecting));
    EXPECT_EQ(admitted.receive(false).status, 100);
    EXPECT_EQ(admitted.exchange("body").body, "body");

    auto refused = client();
    refused.send(get("/refused", expecting));
    auto const reply = refused.receive();
    EXPECT_EQ(reply.status, 401);
    EXPECT_EQ(reply.header("Connection"), "close");

    auto puzzling = client();
    EXPECT_EQ(puzzling.exchange(get("/memory", "Expect: miracles\r\n")).status, 417);
}

TEST_F(ServerBodyTest, drains_a_small_refused_body_and_goes_on) {
    auto connection = client();
    EXPECT_EQ(connection.exchange(post("/refused", noise(1000))).status, 401);
    EXPECT_EQ(connection.exchange(post("/memory", "next")).body, "next");
}

TEST_F(ServerBodyTest, lets_a_client_read_the_refusal_of_a_large_body_it_is_still_sending) {
    auto connection = client();
    EXPECT_TRUE(connection.send(post("/refused", noise(4'000'000))));
    auto const reply = connection.receive();
    EXPECT_EQ(reply.status, 401);
    EXPECT_EQ(reply.header("Connection"), "close");
}

TEST_F(ServerBodyTest, spools_uploads_byte_for_byte_and_removes_them_afterwards) {
    auto connection = client();
    auto const sent = noise(3'000'001);
    EXPECT_EQ(connection.exchange(post("/file", sent)).body, sent);
    EXPECT_EQ(connection.exchange(in_chunks("/file", {sent.substr(0, 5), sent.substr(5)})).body,
              sent);
    EXPECT_TRUE(spool_is_empty());

    EXPECT_EQ(connection.exchange(post("/moved", sent)).status, 200);
    EXPECT_EQ(content_of(scratch_.path() / "kept"), sent);
    EXPECT_TRUE(spool_is_empty());
}

TEST_F(ServerBodyTest, gives_an_empty_upload_an_empty_file) {
    EXPECT_EQ(client().exchange(post("/moved", "")).status, 200);
    EXPECT_EQ(std::filesystem::file_size(scratch_.path() / "kept"), 0u);
}

TEST_F(ServerBodyTest, removes_the_rest_of_an_upload_that_breaks_off) {
    {
        auto connection = client();
        connection.send(
            "POST /file HTTP/1.1\r\nHost: kedang\r\nExpect: 100-continue\r\n"
            "Content-Length: 1000000\r\n\r\n");
        EXPECT_EQ(connection.receive(false).status, 100);
        EXPECT_FALSE(spool_is_empty());
        connection.send(noise(200'000));
    }
    server_.reset();
    EXPECT_TRUE(spool_is_empty());
    EXPECT_EQ(handled_, 0);
}

TEST_F(ServerBodyTest, answers_500_where_the_spool_cannot_be_written) {
    std::filesystem::remove(options_.spool);
    auto connection = client();
    EXPECT_EQ(connection.exchange(post("/file", "small")).status, 500);
    EXPECT_EQ(connection.exchange(post("/memory", "next")).body, "next");
}

// Peak memory of this process in KiB; the client's own piece is small and the same in both
// readings.
std::int64_t peak_memory_kib() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:"))
            return std::stoll(line.substr(6));
    return 0;
}

TEST_F(ServerBodyTest, takes_200_MB_in_a_few_MB_of_memory) {
    constexpr std::size_t pieces = 200;
    auto const piece = noise(1'000'000);
    auto connection = client();
    connection.exchange(post("/moved", piece));     // everything that is allocated once
    std::ofstream("/proc/self/clear_refs") << "5";  // resets the peak
    auto const before = peak_memory_kib();
    connection.send("POST /moved HTTP/1.1\r\nHost: kedang\r\nContent-Length: " +
                    std::to_string(pieces * piece.size()) + "\r\n\r\n");
    for (std::size_t at = 0; at < pieces; ++at)
        ASSERT_TRUE(connection.send(piece));
    EXPECT_EQ(connection.receive().status, 200);
    EXPECT_EQ(std::filesystem::file_size(scratch_.path() / "kept"), pieces * piece.size());
#ifdef __SANITIZE_ADDRESS__
    constexpr auto limit_kib = 60'000;  // what is freed stays in quarantine for a while
#else
    constexpr auto limit_kib = 20'000;
#endif
    EXPECT_LT(peak_memory_kib() - before, limit_kib);
}

}  // namespace
}  // namespace kedang::http
