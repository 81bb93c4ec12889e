// The master key on paper: nine groups of eight characters that a person can type again.
// Each of the first eight groups carries its own check byte, so that a slip is named by its group.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/secret.h"

namespace kedang::crypto {

class Keyring;

/// A page to print and lock away: explanation, installation id and the groups. It IS the key.
SecretText recovery_sheet(Keyring const& keyring);

/// In: the groups, or the whole sheet; Crockford's alphabet, any case, O for 0, I and L for 1.
/// Errors: Invalid, naming the group that does not fit.
Result<SecretBytes> master_from_recovery(std::string_view text);

}  // namespace kedang::crypto
