// The search index of customer names: tokens of our own cutting in FTS5 or in a GIN index. A hit is
// always rechecked against the record.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "fields/tokens.h"
#include "platform/db/database.h"
#include "records/model.h"

namespace kedang::records::store {

void insert_names(db::Transaction& transaction, std::span<Entry const> entries);
/// In: the very tokens that were stored; others would leave ghosts in a contentless index.
void remove_name(db::Transaction& transaction, std::int64_t customer, NameForms const& name);

/// A condition over customer alias `c` with one parameter $n; its text is `parameter`.
struct NameCondition {
    std::string sql;
    std::string parameter;
};
/// In: tokens that all must be there, at least one.
NameCondition name_condition(db::Engine engine, std::vector<fields::QueryToken> const& tokens,
                             std::size_t number);

}  // namespace kedang::records::store
