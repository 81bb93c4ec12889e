// Encryption and blind indexes of a record on its way in, and its line for the audit trail, where
// personal values stand encrypted before and after.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "platform/crypto/keyring.h"
#include "records/model.h"

namespace kedang::records {

/// Fills sealed, index and change.fields of a new record.
void seal_new(crypto::Keyring const& keyring, Entry& entry);

/// The same for a changed one: where a ciphertext changes, all are made anew under the next
/// sealed_version. In: `before` opened, entry.changes set.
void seal_changed(crypto::Keyring const& keyring, Record const& before, Entry& entry);

/// Under which tags a value may stand in the blind index (several while keys rotate); empty where
/// its type has no exact search.
std::vector<crypto::IndexTag> tags_to_find(crypto::Keyring const& keyring,
                                           fields::Field const& field, fields::Value const& value);

std::vector<crypto::IndexTag> tags_to_find(crypto::Keyring const& keyring,
                                           fields::IndexKey const& key);

/// One side of a change in the audit trail.
/// Returns: Absent where there was no value; Invalid where the record's key is gone (erased).
Result<fields::Value> read_logged(crypto::Keyring const& keyring, Record const& record,
                                  fields::Field const& field, crypto::ByteView logged);

}  // namespace kedang::records
