// SPDX-License-Identifier: Apache-2.0
#include "platform/crypto/token.h"

namespace kedang::crypto {
namespace {

constexpr std::size_t token_size = 32;
constexpr std::uint8_t box_version = 1;
constexpr std::size_t box_header_size = 1 + 4 + nonce_size;

Bytes purpose_and(std::string_view purpose, ByteView rest) {
    CanonicalWriter writer;
    return writer.sized(purpose).sized(rest).take();
}

Error not_ours() {
    return {ErrorCode::Invalid, "sealed_value_invalid", "页码标记已失效，请从第一页重新打开列表"};
}

}  // namespace

SecretText readable_secret(std::size_t length) {
    constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789";
    SecretText secret;
    while (secret.size() < length) {
        std::array<std::byte, 1> random{};
        fill_random(random);
        auto const at = static_cast<std::size_t>(random.front());
        // Only as many of the 256 values as letters fit in evenly: no letter is likelier.
        if (at < 256 / letters.size() * letters.size())
            secret.reveal_for_writing() += letters[at % letters.size()];
    }
    return secret;
}

Token Tokens::issue(std::string_view purpose) const {
    SecretText text(to_base64url(random_secret(token_size).reveal()));
    TokenHash const stored = hash(purpose, text.reveal());
    return {std::move(text), stored};
}

TokenHash Tokens::hash(std::string_view purpose, std::string_view presented) const {
    TokenHash hash;
    keyed_hash(hash, keyring_->active(Purpose::Token).secret.reveal(),
               purpose_and(purpose, as_bytes(presented)));
    return hash;
}

std::string SealedBox::seal(std::string_view purpose, ByteView context,
                            std::string_view payload) const {
    Key const& key = keyring_->active(Purpose::Cursor);
    Nonce const nonce = random_nonce();
    CanonicalWriter header;
    header.u8(box_version).u32(key.id).raw(nonce);
    Bytes box = header.take();
    box.resize(box_header_size + payload.size() + tag_size);
    crypto::seal(box.data() + box_header_size, as_bytes(payload), purpose_and(purpose, context),
                 nonce, key.secret.reveal());
    return to_base64url(box);
}

Result<std::string> SealedBox::open(std::string_view purpose, ByteView context,
                                    std::string_view sealed) const {
    std::optional<Bytes> const box = from_base64url(sealed);
    if (!box || box->size() < box_header_size + tag_size)
        return not_ours();
    CanonicalReader header(*box);
    std::uint8_t const version = header.u8();
    Key const* const key = keyring_->find(header.u32());
    if (version != box_version || key == nullptr || key->purpose != Purpose::Cursor ||
        key->state == KeyState::Destroyed)
        return not_ours();
    ByteView const nonce = header.raw(nonce_size);
    std::string payload(box->size() - box_header_size - tag_size, '\0');
    if (!unseal(reinterpret_cast<std::byte*>(payload.data()),
                ByteView(*box).subspan(box_header_size), purpose_and(purpose, context), nonce,
                key->secret.reveal()))
        return not_ours();
    return payload;
}

}  // namespace kedang::crypto
