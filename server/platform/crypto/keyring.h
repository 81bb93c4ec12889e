// The purpose keys of one installation, and the master key that wraps them.
// The master key stands in a directory of its own (or comes as a systemd credential), never beside
// the data; the wrapped keyring may stand anywhere. A wrong, missing or damaged key is refused with
// the reason, never replaced by a new one. Reading is thread-safe; rotate() and destroy() are not.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/secret.h"
#include "platform/crypto/bytes.h"

namespace kedang::crypto {

/// What a key is for; one key never serves two purposes. The numbers are stored: never reuse one.
enum class Purpose : std::uint8_t {
    Field = 1,       ///< values of records
    IndexPhone = 2,  ///< blind index, a key for each class of value
    IndexEmail = 3,
    IndexIdNumber = 4,
    IndexLastFour = 5,
    Attachment = 6,
    Token = 7,      ///< stored hashes of session cookies, links, API keys
    AuditSign = 8,  ///< Ed25519 seed for audit checkpoints
    Cursor = 9,     ///< sealed values handed out and taken back
    Setting = 10    ///< secret settings, such as the mail password
};

/// Archived keys still read, no longer write; of a destroyed key only the number is left.
enum class KeyState : std::uint8_t { Active = 1, Archived = 2, Destroyed = 3 };

struct Key {
    std::uint32_t id = 0;
    Purpose purpose = Purpose::Field;
    KeyState state = KeyState::Active;
    SecretBytes secret;  ///< 32 bytes; empty once destroyed
};

/// The master key as systemd hands it over ($CREDENTIALS_DIRECTORY/kedang-master), if it does.
std::optional<std::filesystem::path> systemd_master_credential();

class Keyring {
  public:
    using Path = std::filesystem::path;

    /// Makes the directory (0700), a master key (unless `credential` holds one) and all purpose
    /// keys. Errors: Conflict (keys are there already), and those of open() for the credential.
    static Result<Keyring> create(
        Path const& keys_dir, std::optional<Path> const& credential = systemd_master_credential());

    /// Errors: NotFound (master key or keyring missing), Forbidden (others can read the master
    /// key),
    ///         Invalid (truncated, damaged, or the master key of another installation).
    static Result<Keyring> open(
        Path const& keys_dir, std::optional<Path> const& credential = systemd_master_credential());

    /// Unwraps what serialise() gave, from a database or a backup.
    static Result<Keyring> open_wrapped(ByteView wrapped, SecretBytes master);

    /// The keyring wrapped by the master key; safe to store and to copy.
    Bytes serialise() const;

    /// Writes the wrapped keyring, whole or not at all, readable by the owner only.
    void save(Path const& keys_dir) const;
    /// For a restore on another machine: writes master key and keyring into an empty directory.
    /// Errors: Conflict (a master key is there already).
    Result<Done> install(Path const& keys_dir) const;

    /// 32 hex digits, the same as in the database's identity row: compare both at start.
    std::string installation_id() const { return to_hex(installation_id_); }

    Key const& active(Purpose purpose) const;
    /// Null for an unknown key; the key without a secret if it was destroyed.
    Key const* find(std::uint32_t id) const;
    std::vector<Key> const& keys() const { return keys_; }
    SecretBytes const& master() const { return master_; }

    /// Adds a new active key; the one before is archived. Returns: the new key's number.
    std::uint32_t rotate(Purpose purpose);
    /// Forgets an archived key for good: whatever it encrypted is unreadable from then on.
    /// Errors: NotFound; Conflict (still active).
    Result<Done> destroy(std::uint32_t id);

  private:
    Keyring(SecretBytes master, Bytes installation_id)
        : master_(std::move(master)), installation_id_(std::move(installation_id)) {}

    SecretBytes master_;
    Bytes installation_id_;
    std::vector<Key> keys_;
};

}  // namespace kedang::crypto
