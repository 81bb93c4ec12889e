// The rules of locks, addresses, devices and who needs a second factor.
// SPDX-License-Identifier: Apache-2.0
#include "sign_in/model.h"

#include <gtest/gtest.h>

namespace kedang::sign_in {
namespace {

constexpr NameLock name_lock{.failures = 3, .first_s = 60, .longest_s = 200};
constexpr AddressLimit address_limit{.failures = 3, .window_ms = 1000};

TEST(NameLock, grows_with_each_failure_beyond_the_limit) {
    Guard guard;
    std::vector<std::int64_t> seconds;
    for (int i = 0; i < 7; ++i) {
        guard = after_failure(guard, name_lock, 1000);
        seconds.push_back(seconds_locked(guard, 1000));
    }
    EXPECT_EQ(seconds, (std::vector<std::int64_t>{0, 0, 60, 120, 200, 200, 200}));
    EXPECT_EQ(seconds_locked(guard, 1000 + 199'001), 1);
    EXPECT_EQ(seconds_locked(guard, 1000 + 200'000), 0);
}

TEST(AddressLimit, counts_within_a_window_that_begins_with_the_first_failure) {
    Guard guard = after_failure(Guard{}, address_limit, 5000);
    guard = after_failure(guard, address_limit, 5900);
    EXPECT_EQ(seconds_locked(guard, 5900), 0);
    guard = after_failure(guard, address_limit, 5999);
    EXPECT_EQ(guard.locked_until_ms, 6000);
    guard = after_failure(guard, address_limit, 6000);
    EXPECT_EQ(guard.failures, 1);
    EXPECT_EQ(seconds_locked(guard, 6000), 0);
}

TEST(CountedAddress, takes_a_network_of_ipv6_as_one) {
    EXPECT_EQ(counted_address("192.0.2.7"), "192.0.2.7");
    EXPECT_EQ(counted_address("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
    EXPECT_EQ(counted_address("2001:db8:1:2::9"), counted_address("2001:db8:1:2:ffff::1"));
    EXPECT_NE(counted_address("2001:db8:1:2::9"), counted_address("2001:db8:1:3::9"));
    EXPECT_EQ(counted_address("::ffff:192.0.2.7"), "::ffff:192.0.2.7");
    EXPECT_EQ(counted_address(""), "");
}

TEST(SecondFactor, is_for_those_who_administer_approve_or_export) {
    for (auto const* permission :
         {"people.manage", "security.manage", "system.manage", "audit.read", "review.decide",
          "extraction.approve", "export.sensitive", "customer.export"})
        EXPECT_TRUE(is_powerful(std::vector<std::string>{"customer.read", permission}))
            << permission;
    EXPECT_FALSE(is_powerful(std::vector<std::string>{"customer.read", "customer.import",
                                                      "field.reveal", "review.read", "setup"}));
    EXPECT_FALSE(is_powerful(std::vector<std::string>{}));
}

TEST(SecondFactor, is_asked_for_as_soon_as_others_come) {
    for (auto const* own : {"", "http://127.0.0.1:8080", "http://localhost:8080",
                            "http://localhost", "http://[::1]:8080"})
        EXPECT_FALSE(is_served_to_others(own)) << own;
    for (auto const* others : {"https://crm.example.com", "http://192.0.2.7", "https://10.0.0.5",
                               "https://localhost.example.com", "https://[2001:db8::1]"})
        EXPECT_TRUE(is_served_to_others(others)) << others;
}

TEST(DeviceWords, say_what_people_call_it) {
    EXPECT_EQ(device_words("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, "
                           "like Gecko) Chrome/120.0.0.0 Safari/537.36"),
              "Windows · Chrome");
    EXPECT_EQ(device_words("Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 Edg/120.0"),
              "Windows · Edge");
    EXPECT_EQ(device_words("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Mobile/15E148 "
                           "MicroMessenger/8.0.40"),
              "iPhone · 微信");
    EXPECT_EQ(device_words("Mozilla/5.0 (Macintosh; Intel Mac OS X 14) Version/17 Safari/605.1"),
              "Mac · Safari");
    EXPECT_EQ(device_words("<script>alert(1)</script>"), "");
    EXPECT_EQ(device_words(""), "");
}

}  // namespace
}  // namespace kedang::sign_in
