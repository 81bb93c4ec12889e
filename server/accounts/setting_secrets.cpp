// SPDX-License-Identifier: Apache-2.0
#include "accounts/setting_secrets.h"

#include "platform/crypto/field_cipher.h"
#include "platform/crypto/primitives.h"

namespace kedang::accounts {
namespace {

constexpr std::uint32_t setting_table = 36;  ///< as in the audit trail
constexpr std::int64_t value_version = 1;    ///< each value has a salt of its own

/// Settings have names, not numbers; the name decides where a value may stand.
std::uint32_t field_number(std::string_view key) {
    auto const hash = crypto::hash256(crypto::as_bytes(key));
    return crypto::CanonicalReader(hash).u32();
}

crypto::RecordCipher cipher_of(crypto::Keyring const& keyring, crypto::ByteView salt) {
    return crypto::RecordCipher::open(keyring, {setting_table, 0}, salt).value();
}

}  // namespace

std::string seal_setting(crypto::Keyring const& keyring, std::string_view key,
                         std::string_view value) {
    auto const salt = crypto::new_record_salt();
    auto const sealed = cipher_of(keyring, salt).encrypt(field_number(key), value_version, value);
    return crypto::to_base64url(salt) + "." + crypto::to_base64url(sealed);
}

std::optional<std::string> open_setting(crypto::Keyring const& keyring, std::string_view key,
                                        std::string_view sealed) {
    auto const dot = sealed.find('.');
    if (dot == std::string_view::npos)
        return std::nullopt;
    auto const salt = crypto::from_base64url(sealed.substr(0, dot));
    auto const bytes = crypto::from_base64url(sealed.substr(dot + 1));
    if (!salt || salt->size() != crypto::record_salt_size || !bytes)
        return std::nullopt;
    auto opened = cipher_of(keyring, *salt).decrypt(field_number(key), value_version, *bytes);
    return opened.ok() ? std::optional(std::move(opened).value()) : std::nullopt;
}

}  // namespace kedang::accounts
