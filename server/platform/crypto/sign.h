// Ed25519 signatures with the installation's audit key. The public keys may be given to anyone.
// Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "platform/crypto/keyring.h"

namespace kedang::crypto {

using Signature = std::array<std::byte, 64>;
using PublicKeyBytes = std::array<std::byte, 32>;

struct PublicKey {
    std::uint32_t key_id = 0;
    PublicKeyBytes bytes{};
};

class Signer {
  public:
    /// Takes the active signing key.
    explicit Signer(Keyring const& keyring);
    Signature sign(ByteView message) const;
    PublicKey const& public_key() const { return public_key_; }

  private:
    SecretBytes secret_;
    PublicKey public_key_;
};

bool verify(PublicKeyBytes const& key, ByteView message, ByteView signature);

/// "9:" and 64 hex digits: what is handed to an auditor.
std::string to_text(PublicKey const& key);
std::optional<PublicKey> public_key_from_text(std::string_view text);

/// Of the active and all archived signing keys, so that old signatures can still be checked.
std::vector<PublicKey> public_keys(Keyring const& keyring);

}  // namespace kedang::crypto
