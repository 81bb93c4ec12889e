// Queries of the file and the list that records/store does not know. SQL only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "fields/filter/sql.h"
#include "platform/db/database.h"
#include "records/model.h"

namespace kedang::customers::store {

/// A customer's follow-ups before a place in time, newest first.
std::vector<records::Record> follow_ups_before(db::Session& session, fields::RecordType const& type,
                                               std::int64_t customer, std::int64_t at_ms,
                                               std::int64_t id, std::int64_t limit);

/// The active customers of that number, now or formerly, or with one of these tags; at most 10.
std::vector<std::int64_t> files_by_exact(db::Session& session, std::string_view number,
                                         std::vector<db::Bytes> const& tags);

/// A WHERE over customer alias `c` and its parameters $1 … $n.
struct Condition {
    std::string sql;
    fields::SqlParameters parameters;
};

/// One row of the list's order: what keyset paging goes on from.
struct OrderedId {
    std::int64_t id = 0;
    db::OwnedValue key;  ///< of the sort column
};

struct Order {
    std::string column;  ///< "c.updated_at"; from the catalogue only
    fields::ColumnKind kind = fields::ColumnKind::Integer;
    bool descending = true;
    bool may_be_null = true;  ///< NULLs come last in both directions
};

/// In: `after` nullptr for the first page.
std::vector<OrderedId> page(db::Session& session, Condition const& condition, Order const& order,
                            OrderedId const* after, std::int64_t limit);
std::int64_t count(db::Session& session, Condition const& condition);
/// The ids of all that match, streamed into memory; the caller knows how many that may be.
std::vector<std::int64_t> all_ids(db::Session& session, Condition const& condition,
                                  Order const& order);
/// The files that match, in no order. In: a condition that names at most 1,000.
std::vector<records::Record> files(db::Session& session, fields::RecordType const& type,
                                   Condition const& condition);

}  // namespace kedang::customers::store
