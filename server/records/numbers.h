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

struct Renumbering {
    std::int64_t customer = 0;
    std::int64_t expected_version = 0;
    std::string number;
    std::string reason;
};
/// Gives a file another number; by the old one it is found as before, and nobody else gets it.
/// Errors:  Forbidden, NotFound, Stale, Invalid (reason, number), Conflict "number_taken".
/// Effects: one audit entry with both numbers.
/// Source:  A24 A26
Result<Stored> renumber(accounts::Context const& context, Renumbering const& wanted);

}  // namespace kedang::records
