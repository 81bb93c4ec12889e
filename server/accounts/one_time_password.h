// Passwords that are shown once and must be changed at the first log-in.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "platform/crypto/token.h"

namespace kedang::accounts {

/// About 69 bits.
inline SecretText one_time_password() {
    return crypto::readable_secret(14);
}

}  // namespace kedang::accounts
