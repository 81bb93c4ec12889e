// Encrypts the sensitive values of one record: version(1) | key id(4) | nonce(24) | text | tag(16).
// The key comes from the field key and the record's salt: without the salt nothing of the record
// can be read again. A value opens only at the place and version it was written for.
// Used by one thread; holds a reference to the keyring.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/secret.h"
#include "platform/crypto/bytes.h"
#include "platform/crypto/keyring.h"

namespace kedang::crypto {

constexpr std::size_t record_salt_size = 16;
using RecordSalt = std::array<std::byte, record_salt_size>;

/// A new record's salt, to be stored once beside it.
RecordSalt new_record_salt();

struct RecordPlace {
    std::uint32_t table_number = 0;
    std::int64_t record_id = 0;
};

class RecordCipher {
  public:
    /// Derives the record's key once. In: the stored salt, empty for an erased record.
    /// Errors: NotFound (the salt is gone: the person was erased).
    static Result<RecordCipher> open(Keyring const& keyring, RecordPlace place, ByteView salt);

    /// Returns: the value padded to steps of 16 bytes, encrypted: text.size() + 46 … 61 bytes.
    /// In:      value_version grows with each change of the field.
    Bytes encrypt(std::uint32_t field_number, std::int64_t value_version,
                  std::string_view text) const;

    /// Errors: Invalid (damaged, moved from another place, an older version, or its key destroyed).
    Result<std::string> decrypt(std::uint32_t field_number, std::int64_t value_version,
                                ByteView sealed) const;

  private:
    RecordCipher(Keyring const& keyring, RecordPlace place, ByteView salt);
    SecretBytes derive(Key const& field_key) const;

    Keyring const* keyring_;
    RecordPlace place_;
    RecordSalt salt_{};
    std::uint32_t key_id_;
    SecretBytes key_;
};

}  // namespace kedang::crypto
