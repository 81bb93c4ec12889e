// Files that somebody sees beyond the own scope until a day: shared by a colleague (共享), or found
// by an exact look-up. Who may share which file is decided by customers/; here it only stands.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/model.h"
#include "base/clock.h"
#include "platform/db/database.h"

namespace kedang::accounts {

/// The table, for the list of migrations.
std::string_view sharing_schema();

enum class ShareKind : std::uint8_t { Colleague, LookUp };  ///< the numbers are stored

struct Share {
    std::int64_t id = 0;
    std::int64_t customer = 0;
    std::int64_t person = 0;      ///< with whom; 0: with a department
    std::int64_t department = 0;  ///< and all below it
    Instant until;
    ShareKind kind = ShareKind::Colleague;
    std::int64_t made_by = 0;
    Instant made_at;
};

/// The files that person sees by shares at that time, in order.
std::vector<std::int64_t> shared_files(db::Session& session, Person const& person, Instant now);
/// SELECT of the same customers. In: what stands for the person's id, the department's id and the
/// time in milliseconds: "$1".
std::string shared_files_sql(std::string_view person, std::string_view department,
                             std::string_view now_ms);

/// With whom colleagues share a file at that time, newest first.
std::vector<Share> shares_of(db::Session& session, std::int64_t customer, Instant now);
void add_share(db::Transaction& transaction, Share const& share);
/// Returns: false where the customer has no such share at that time.
bool end_share(db::Transaction& transaction, std::int64_t customer, std::int64_t share,
               Instant now);
/// Ends every share with a person: of somebody who leaves.
void end_shares_with(db::Transaction& transaction, std::int64_t person, Instant now);

}  // namespace kedang::accounts
