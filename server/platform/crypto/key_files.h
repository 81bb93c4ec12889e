// The two files of the key directory: master.key (0400, hex) and keyring (wrapped, 0600).
// Inner to platform/crypto; others use Keyring. Files are written whole or not at all.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "base/result.h"
#include "base/secret.h"
#include "platform/crypto/bytes.h"

namespace kedang::crypto {

inline constexpr char const* master_key_name = "master.key";
inline constexpr char const* keyring_name = "keyring";

enum class FileGuard { OwnerOnly, GuardedBySystem };

/// Makes the directory for its owner alone (0700), or takes an existing one without keys.
/// Errors: Conflict (a key file is in it already).
Result<Done> make_key_directory(std::filesystem::path const& directory);

/// Errors: NotFound, Forbidden (group or others may read it), Invalid (not 64 hex digits).
Result<SecretBytes> read_master_key(std::filesystem::path const& file, FileGuard guard);
void write_master_key(std::filesystem::path const& directory, SecretBytes const& master);

/// Errors: NotFound.
Result<Bytes> read_keyring(std::filesystem::path const& directory);
void write_keyring(std::filesystem::path const& directory, ByteView wrapped);

}  // namespace kedang::crypto
