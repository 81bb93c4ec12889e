// SPDX-License-Identifier: Apache-2.0
#include "base/secret.h"

#include <gtest/gtest.h>

#include <sstream>

namespace kedang {
namespace {

template <typename T>
concept Streamable = requires(std::ostream& stream, T const& value) {
    stream << value;
};
template <typename T>
concept Comparable = requires(T const& a, T const& b) {
    a == b;
};

static_assert(Streamable<std::string> && !Streamable<SecretText>);
static_assert(Comparable<std::string> && !Comparable<SecretText>);
static_assert(!std::is_convertible_v<SecretText, std::string>);
static_assert(!std::is_convertible_v<SecretText, std::string_view>);
static_assert(!std::is_copy_constructible_v<SecretText>);
static_assert(!std::is_copy_assignable_v<SecretBytes>);

TEST(Secret, reveals_only_when_told) {
    SecretText const secret("Tr0ub4dor");
    EXPECT_EQ(secret.reveal(), "Tr0ub4dor");
    EXPECT_EQ(secret.clone().reveal(), "Tr0ub4dor");
}

TEST(Secret, moving_leaves_nothing_behind) {
    SecretText first("short");
    SecretText second(std::move(first));
    EXPECT_EQ(second.reveal(), "short");
    EXPECT_TRUE(first.empty());
    SecretText third("another value, too long for the inside of a string object");
    third = std::move(second);
    EXPECT_EQ(third.reveal(), "short");
    EXPECT_TRUE(second.empty());
}

TEST(Secret, overwrites_its_memory) {
    alignas(SecretText) std::byte storage[sizeof(SecretText)];
    auto* secret = new (storage) SecretText("canary");
    auto const* inside = secret->reveal().data();
    ASSERT_GE(reinterpret_cast<std::byte const*>(inside), storage) << "a short text lies inside";
    std::size_t const at =
        static_cast<std::size_t>(reinterpret_cast<std::byte const*>(inside) - storage);
    secret->~SecretText();
    for (std::size_t i = 0; i < 6; ++i)
        EXPECT_EQ(storage[at + i], std::byte{0});
}

}  // namespace
}  // namespace kedang
