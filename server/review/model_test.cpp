// SPDX-License-Identifier: Apache-2.0
#include "review/model.h"

#include <gtest/gtest.h>

#include "platform/crypto/testing.h"
#include "review/vault.h"

namespace kedang::review {
namespace {

using fields::Value;

Proposal proposal(std::uint32_t field, char const* before, char const* after) {
    return {field, Value::of_text(before), Value::of_text(after)};
}

TEST(UpdateRequest, states_have_words_and_back) {
    for (auto const state :
         {State::Pending, State::Applied, State::Refused, State::Withdrawn, State::Outdated})
        EXPECT_EQ(state_from(word(state)), state);
    EXPECT_EQ(state_from("approved"), std::nullopt);
    EXPECT_EQ(state_from(""), std::nullopt);
}

TEST(UpdateRequest, tells_what_others_did_meanwhile) {
    auto const wanted = proposal(1, "C34", "C35");
    EXPECT_EQ(drift(wanted, Value::of_text("C34")), Drift::None);
    EXPECT_EQ(drift(wanted, Value::of_text("C35")), Drift::Arrived);
    EXPECT_EQ(drift(wanted, Value::of_text("C36")), Drift::Changed);
    EXPECT_EQ(drift(wanted, {}), Drift::Changed);
    EXPECT_EQ(drift({1, {}, Value::of_text("C35")}, {}), Drift::None);
}

TEST(UpdateRequest, is_the_same_by_fields_and_wanted_values) {
    std::vector<Proposal> const one{proposal(1, "a", "b"), proposal(2, "c", "d")};
    EXPECT_TRUE(asks_the_same(one, {proposal(2, "x", "d"), proposal(1, "a", "b")}));
    EXPECT_FALSE(asks_the_same(one, {proposal(1, "a", "b")}));
    EXPECT_FALSE(asks_the_same(one, {proposal(1, "a", "b"), proposal(2, "c", "e")}));
    EXPECT_FALSE(asks_the_same(one, {proposal(1, "a", "b"), proposal(3, "c", "d")}));
}

TEST(UpdateRequest, opens_in_its_own_place_only) {
    crypto::TestKeyring keys;
    auto const salt = crypto::new_record_salt();
    std::vector<Proposal> const asked{proposal(1, "a", "b"), {2, {}, Value::of_number(7)}};
    UpdateRequest request;
    request.id = 5;
    request.proposals = seal(*keys, request.id, salt, asked);
    EXPECT_EQ(open(*keys, request, salt).value(), asked);
    // Neither as another request, nor once the person's salt is gone, nor damaged.
    auto moved = request;
    moved.id = 6;
    EXPECT_FALSE(open(*keys, moved, salt).ok());
    EXPECT_FALSE(open(*keys, request, crypto::new_record_salt()).ok());
    auto damaged = request;
    damaged.proposals.back() ^= std::byte{1};
    EXPECT_FALSE(open(*keys, damaged, salt).ok());
}

}  // namespace
}  // namespace kedang::review
