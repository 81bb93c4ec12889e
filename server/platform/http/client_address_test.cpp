#include "platform/http/client_address.h"

#include <gtest/gtest.h>

namespace kedang::http {
namespace {

struct ForwardedCase {
    char const* peer;
    std::vector<std::string> forwarded;  // one entry a header line
    char const* client;
};

TEST(ClientAddress, believes_trusted_proxies_and_nobody_else) {
    auto const proxies =
        TrustedProxies::parse({"10.0.0.0/8", "192.168.1.7", "::1", "2001:db8:1::/48"});
    ASSERT_TRUE(proxies.ok());
    ForwardedCase const cases[] = {
        {"203.0.113.9", {"1.2.3.4"}, "203.0.113.9"},
        {"10.1.2.3", {}, "10.1.2.3"},
        {"10.1.2.3", {"1.2.3.4"}, "1.2.3.4"},
        {"11.0.0.1", {"1.2.3.4"}, "11.0.0.1"},
        {"10.1.2.3", {"6.6.6.6, 1.2.3.4"}, "1.2.3.4"},
        {"10.1.2.3", {"6.6.6.6, 1.2.3.4, 192.168.1.7"}, "1.2.3.4"},
        {"10.1.2.3", {"6.6.6.6, 1.2.3.4", "10.9.9.9"}, "1.2.3.4"},
        {"192.168.1.8", {"1.2.3.4"}, "192.168.1.8"},
        {"10.1.2.3", {"10.0.0.5, 10.0.0.6"}, "10.0.0.5"},
        {"10.1.2.3", {"1.2.3.4:5678"}, "1.2.3.4"},
        {"10.1.2.3", {"unknown"}, "10.1.2.3"},
        {"10.1.2.3", {"1.2.3.4, <script>, 10.0.0.9"}, "10.0.0.9"},
        {"::1", {"[2001:db8:2::5]:443"}, "2001:db8:2::5"},
        {"::1", {"2001:db8:3::1, 2001:db8:1:ffff::2"}, "2001:db8:3::1"},
        {"::ffff:10.1.2.3", {"1.2.3.4"}, "1.2.3.4"},
    };
    for (auto const& [peer, forwarded, client] : cases) {
        RequestHead head;
        head.peer = peer;
        for (auto const& value : forwarded)
            head.headers.emplace_back("x-forwarded-for", value);
        EXPECT_EQ(proxies.value().client_address(head), client)
            << peer << " " << (forwarded.empty() ? "" : forwarded.front());
        EXPECT_NE(TrustedProxies().client_address(head), "1.2.3.4");
    }
}

TEST(ClientAddress, reads_blocks_that_end_inside_a_byte) {
    auto const proxies = TrustedProxies::parse({"172.16.0.0/12", "fc00::/7"});
    ASSERT_TRUE(proxies.ok());
    for (auto const& [peer, trusted] : {std::pair{"172.31.255.255", true},
                                        {"172.32.0.0", false},
                                        {"fdff::1", true},
                                        {"fe00::1", false}}) {
        RequestHead head;
        head.peer = peer;
        head.headers.emplace_back("X-Forwarded-For", "1.2.3.4");
        EXPECT_EQ(proxies.value().client_address(head), trusted ? "1.2.3.4" : peer);
    }
}

TEST(ClientAddress, refuses_networks_that_are_none) {
    for (char const* network : {"", "proxy.example", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8x",
                                "10.0.0/8", "::/129", "10.0.0.0/-1"}) {
        auto const proxies = TrustedProxies::parse({"127.0.0.1", network});
        ASSERT_FALSE(proxies.ok()) << network;
        EXPECT_NE(proxies.error().title.find(network), std::string::npos);
    }
    EXPECT_TRUE(TrustedProxies::parse({"0.0.0.0/0", "::/0"}).ok());
}

}  // namespace
}  // namespace kedang::http
