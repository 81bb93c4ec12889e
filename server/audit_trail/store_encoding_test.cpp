// SPDX-License-Identifier: Apache-2.0
#include "audit_trail/store_encoding.h"

#include <gtest/gtest.h>

namespace kedang::audit_trail::store {
namespace {

Bytes bytes(std::string_view text) {
    auto const view = crypto::as_bytes(text);
    return {view.begin(), view.end()};
}

TEST(AuditEncoding, fields_come_back_as_they_were) {
    std::vector<FieldChange> const fields{{1, {}, bytes("新"), false},
                                          {300, bytes("a"), {}, true},
                                          {70'000, bytes(std::string(300, 'x')), bytes("y"), false},
                                          {5, {}, {}, false}};
    auto const packed = pack(fields);
    EXPECT_EQ(unpack(packed), fields);
    EXPECT_EQ(unpack(pack({})), std::vector<FieldChange>{});
}

TEST(AuditEncoding, a_small_change_takes_few_bytes) {
    std::vector<FieldChange> const fields{{7, bytes("ab"), bytes("cd"), false}};
    EXPECT_EQ(crypto::to_hex(pack(fields)),
              "01070602616202"
              "6364");
}

TEST(AuditEncoding, damaged_bytes_are_not_read) {
    std::vector<FieldChange> const fields{{7, bytes("ab"), bytes("cd"), false}};
    auto packed = pack(fields);
    for (std::size_t length = 0; length < packed.size(); ++length)
        EXPECT_FALSE(unpack(crypto::ByteView(packed).first(length)).has_value()) << length;
    packed.push_back(std::byte{0});
    EXPECT_FALSE(unpack(packed).has_value());
}

// If this changes, every log in the world fails its check: a new format needs a new version byte.
TEST(AuditEncoding, the_hash_of_a_line_never_changes) {
    Hash const previous{};
    auto const detail = bytes("detail");
    crypto::CanonicalWriter scratch;
    Line const line{.sequence = 1,
                    .at_ms = 1'763'800'000'000,
                    .actor_id = 4,
                    .request_id = "r-1",
                    .ip = "192.0.2.7",
                    .via = "page",
                    .action = "create",
                    .table_number = 1,
                    .record_id = 9,
                    .customer_id = 9,
                    .summary = "新建客户",
                    .reason = "",
                    .detail = detail,
                    .previous_hash = previous};
    EXPECT_EQ(crypto::to_hex(hash_of(line, scratch)),
              "c6f94c2c3fd781b8fa421f3de891cfd29e8365a11615b52e3f0210b9c7e56e67");
    EXPECT_EQ(hash_of(line, scratch), hash_of(line, scratch)) << "scratch is emptied";
}

}  // namespace
}  // namespace kedang::audit_trail::store
