// SPDX-License-Identifier: Apache-2.0
#include "platform/crypto/token.h"

#include <gtest/gtest.h>

#include "platform/crypto/sign.h"
#include "platform/crypto/testing.h"

namespace kedang::crypto {
namespace {

TEST(Token, is_random_and_found_by_its_hash) {
    TestKeyring keys;
    Tokens const tokens(*keys);
    Token const first = tokens.issue("session"), second = tokens.issue("session");
    EXPECT_EQ(first.text.size(), 43u);
    EXPECT_NE(first.text.reveal(), second.text.reveal());
    EXPECT_EQ(tokens.hash("session", first.text.reveal()), first.hash);
    EXPECT_NE(tokens.hash("session", second.text.reveal()), first.hash);
}

TEST(Token, serves_one_purpose) {
    TestKeyring keys;
    Tokens const tokens(*keys);
    Token const token = tokens.issue("draft");
    EXPECT_NE(tokens.hash("review", token.text.reveal()), token.hash);
    EXPECT_NE(tokens.hash("draft", "x"), tokens.hash("draftx", ""));
}

TEST(SealedBox, opens_for_the_same_purpose_and_context_only) {
    TestKeyring keys;
    SealedBox const box(*keys);
    auto const context = as_bytes("actor 4, filter 9");
    std::string const sealed = box.seal("cursor", context, "id>1000");
    EXPECT_EQ(box.open("cursor", context, sealed).value(), "id>1000");
    EXPECT_FALSE(box.open("cursor", as_bytes("actor 5, filter 9"), sealed).ok());
    EXPECT_FALSE(box.open("export", context, sealed).ok());
    keys->rotate(Purpose::Cursor);
    EXPECT_TRUE(box.open("cursor", context, sealed).ok()) << "a page turned during a rotation";
}

TEST(SealedBox, refuses_what_it_did_not_make) {
    TestKeyring keys;
    SealedBox const box(*keys);
    std::string const sealed = box.seal("cursor", {}, "payload");
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        std::string changed = sealed;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(box.open("cursor", {}, changed).ok()) << at;
        EXPECT_FALSE(box.open("cursor", {}, sealed.substr(0, at)).ok()) << at;
    }
    EXPECT_FALSE(box.open("cursor", {}, "不是标记").ok());
}

TEST(Signature, holds_for_the_message_and_key_it_was_made_with) {
    TestKeyring keys;
    Signer const signer(*keys);
    auto const message = as_bytes("checkpoint 1");
    Signature const signature = signer.sign(message);
    EXPECT_TRUE(verify(signer.public_key().bytes, message, signature));
    EXPECT_FALSE(verify(signer.public_key().bytes, as_bytes("checkpoint 2"), signature));
    EXPECT_FALSE(verify(signer.public_key().bytes, message, ByteView(signature).first(63)));
    TestKeyring other;
    EXPECT_FALSE(verify(Signer(*other).public_key().bytes, message, signature));
}

TEST(Signature, of_an_archived_key_can_still_be_checked) {
    TestKeyring keys;
    Signer const before(*keys);
    keys->rotate(Purpose::AuditSign);
    auto const known = public_keys(*keys);
    ASSERT_EQ(known.size(), 2u);
    EXPECT_EQ(known[0].key_id, before.public_key().key_id);
    EXPECT_EQ(known[0].bytes, before.public_key().bytes);
}

TEST(Signature, public_keys_are_spelled_for_auditors) {
    TestKeyring keys;
    PublicKey const key = Signer(*keys).public_key();
    std::string const text = to_text(key);
    auto const read = public_key_from_text(text);
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->key_id, key.key_id);
    EXPECT_EQ(read->bytes, key.bytes);
    std::vector<std::string> const unreadable{
        "", ":", "8", "8:", "x" + text, text + "0", text + "00"};
    for (std::string const& wrong : unreadable)
        EXPECT_FALSE(public_key_from_text(wrong).has_value()) << wrong;
}

struct Spelling {
    std::string_view text;
    bool readable;
};

TEST(Bytes, spellings_are_strict) {
    for (auto const& [text, readable] : {Spelling{"", true},
                                         {"00ff", true},
                                         {"0", false},
                                         {"zz", false},
                                         {"00 ff", false},
                                         {"00ff\n", false}})
        EXPECT_EQ(from_hex(text).has_value(), readable) << text;
    for (auto const& [text, readable] : {Spelling{"", true},
                                         {"AQID", true},
                                         {"A", false},
                                         {"AQ==", false},
                                         {"A+", false},
                                         {"-_8", true}})
        EXPECT_EQ(from_base64url(text).has_value(), readable) << text;
    EXPECT_EQ(to_hex(*from_hex("00FFa1")), "00ffa1");
    EXPECT_EQ(to_base64url(*from_base64url("-_8")), "-_8");
}

TEST(Bytes, canonical_encoding_comes_back_and_stops_at_the_end) {
    CanonicalWriter writer;
    writer.u8(255).u32(0x01020304).i64(-2).sized("王").raw(as_bytes("x"));
    EXPECT_EQ(to_hex(writer.view()), "ff01020304fffffffffffffffe00000003e78e8b78");
    CanonicalReader reader(writer.view());
    EXPECT_EQ(reader.u8(), 255);
    EXPECT_EQ(reader.u32(), 0x01020304u);
    EXPECT_EQ(reader.i64(), -2);
    EXPECT_EQ(as_text(reader.sized()), "王");
    EXPECT_FALSE(reader.at_end());
    EXPECT_EQ(as_text(reader.raw(1)), "x");
    EXPECT_TRUE(reader.at_end());
    EXPECT_EQ(reader.i64(), 0);
    EXPECT_FALSE(reader.good());
}

TEST(Bytes, varints_are_short_and_come_back) {
    for (auto const& [value, length] : {std::pair<std::uint64_t, std::size_t>{0, 1},
                                        {127, 1},
                                        {128, 2},
                                        {16'383, 2},
                                        {16'384, 3},
                                        {~std::uint64_t{0}, 10}}) {
        CanonicalWriter writer;
        writer.varint(value);
        EXPECT_EQ(writer.view().size(), length) << value;
        CanonicalReader reader(writer.view());
        EXPECT_EQ(reader.varint(), value);
        EXPECT_TRUE(reader.at_end());
    }
    Bytes const endless(11, std::byte{0xff});
    CanonicalReader reader(endless);
    EXPECT_EQ(reader.varint(), 0u);
    EXPECT_FALSE(reader.good());
}

}  // namespace
}  // namespace kedang::crypto
