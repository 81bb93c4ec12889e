// What a request asks for, as it lies in the database: sealed as a whole, under the salt of the
// record it is about, so that erasing a person makes their requests unreadable too.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "platform/crypto/field_cipher.h"
#include "review/model.h"

namespace kedang::review {

crypto::Bytes seal(crypto::Keyring const& keyring, std::int64_t request,
                   crypto::RecordSalt const& salt, std::vector<Proposal> const& proposals);

/// Errors: Invalid (damaged or moved, the person was erased).
Result<std::vector<Proposal>> open(crypto::Keyring const& keyring, UpdateRequest const& request,
                                   crypto::RecordSalt const& salt);

}  // namespace kedang::review
