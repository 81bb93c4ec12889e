// Random tokens that are stored only as a hash (sessions, links, API keys), and sealed values that
// are handed out and taken back unread and unchanged (list cursors). One purpose never opens what
// was made for another. Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/secret.h"
#include "platform/crypto/keyring.h"
#include "platform/crypto/primitives.h"

namespace kedang::crypto {

using TokenHash = Hash256;

struct Token {
    SecretText text;  ///< 43 characters base64url, 256 random bits; shown once
    TokenHash hash;   ///< what is stored
};

/// Letters and digits that cannot be taken for one another when read aloud or copied by hand, about
/// five bits each.
SecretText readable_secret(std::size_t length);

/// Rotating the token key makes every token unknown: everybody logs in again.
class Tokens {
  public:
    explicit Tokens(Keyring const& keyring) : keyring_(&keyring) {}
    /// In: what it opens, e.g. "session", "download"; a token does not fit another purpose.
    Token issue(std::string_view purpose) const;
    /// Returns: the hash under which a presented token would be stored.
    TokenHash hash(std::string_view purpose, std::string_view presented) const;

  private:
    Keyring const* keyring_;
};

class SealedBox {
  public:
    explicit SealedBox(Keyring const& keyring) : keyring_(&keyring) {}
    /// In:      context binds it, e.g. actor, filter and rights epoch; it is not contained in it.
    /// Returns: base64url.
    std::string seal(std::string_view purpose, ByteView context, std::string_view payload) const;
    /// Returns: the payload.
    /// Errors:  Invalid (changed, made for another purpose or context, or its key is gone).
    Result<std::string> open(std::string_view purpose, ByteView context,
                             std::string_view sealed) const;

  private:
    Keyring const* keyring_;
};

}  // namespace kedang::crypto
