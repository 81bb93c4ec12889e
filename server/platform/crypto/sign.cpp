// SPDX-License-Identifier: Apache-2.0
#include "platform/crypto/sign.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>

#include "platform/crypto/primitives.h"

namespace kedang::crypto {
namespace {

static_assert(sizeof(Signature) == crypto_sign_BYTES);
static_assert(sizeof(PublicKeyBytes) == crypto_sign_PUBLICKEYBYTES);
static_assert(key_size == crypto_sign_SEEDBYTES);

unsigned char* raw(std::byte* bytes) {
    return reinterpret_cast<unsigned char*>(bytes);
}
unsigned char const* raw(std::byte const* bytes) {
    return reinterpret_cast<unsigned char const*>(bytes);
}

struct SigningPair {
    SecretBytes secret{Bytes(crypto_sign_SECRETKEYBYTES)};
    PublicKeyBytes public_key{};
};

SigningPair pair_of(Key const& key) {
    SigningPair pair;
    crypto_sign_seed_keypair(raw(pair.public_key.data()),
                             raw(pair.secret.reveal_for_writing().data()),
                             raw(key.secret.reveal().data()));
    return pair;
}

}  // namespace

Signer::Signer(Keyring const& keyring) {
    Key const& key = keyring.active(Purpose::AuditSign);
    SigningPair pair = pair_of(key);
    secret_ = std::move(pair.secret);
    public_key_ = {key.id, pair.public_key};
}

Signature Signer::sign(ByteView message) const {
    Signature signature;
    crypto_sign_detached(raw(signature.data()), nullptr, raw(message.data()), message.size(),
                         raw(secret_.reveal().data()));
    return signature;
}

bool verify(PublicKeyBytes const& key, ByteView message, ByteView signature) {
    return signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(raw(signature.data()), raw(message.data()), message.size(),
                                       raw(key.data())) == 0;
}

std::string to_text(PublicKey const& key) {
    return std::to_string(key.key_id) + ":" + to_hex(key.bytes);
}

std::optional<PublicKey> public_key_from_text(std::string_view text) {
    PublicKey key;
    auto const [colon, failed] =
        std::from_chars(text.data(), text.data() + text.size(), key.key_id);
    auto const digits = static_cast<std::size_t>(colon - text.data()) + 1;
    if (failed != std::errc() || digits > text.size() || *colon != ':')
        return std::nullopt;
    auto const bytes = from_hex(text.substr(digits));
    if (!bytes || bytes->size() != key.bytes.size())
        return std::nullopt;
    std::copy(bytes->begin(), bytes->end(), key.bytes.begin());
    return key;
}

std::vector<PublicKey> public_keys(Keyring const& keyring) {
    std::vector<PublicKey> found;
    for (Key const& key : keyring.keys())
        if (key.purpose == Purpose::AuditSign && key.state != KeyState::Destroyed)
            found.push_back({key.id, pair_of(key).public_key});
    return found;
}

}  // namespace kedang::crypto
