// SPDX-License-Identifier: Apache-2.0
#include "platform/crypto/field_cipher.h"

#include <gtest/gtest.h>

#include <set>

#include "platform/crypto/blind_index.h"
#include "platform/crypto/testing.h"

namespace kedang::crypto {
namespace {

constexpr std::string_view phone = "+8613800138000";

class FieldEncryption : public testing::Test {
  protected:
    RecordCipher cipher(std::uint32_t table, std::int64_t record, ByteView salt) {
        return RecordCipher::open(*keys_, {table, record}, salt).value();
    }
    TestKeyring keys_;
    RecordSalt salt_ = new_record_salt();
};

TEST_F(FieldEncryption, E21_returns_what_went_in) {
    auto const record = cipher(1, 7, salt_);
    for (std::size_t length : {0u, 1u, 15u, 16u, 17u, 31u, 4096u}) {
        std::string const text(length, '\x80');
        auto const sealed = record.encrypt(12, 3, text);
        EXPECT_EQ(record.decrypt(12, 3, sealed).value(), text) << length;
    }
    EXPECT_EQ(record.decrypt(1, 1, record.encrypt(1, 1, "王芳\0x")).value(), "王芳");
}

TEST_F(FieldEncryption, E21_hides_the_value_and_its_length) {
    auto const record = cipher(1, 7, salt_);
    auto const sealed = record.encrypt(12, 1, phone);
    EXPECT_EQ(as_text(sealed).find("138"), std::string_view::npos);
    EXPECT_EQ(record.encrypt(12, 1, "1").size(), record.encrypt(12, 1, phone).size());
    std::set<Bytes> different;
    for (int i = 0; i < 1000; ++i)
        different.insert(record.encrypt(12, 1, phone));
    EXPECT_EQ(different.size(), 1000u) << "a nonce came twice";
}

TEST_F(FieldEncryption, E21_ciphertext_opens_only_at_its_own_place_and_version) {
    auto const sealed = cipher(1, 7, salt_).encrypt(12, 3, phone);
    ASSERT_TRUE(cipher(1, 7, salt_).decrypt(12, 3, sealed).ok()) << "the clean case first";
    EXPECT_FALSE(cipher(1, 8, salt_).decrypt(12, 3, sealed).ok()) << "another row";
    EXPECT_FALSE(cipher(2, 7, salt_).decrypt(12, 3, sealed).ok()) << "another table";
    EXPECT_FALSE(cipher(1, 7, salt_).decrypt(13, 3, sealed).ok()) << "another field";
    EXPECT_FALSE(cipher(1, 7, salt_).decrypt(12, 4, sealed).ok()) << "an old value put back";
    EXPECT_FALSE(cipher(1, 7, new_record_salt()).decrypt(12, 3, sealed).ok()) << "another salt";
}

TEST_F(FieldEncryption, E21_any_changed_byte_is_noticed) {
    auto const record = cipher(1, 7, salt_);
    auto const sealed = record.encrypt(12, 3, phone);
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        auto changed = sealed;
        changed[at] ^= std::byte{1};
        EXPECT_FALSE(record.decrypt(12, 3, changed).ok()) << at;
        EXPECT_FALSE(record.decrypt(12, 3, ByteView(sealed).first(at)).ok()) << at;
    }
}

TEST_F(FieldEncryption, E21_without_its_salt_a_record_is_unreadable) {
    auto const erased = RecordCipher::open(*keys_, {1, 7}, {});
    ASSERT_FALSE(erased.ok());
    EXPECT_EQ(erased.error().key, "record_erased");
}

TEST_F(FieldEncryption, E21_another_installation_cannot_read) {
    auto const sealed = cipher(1, 7, salt_).encrypt(12, 3, phone);
    TestKeyring other;
    EXPECT_FALSE(RecordCipher::open(*other, {1, 7}, salt_).value().decrypt(12, 3, sealed).ok());
}

TEST(BlindIndex, finds_equal_values_within_a_class_only) {
    TestKeyring keys;
    BlindIndex const index(*keys);
    EXPECT_EQ(index.tag(IndexClass::Phone, phone), index.tag(IndexClass::Phone, phone));
    EXPECT_NE(index.tag(IndexClass::Phone, phone), index.tag(IndexClass::Phone, "+8613800138001"));
    EXPECT_NE(index.tag(IndexClass::Phone, phone), index.tag(IndexClass::IdNumber, phone));
    EXPECT_NE(index.last_four_tag(IndexClass::Phone, "8000"),
              index.last_four_tag(IndexClass::IdNumber, "8000"));
    TestKeyring other;
    EXPECT_NE(index.tag(IndexClass::Phone, phone),
              BlindIndex(*other).tag(IndexClass::Phone, phone));
}

TEST(BlindIndex, last_four_says_no_more_than_twelve_bits) {
    TestKeyring keys;
    BlindIndex const index(*keys);
    std::set<LastFourTag> tags;
    for (int ending = 0; ending < 10'000; ++ending) {
        auto const tag =
            index.last_four_tag(IndexClass::Phone, std::to_string(10'000 + ending).substr(1));
        EXPECT_LT(static_cast<int>(tag[0]), 16);
        tags.insert(tag);
    }
    EXPECT_GT(tags.size(), 3'000u);
    EXPECT_LE(tags.size(), 4'096u);
}

TEST(BlindIndex, looks_under_old_keys_while_they_are_archived) {
    TestKeyring keys;
    auto const before = BlindIndex(*keys).tag(IndexClass::Phone, phone);
    std::uint32_t const old_key = keys->active(Purpose::IndexPhone).id;
    keys->rotate(Purpose::IndexPhone);
    BlindIndex const index(*keys);
    EXPECT_NE(index.tag(IndexClass::Phone, phone), before);
    auto const tags = index.tags_to_find(IndexClass::Phone, phone);
    ASSERT_EQ(tags.size(), 2u);
    EXPECT_EQ(tags[1], before);
    ASSERT_TRUE(keys->destroy(old_key).ok());
    EXPECT_EQ(index.tags_to_find(IndexClass::Phone, phone).size(), 1u);
}

}  // namespace
}  // namespace kedang::crypto
