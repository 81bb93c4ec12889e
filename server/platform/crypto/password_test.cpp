// SPDX-License-Identifier: Apache-2.0
#include "platform/crypto/password.h"

#include <gtest/gtest.h>

#include <atomic>

namespace kedang::crypto {
namespace {

constexpr PasswordCost cheap{1, 8192};

TEST(Password, verifies_the_right_one_only) {
    PasswordHasher hasher({}, cheap);
    std::string const stored = hasher.hash(SecretText("龙门客栈2026")).value();
    EXPECT_TRUE(stored.starts_with("$argon2id$v=19$m=8,t=1,p=1$")) << stored;
    EXPECT_TRUE(hasher.verify(SecretText("龙门客栈2026"), stored).value().matches);
    EXPECT_FALSE(hasher.verify(SecretText("龙门客栈2025"), stored).value().matches);
    EXPECT_FALSE(hasher.verify(SecretText(""), stored).value().matches);
    EXPECT_NE(hasher.hash(SecretText("龙门客栈2026")).value(), stored) << "each hash has its salt";
}

TEST(Password, an_unknown_user_never_matches) {
    PasswordHasher hasher({}, cheap);
    EXPECT_FALSE(hasher.verify(SecretText("anything"), std::nullopt).value().matches);
}

TEST(Password, asks_for_a_new_hash_when_the_costs_changed) {
    PasswordHasher before({}, cheap);
    PasswordHasher after({}, {2, 16384});
    SecretText const password("correct horse");
    std::string const stored = before.hash(password).value();
    EXPECT_FALSE(before.verify(password, stored).value().rehash_needed);
    EXPECT_TRUE(after.verify(password, stored).value().rehash_needed);
    EXPECT_FALSE(after.verify(SecretText("wrong"), stored).value().rehash_needed);
}

TEST(Password, uses_19_mebibytes_and_two_passes_by_default) {
    PasswordHasher hasher({1, 4});
    EXPECT_TRUE(
        hasher.hash(SecretText("x")).value().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
}

TEST(Password, serves_all_who_find_room_in_the_queue) {
    PasswordHasher hasher({2, 64}, cheap);
    std::string const stored = hasher.hash(SecretText("x")).value();
    std::atomic<int> served = 0;
    {
        std::vector<std::jthread> callers;
        for (int i = 0; i < 32; ++i)
            callers.emplace_back(
                [&] { served += hasher.verify(SecretText("x"), stored).value().matches; });
    }
    EXPECT_EQ(served, 32);
}

TEST(Password, refuses_those_who_find_none) {
    PasswordHasher hasher({1, 0}, cheap);
    auto const answer = hasher.verify(SecretText("x"), std::nullopt);
    ASSERT_FALSE(answer.ok());
    EXPECT_EQ(answer.error().code, ErrorCode::Unavailable);
    EXPECT_GT(answer.error().retry_after_s, 0);
    EXPECT_FALSE(hasher.hash(SecretText("x")).ok());
}

}  // namespace
}  // namespace kedang::crypto
