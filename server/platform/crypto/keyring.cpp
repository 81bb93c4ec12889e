// SPDX-License-Identifier: Apache-2.0
#include "platform/crypto/keyring.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/check.h"
#include "platform/crypto/key_files.h"
#include "platform/crypto/primitives.h"

namespace kedang::crypto {
namespace {

constexpr std::array purposes{Purpose::Field,         Purpose::IndexPhone,    Purpose::IndexEmail,
                              Purpose::IndexIdNumber, Purpose::IndexLastFour, Purpose::Attachment,
                              Purpose::Token,         Purpose::AuditSign,     Purpose::Cursor,
                              Purpose::Setting};

constexpr std::string_view magic = "KDKEYS1\n";
constexpr std::size_t installation_id_size = 16;
constexpr std::size_t check_value_size = 16;
constexpr std::size_t header_size = magic.size() + installation_id_size + check_value_size;

Error damaged() {
    return {ErrorCode::Invalid, "keyring_damaged",
            "密钥环文件已损坏，无法打开；请从备份恢复 keyring 文件"};
}

/// Tells a wrong master key from a damaged keyring; reveals nothing of either.
std::array<std::byte, check_value_size> check_value(SecretBytes const& master) {
    std::array<std::byte, check_value_size> value;
    keyed_hash(value, master.reveal(), as_bytes("kedang master key check value"));
    return value;
}

Result<Key> read_key(CanonicalReader& reader) {
    Key key;
    key.id = reader.u32();
    auto const purpose = reader.u8(), state = reader.u8();
    ByteView const secret = reader.sized();
    bool const whole = secret.size() == (state == 3 ? 0 : key_size);
    if (!reader.good() || !whole || purpose < 1 || purpose > purposes.size() || state < 1 ||
        state > 3)
        return damaged();
    key.purpose = static_cast<Purpose>(purpose);
    key.state = static_cast<KeyState>(state);
    key.secret = SecretBytes(Bytes(secret.begin(), secret.end()));
    return key;
}

Result<SecretBytes> read_master(std::filesystem::path const& keys_dir,
                                std::optional<std::filesystem::path> const& credential) {
    // systemd guards its credentials itself; a file of ours must be ours alone.
    return credential ? read_master_key(*credential, FileGuard::GuardedBySystem)
                      : read_master_key(keys_dir / master_key_name, FileGuard::OwnerOnly);
}

}  // namespace

std::optional<std::filesystem::path> systemd_master_credential() {
    char const* directory = std::getenv("CREDENTIALS_DIRECTORY");
    if (directory == nullptr)
        return std::nullopt;
    auto path = std::filesystem::path(directory) / "kedang-master";
    return std::filesystem::exists(path) ? std::optional(std::move(path)) : std::nullopt;
}

Result<Keyring> Keyring::create(Path const& keys_dir, std::optional<Path> const& credential) {
    start_library();
    TRY(make_key_directory(keys_dir));
    SecretBytes master = random_secret(key_size);
    if (credential) {
        TRY_SET(master, read_master(keys_dir, credential));
    }
    Bytes installation_id(installation_id_size);
    fill_random(installation_id);
    Keyring keyring(std::move(master), std::move(installation_id));
    for (Purpose const purpose : purposes)
        keyring.rotate(purpose);
    // The keyring first: a crash between the two leaves no master key that looks complete.
    keyring.save(keys_dir);
    if (!credential)
        write_master_key(keys_dir, keyring.master_);
    return keyring;
}

Result<Keyring> Keyring::open(Path const& keys_dir, std::optional<Path> const& credential) {
    start_library();
    TRY_SET(SecretBytes master, read_master(keys_dir, credential));
    TRY_SET(Bytes const wrapped, read_keyring(keys_dir));
    return open_wrapped(wrapped, std::move(master));
}

Result<Keyring> Keyring::open_wrapped(ByteView wrapped, SecretBytes master) {
    start_library();
    if (wrapped.size() < header_size + nonce_size + tag_size ||
        as_text(wrapped.first(magic.size())) != magic)
        return damaged();
    ByteView const header = wrapped.first(header_size);
    ByteView const id = header.subspan(magic.size(), installation_id_size);
    if (!equal_in_constant_time(header.last(check_value_size), check_value(master)))
        return Error{ErrorCode::Invalid, "master_key_wrong",
                     "主密钥与本系统的密钥环不匹配：可能放入了另一套系统的 master.key;"
                     "请放回原来的主密钥文件，或用恢复单恢复。系统不会生成新的主密钥"};
    ByteView const sealed = wrapped.subspan(header_size + nonce_size);
    SecretBytes opened{Bytes(sealed.size() - tag_size)};
    if (!unseal(opened.reveal_for_writing().data(), sealed, header,
                wrapped.subspan(header_size, nonce_size), master.reveal()))
        return damaged();
    Keyring keyring(std::move(master), Bytes(id.begin(), id.end()));
    CanonicalReader reader(opened.reveal());
    for (std::uint32_t count = reader.u32(); count > 0 && reader.good(); --count) {
        TRY_SET(Key key, read_key(reader));
        keyring.keys_.push_back(std::move(key));
    }
    return reader.at_end() ? Result<Keyring>(std::move(keyring)) : damaged();
}

Bytes Keyring::serialise() const {
    CanonicalWriter header;
    header.raw(as_bytes(magic)).raw(installation_id_).raw(check_value(master_));
    CanonicalWriter body;
    body.u32(static_cast<std::uint32_t>(keys_.size()));
    for (Key const& key : keys_)
        body.u32(key.id)
            .u8(static_cast<std::uint8_t>(key.purpose))
            .u8(static_cast<std::uint8_t>(key.state))
            .sized(key.secret.reveal());
    SecretBytes const plain(body.take());
    Nonce const nonce = random_nonce();
    Bytes sealed(plain.size() + tag_size);
    seal(sealed.data(), plain.reveal(), header.view(), nonce, master_.reveal());
    return header.raw(nonce).raw(sealed).take();
}

void Keyring::save(Path const& keys_dir) const {
    write_keyring(keys_dir, serialise());
}

Result<Done> Keyring::install(Path const& keys_dir) const {
    TRY(make_key_directory(keys_dir));
    save(keys_dir);
    write_master_key(keys_dir, master_);
    return Done{};
}

Key const& Keyring::active(Purpose purpose) const {
    auto const found = std::find_if(keys_.begin(), keys_.end(), [&](Key const& key) {
        return key.purpose == purpose && key.state == KeyState::Active;
    });
    check(found != keys_.end(), "every purpose has an active key from creation on");
    return *found;
}

Key const* Keyring::find(std::uint32_t id) const {
    auto const found =
        std::find_if(keys_.begin(), keys_.end(), [&](Key const& key) { return key.id == id; });
    return found == keys_.end() ? nullptr : &*found;
}

std::uint32_t Keyring::rotate(Purpose purpose) {
    std::uint32_t highest = 0;
    for (Key& key : keys_) {
        highest = std::max(highest, key.id);
        if (key.purpose == purpose && key.state == KeyState::Active)
            key.state = KeyState::Archived;
    }
    keys_.push_back({highest + 1, purpose, KeyState::Active, random_secret(key_size)});
    return highest + 1;
}

Result<Done> Keyring::destroy(std::uint32_t id) {
    auto const key =
        std::find_if(keys_.begin(), keys_.end(), [&](Key const& each) { return each.id == id; });
    if (key == keys_.end())
        return Error{ErrorCode::NotFound, "key_unknown",
                     "没有编号为 " + std::to_string(id) + " 的密钥"};
    if (key->state == KeyState::Active)
        return Error{ErrorCode::Conflict, "key_active",
                     "编号为 " + std::to_string(id) + " 的密钥仍在使用，请先更换密钥再销毁"};
    key->state = KeyState::Destroyed;
    key->secret.wipe();
    return Done{};
}

}  // namespace kedang::crypto
