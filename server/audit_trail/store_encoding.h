// The exact bytes of the log: how field changes are packed, and what a line's hash and a
// checkpoint's signature cover. Changing any of it makes old logs unverifiable: add a version.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "audit_trail/model.h"
#include "platform/crypto/bytes.h"

namespace kedang::audit_trail::store {

/// count, then for each field: number, flags (1 sensitive, 2 before, 4 after), and the values there
/// are with their lengths. Numbers are varints.
Bytes pack(std::span<FieldChange const> fields);
/// Nothing where the bytes are not what pack() makes.
std::optional<std::vector<FieldChange>> unpack(crypto::ByteView packed);

/// Everything of a line but its hash, as it stands in the columns.
struct Line {
    std::int64_t sequence = 0;
    std::int64_t at_ms = 0;
    std::int64_t actor_id = 0;
    std::string_view request_id;
    std::string_view ip;
    std::string_view via;
    std::string_view action;
    std::int64_t table_number = 0;
    std::int64_t record_id = 0;
    std::int64_t customer_id = 0;
    std::string_view summary;
    std::string_view reason;
    crypto::ByteView detail;
    crypto::ByteView previous_hash;
};

/// BLAKE2b-256 over all of it. In: `scratch` is emptied and filled, to keep its memory.
Hash hash_of(Line const& line, crypto::CanonicalWriter& scratch);

/// What the signature of a checkpoint covers.
Bytes signed_bytes(Checkpoint const& checkpoint);

}  // namespace kedang::audit_trail::store
