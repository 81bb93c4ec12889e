// Records as rows: the one place where SQL for any record type is made from the catalogue.
// Column names come from the catalogue only, never from input.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "records/model.h"

namespace kedang::records::store {

/// The columns of a record in the order read() wants them, for the table alias `c` (and `k`, the
/// customer, for other record types).
std::string select_list(fields::RecordType const& type);
/// "customer c", or "contact c JOIN customer k ON k.id = c.customer".
std::string from_clause(fields::RecordType const& type);
/// A row of select_list.
Record read(fields::RecordType const& type, db::Row const& row);

std::optional<Record> load(db::Session& session, fields::RecordType const& type, std::int64_t id);
/// In: at most 1,000 ids. Returns: those that exist, in no order.
std::vector<Record> load_many(db::Session& session, fields::RecordType const& type,
                              std::span<std::int64_t const> ids);
/// The contacts, follow-ups … of a customer, by id.
std::vector<Record> load_children(db::Session& session, fields::RecordType const& type,
                                  std::int64_t customer);

/// Inserts rows of one record type (at least one) with their blind index and name index.
/// In: customers carry their number already; `import` marks what brought them in, 0 for none.
void insert(db::Transaction& transaction, std::span<Entry const> entries, std::int64_t import);
/// Writes the changed values and the index entries that follow from them.
/// Returns: false where the stored version is not entry.record.version - 1; nothing is written
/// then.
bool update(db::Transaction& transaction, Entry const& entry);

/// Files of the owner that stand in another department than that: at most `limit` are moved there.
/// Returns: how many were.
std::int64_t move_to_department(db::Transaction& transaction, std::int64_t owner,
                                std::int64_t department, std::int64_t limit);

/// How many required values a customer's file lacks.
void set_missing(db::Transaction& transaction, std::int64_t customer, std::int64_t missing);

/// Of those asked, the numbers that a file has or had.
std::set<std::string> taken_numbers(db::Session& session, std::vector<std::string> const& numbers);
/// The number a customer had until now goes on finding it.
void keep_former_number(db::Transaction& transaction, std::string_view former,
                        std::int64_t customer);

/// A customer takes a number it had back. Returns: false where it never had it.
bool forget_former_number(db::Transaction& transaction, std::string_view number,
                          std::int64_t customer);

/// Takes `count` serials of a period. Returns: the first.
std::int64_t take_serials(db::Transaction& transaction, std::string_view period,
                          std::int64_t count);

}  // namespace kedang::records::store
