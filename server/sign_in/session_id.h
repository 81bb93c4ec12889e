// How a session is called in lists: nothing that would help to be that session. Inner to sign_in.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "platform/crypto/token.h"

namespace kedang::sign_in {

/// Returns: 22 characters, always the same for one session.
inline std::string session_id(crypto::Keyring const& keyring, crypto::TokenHash const& token) {
    constexpr std::size_t id_bytes = 16;
    auto const name =
        crypto::Tokens(keyring).hash("session id", crypto::as_text(crypto::ByteView(token)));
    return crypto::to_base64url(crypto::ByteView(name).first(id_bytes));
}

}  // namespace kedang::sign_in
