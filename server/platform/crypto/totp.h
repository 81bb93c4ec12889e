// Codes of an authenticator app: RFC 6238 with SHA-1, six digits and thirty seconds, the form every
// app knows. The arithmetic is liboath's. Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/clock.h"
#include "base/secret.h"

namespace kedang::crypto {

/// 160 random bits.
SecretBytes new_totp_secret();

/// The secret as an app takes it by hand: base32, without padding.
SecretText to_base32(SecretBytes const& secret);

/// In:      the six digits; a clock may be wrong by one step.
/// Returns: the time step that the code belongs to; nothing where it belongs to none near now.
///          Whoever takes a code remembers its step and takes none of that step or before again.
std::optional<std::int64_t> totp_step(SecretBytes const& secret, std::string_view code,
                                      Instant now);

}  // namespace kedang::crypto
