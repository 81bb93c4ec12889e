// Codes of an authenticator app, against the vectors of the standard.
// SPDX-License-Identifier: Apache-2.0
#include "platform/crypto/totp.h"

#include <gtest/gtest.h>

#include "platform/crypto/bytes.h"
#include "platform/crypto/testing.h"

namespace kedang::crypto {
namespace {

using namespace std::chrono_literals;

Instant at(std::int64_t seconds) {
    return from_milliseconds(seconds * 1000);
}

SecretBytes of_the_standard() {
    auto const bytes = as_bytes("12345678901234567890");
    return SecretBytes(Bytes(bytes.begin(), bytes.end()));
}

// RFC 6238, appendix B, the last six of its eight digits.
TEST(Totp, takes_the_codes_of_the_standard) {
    auto const secret = of_the_standard();
    for (auto const& [seconds, code] :
         {std::pair{59, "287082"}, std::pair{1111111109, "081804"}, std::pair{1111111111, "050471"},
          std::pair{1234567890, "005924"}, std::pair{2000000000, "279037"}})
        EXPECT_EQ(totp_step(secret, code, at(seconds)), seconds / 30) << code;
}

TEST(Totp, takes_one_step_of_a_wrong_clock_and_no_more) {
    auto const secret = of_the_standard();
    std::int64_t const step = 1234567890 / 30;
    for (int off : {-1, 0, 1})
        EXPECT_EQ(totp_step(secret, "005924", at(1234567890 + off * 30)), step) << off;
    for (int off : {-2, 2})
        EXPECT_EQ(totp_step(secret, "005924", at(1234567890 + off * 30)), std::nullopt) << off;
}

TEST(Totp, takes_nothing_but_six_digits) {
    auto const secret = of_the_standard();
    for (auto const* code : {"", "5924", "00592", "0059240", "005925", " 05924", "-05924", "+05924",
                             "abcdef", "00592\xc2"})
        EXPECT_EQ(totp_step(secret, code, at(1234567890)), std::nullopt) << code;
}

TEST(Totp, secrets_differ_and_are_spelled_in_base32) {
    EXPECT_EQ(to_base32(of_the_standard()).reveal(), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    auto const one = new_totp_secret(), other = new_totp_secret();
    EXPECT_EQ(one.size(), 20u);
    EXPECT_NE(one.reveal(), other.reveal());
    auto const now = at(1764000000);
    EXPECT_TRUE(totp_step(one, totp_code(to_base32(one).reveal(), now), now));
    EXPECT_FALSE(totp_step(one, totp_code(to_base32(other).reveal(), now), now));
}

}  // namespace
}  // namespace kedang::crypto
