// The request corpus of another HTTP parser: what that one calls an error is never answered 2xx
// here.
#include <gtest/gtest.h>

#include <fstream>
#include <regex>

#include "platform/http/loopback_client.h"
#include "platform/http/server.h"

namespace kedang::http {
namespace {

struct CorpusCase {
    std::string title;
    std::string request;
    bool is_error = false;
};

// A fenced block as it goes over the wire. A Host line is added, lest everything be refused for
// want of it.
std::string wire_text(std::string block) {
    block = std::regex_replace(block, std::regex("\n"), "\r\n");
    for (auto const& [escape, meaning] :
         {std::pair{"\\\\r", "\r"}, {"\\\\n", "\n"}, {"\\\\t", "\t"}, {"\\\\f", "\f"}})
        block = std::regex_replace(block, std::regex(escape), meaning);
    auto const first_line = block.find("\r\n") + 2;
    return block.insert(first_line, "Host: kedang\r\n") + "\r\n";
}

std::vector<CorpusCase> read_corpus(std::filesystem::path const& path) {
    std::ifstream file(path);
    std::string const text{std::istreambuf_iterator<char>(file), {}};
    constexpr std::string_view fence = "```http\n";
    std::vector<CorpusCase> cases;
    for (std::size_t at = 0; (at = text.find(fence, at)) != std::string::npos;) {
        auto const title = text.rfind("\n#", at) + 1;
        at += fence.size();
        auto const outcome = text.substr(at, text.find("\n#", at) - at);
        cases.push_back({text.substr(title, text.find('\n', title) - title),
                         wire_text(text.substr(at, text.find("\n```", at) - at)),
                         outcome.find("error code") != std::string::npos});
    }
    return cases;
}

TEST(ServerCorpus, answers_no_malformed_request_and_lives_on) {
    std::filesystem::path const folder = std::filesystem::path(KEDANG_SHARED_DATA) / "hostile";
    if (!std::filesystem::exists(folder))
        GTEST_SKIP() << "no corpus at " << folder;
    ServerOptions options;
    options.port = 0;
    options.workers = 1;
    Server const server(options, [](RequestHead const&) {
        Admission admission;
        admission.handle = [](RequestHead const&, Body&) { return Response::json(200, "{}"); };
        return admission;
    });
    int refused = 0;
    int accepted = 0;
    for (char const* name : {"invalid", "content-length", "transfer-encoding"}) {
        auto const file = folder / ("http_llhttp_request_" + std::string(name) + ".md");
        for (auto const& [title, request, is_error] : read_corpus(file)) {
            LoopbackClient client(server.port());
            client.send(request);
            client.finish_sending();
            auto const status = client.receive().status;
            // 0: the block ends before the request does.
            EXPECT_TRUE(status == 0 || status == 400 || status == 501 ||
                        (status == 200 && !is_error))
                << title << ' ' << status;
            refused += is_error && status != 0;
            accepted += status == 200;
        }
    }
    EXPECT_GT(refused, 35);
    EXPECT_GT(accepted, 8);
    LoopbackClient after(server.port());
    EXPECT_EQ(after.exchange(get("/")).status, 200);
}

}  // namespace
}  // namespace kedang::http
