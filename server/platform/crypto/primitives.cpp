// SPDX-License-Identifier: Apache-2.0
#include "platform/crypto/primitives.h"

#include <sodium.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "base/check.h"

namespace kedang::crypto {
namespace {

static_assert(key_size == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
static_assert(nonce_size == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(tag_size == crypto_aead_xchacha20poly1305_ietf_ABYTES);

unsigned char const* in(ByteView bytes) {
    return reinterpret_cast<unsigned char const*>(bytes.data());
}
unsigned char* out(std::byte* bytes) {
    return reinterpret_cast<unsigned char*>(bytes);
}

struct NonceBuffer {
    std::array<std::byte, 170 * nonce_size> bytes;
    std::size_t used = sizeof(bytes);
};

}  // namespace

void start_library() {
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium cannot start: the system gives no random numbers");
}

SecretBytes random_secret(std::size_t size) {
    std::vector<std::byte> bytes(size);
    fill_random(bytes);
    return SecretBytes(std::move(bytes));
}

void fill_random(std::span<std::byte> target) {
    randombytes_buf(target.data(), target.size());
}

Nonce random_nonce() {
    thread_local NonceBuffer buffer;
    if (buffer.used == buffer.bytes.size()) {
        fill_random(buffer.bytes);
        buffer.used = 0;
    }
    Nonce nonce;
    std::memcpy(nonce.data(), buffer.bytes.data() + buffer.used, nonce.size());
    buffer.used += nonce.size();
    return nonce;
}

Hash256 hash256(ByteView message) {
    Hash256 hash;
    crypto_generichash(out(hash.data()), hash.size(), in(message), message.size(), nullptr, 0);
    return hash;
}

void keyed_hash(std::span<std::byte> target, ByteView key, ByteView message) {
    check(target.size() >= 16 && target.size() <= 64 && key.size() == key_size,
          "callers ask for widths BLAKE2b has, with whole keys");
    crypto_generichash(out(target.data()), target.size(), in(message), message.size(), in(key),
                       key.size());
}

void seal(std::byte* target, ByteView message, ByteView associated, Nonce const& nonce,
          ByteView key) {
    check(key.size() == key_size, "a key of the keyring is whole");
    crypto_aead_xchacha20poly1305_ietf_encrypt(out(target), nullptr, in(message), message.size(),
                                               in(associated), associated.size(), nullptr,
                                               in(nonce), in(key));
}

bool unseal(std::byte* target, ByteView sealed, ByteView associated, ByteView nonce, ByteView key) {
    check(key.size() == key_size && nonce.size() == nonce_size, "the format fixes both widths");
    return crypto_aead_xchacha20poly1305_ietf_decrypt(out(target), nullptr, nullptr, in(sealed),
                                                      sealed.size(), in(associated),
                                                      associated.size(), in(nonce), in(key)) == 0;
}

}  // namespace kedang::crypto
