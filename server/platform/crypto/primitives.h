// The few operations of libsodium that everything here is made of, in our types.
// Not a place for formats. Thread-safe; start_library() must have run once before the rest.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>

#include "base/secret.h"
#include "platform/crypto/bytes.h"

namespace kedang::crypto {

constexpr std::size_t key_size = 32;
constexpr std::size_t nonce_size = 24;
constexpr std::size_t tag_size = 16;

using Hash256 = std::array<std::byte, 32>;
using Nonce = std::array<std::byte, nonce_size>;

/// May be called any number of times from any thread. Throws std::runtime_error without entropy.
void start_library();

SecretBytes random_secret(std::size_t size);
void fill_random(std::span<std::byte> target);
/// From a buffer of the thread, refilled from the system: a call to the kernel each time would cost
/// more than the encryption.
Nonce random_nonce();

/// BLAKE2b-256, without a key.
Hash256 hash256(ByteView message);
/// BLAKE2b with a key. In: 16 … 64 bytes of target.
void keyed_hash(std::span<std::byte> target, ByteView key, ByteView message);

/// XChaCha20-Poly1305. In: `target` holds message.size() + tag_size bytes; may overlap the message.
void seal(std::byte* target, ByteView message, ByteView associated, Nonce const& nonce,
          ByteView key);
/// Returns: whether the tag fits; `target` holds sealed.size() - tag_size bytes.
[[nodiscard]] bool unseal(std::byte* target, ByteView sealed, ByteView associated, ByteView nonce,
                          ByteView key);

}  // namespace kedang::crypto
