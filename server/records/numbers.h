// Customer numbers (编号): given by the preset's pattern, unique for ever, without gaps.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "accounts/context.h"
#include "platform/db/database.h"
#include "records/actions.h"
#include "records/model.h"

namespace kedang::records {

/// Gives a number to every customer that brings none. Numbers that a file has or had, by an import
/// or a renumbering, are passed over.
/// Source: A24 B02 C02
Result<Done> give_numbers(db::Transaction& transaction, accounts::Context const& context,
                          std::vector<Entry>& customers);

}  // namespace kedang::records
