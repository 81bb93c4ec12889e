// SPDX-License-Identifier: Apache-2.0
#include "audit_trail/store_encoding.h"

#include "platform/crypto/primitives.h"

namespace kedang::audit_trail::store {
namespace {

constexpr std::uint8_t line_version = 1;
constexpr std::uint8_t is_sensitive = 1, has_before = 2, has_after = 4;

std::uint8_t flags_of(FieldChange const& field) {
    return static_cast<std::uint8_t>((field.sensitive ? is_sensitive : 0) |
                                     (field.before.empty() ? 0 : has_before) |
                                     (field.after.empty() ? 0 : has_after));
}

Bytes copy(crypto::ByteView bytes) {
    return {bytes.begin(), bytes.end()};
}

}  // namespace

Bytes pack(std::span<FieldChange const> fields) {
    crypto::CanonicalWriter out;
    out.varint(fields.size());
    for (FieldChange const& field : fields) {
        out.varint(field.field_number).u8(flags_of(field));
        for (Bytes const* value : {&field.before, &field.after})
            if (!value->empty())
                out.varint(value->size()).raw(*value);
    }
    return out.take();
}

std::optional<std::vector<FieldChange>> unpack(crypto::ByteView packed) {
    crypto::CanonicalReader in(packed);
    std::vector<FieldChange> fields;
    for (std::uint64_t left = in.varint(); left > 0 && in.good(); --left) {
        FieldChange field;
        field.field_number = static_cast<std::uint32_t>(in.varint());
        std::uint8_t const flags = in.u8();
        field.sensitive = (flags & is_sensitive) != 0;
        if ((flags & has_before) != 0)
            field.before = copy(in.raw(in.varint()));
        if ((flags & has_after) != 0)
            field.after = copy(in.raw(in.varint()));
        fields.push_back(std::move(field));
    }
    return in.at_end() ? std::optional(std::move(fields)) : std::nullopt;
}

Hash hash_of(Line const& line, crypto::CanonicalWriter& scratch) {
    scratch.clear();
    scratch.u8(line_version)
        .sized(line.previous_hash)
        .i64(line.sequence)
        .i64(line.at_ms)
        .i64(line.actor_id)
        .sized(line.request_id)
        .sized(line.ip)
        .sized(line.via)
        .sized(line.action)
        .i64(line.table_number)
        .i64(line.record_id)
        .i64(line.customer_id)
        .sized(line.summary)
        .sized(line.reason)
        .sized(line.detail);
    return crypto::hash256(scratch.view());
}

Bytes signed_bytes(Checkpoint const& checkpoint) {
    crypto::CanonicalWriter out;
    return out.sized("kedang audit checkpoint 1")
        .sized(checkpoint.installation_id)
        .i64(checkpoint.epoch)
        .i64(checkpoint.sequence)
        .raw(checkpoint.hash)
        .i64(to_milliseconds(checkpoint.at))
        .u32(checkpoint.key_id)
        .take();
}

}  // namespace kedang::audit_trail::store
