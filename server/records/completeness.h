// 待补全: how much a whole file lacks, over its customer and contacts. Derived; counted anew
// whenever a part of the file changes. Source: B03, B17, the preset's required fields.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "fields/catalogue.h"
#include "platform/crypto/keyring.h"
#include "platform/db/database.h"
#include "records/model.h"

namespace kedang::records {

/// A required value that is not there. `record` is nullptr for a contact that does not exist.
struct Gap {
    Record const* record = nullptr;
    fields::RecordType const* type = nullptr;
    fields::Field const* field = nullptr;
};

/// In: records opened. Without any contact, and where the preset asks for one, all that a contact
/// requires is missing.
std::vector<Gap> gaps(fields::Catalogue const& catalogue, Record const& customer,
                      std::span<Record const* const> contacts);

/// Counts the gaps of a stored file anew. Effects: customer.missing.
void refresh_missing(db::Transaction& transaction, crypto::Keyring const& keyring,
                     fields::Catalogue const& catalogue, std::int64_t customer);

}  // namespace kedang::records
