// SPDX-License-Identifier: Apache-2.0
#include "platform/crypto/field_cipher.h"

#include <algorithm>
#include <cstring>

#include "platform/crypto/primitives.h"

namespace kedang::crypto {
namespace {

constexpr std::byte format_version{1};
constexpr std::size_t key_id_size = 4;
constexpr std::size_t header_size = 1 + key_id_size + nonce_size;
constexpr std::size_t padding_step = 16;
constexpr std::byte padding_mark{0x80};

template <std::size_t Width>
void put_big_endian(std::byte* target, std::uint64_t value) {
    for (std::size_t i = 0; i < Width; ++i)
        target[i] = static_cast<std::byte>(value >> (8 * (Width - 1 - i)));
}

using AssociatedData = std::array<std::byte, 24>;

/// On the stack: this runs for every value of every record.
AssociatedData associated_data(RecordPlace place, std::uint32_t field, std::int64_t version) {
    AssociatedData data;
    put_big_endian<4>(data.data(), place.table_number);
    put_big_endian<8>(data.data() + 4, static_cast<std::uint64_t>(place.record_id));
    put_big_endian<4>(data.data() + 12, field);
    put_big_endian<8>(data.data() + 16, static_cast<std::uint64_t>(version));
    return data;
}

Error unreadable() {
    return {ErrorCode::Invalid, "value_unreadable",
            "加密内容无法读取：数据可能被改动、移动过，或所用密钥已销毁；请联系管理员检查"};
}

}  // namespace

RecordSalt new_record_salt() {
    RecordSalt salt;
    // A nonce is as random as a salt has to be, and comes without a call to the kernel.
    Nonce const random = random_nonce();
    std::copy_n(random.begin(), salt.size(), salt.begin());
    return salt;
}

Result<RecordCipher> RecordCipher::open(Keyring const& keyring, RecordPlace place, ByteView salt) {
    if (salt.size() != record_salt_size)
        return Error{ErrorCode::NotFound, "record_erased", "该记录的个人信息已被清除，无法再读取"};
    return RecordCipher(keyring, place, salt);
}

RecordCipher::RecordCipher(Keyring const& keyring, RecordPlace place, ByteView salt)
    : keyring_(&keyring), place_(place) {
    std::copy(salt.begin(), salt.end(), salt_.begin());
    Key const& field_key = keyring.active(Purpose::Field);
    key_id_ = field_key.id;
    key_ = derive(field_key);
}

SecretBytes RecordCipher::derive(Key const& field_key) const {
    constexpr std::string_view label = "kedang.field.v1.";
    std::array<std::byte, label.size() + record_salt_size> message;
    std::memcpy(message.data(), label.data(), label.size());
    std::copy(salt_.begin(), salt_.end(), message.begin() + label.size());
    SecretBytes key{Bytes(key_size)};
    keyed_hash(key.reveal_for_writing(), field_key.secret.reveal(), message);
    return key;
}

Bytes RecordCipher::encrypt(std::uint32_t field_number, std::int64_t value_version,
                            std::string_view text) const {
    std::size_t const padded = (text.size() / padding_step + 1) * padding_step;
    Bytes sealed(header_size + padded + tag_size);
    sealed[0] = format_version;
    put_big_endian<4>(sealed.data() + 1, key_id_);
    Nonce const nonce = random_nonce();
    std::copy(nonce.begin(), nonce.end(), sealed.begin() + 1 + key_id_size);
    std::byte* const body = sealed.data() + header_size;
    std::copy_n(as_bytes(text).begin(), text.size(), body);
    body[text.size()] = padding_mark;
    seal(body, ByteView(body, padded), associated_data(place_, field_number, value_version), nonce,
         key_.reveal());
    return sealed;
}

Result<std::string> RecordCipher::decrypt(std::uint32_t field_number, std::int64_t value_version,
                                          ByteView sealed) const {
    if (sealed.size() < header_size + padding_step + tag_size || sealed[0] != format_version)
        return unreadable();
    std::uint32_t const key_id = CanonicalReader(sealed.subspan(1)).u32();
    SecretBytes other_key;
    if (key_id != key_id_) {
        Key const* const key = keyring_->find(key_id);
        if (key == nullptr || key->purpose != Purpose::Field || key->state == KeyState::Destroyed)
            return unreadable();
        other_key = derive(*key);
    }
    std::string text(sealed.size() - header_size - tag_size, '\0');
    bool const opened =
        unseal(reinterpret_cast<std::byte*>(text.data()), sealed.subspan(header_size),
               associated_data(place_, field_number, value_version),
               sealed.subspan(1 + key_id_size, nonce_size),
               key_id == key_id_ ? key_.reveal() : other_key.reveal());
    std::size_t const end =
        opened ? text.rfind(static_cast<char>(padding_mark)) : std::string::npos;
    if (end == std::string::npos)
        return unreadable();
    text.resize(end);
    return text;
}

}  // namespace kedang::crypto
