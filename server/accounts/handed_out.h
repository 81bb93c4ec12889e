// What people were given that outlives their request: a file they asked for, a link. It ends for
// good in the very transaction that disables them. What it is about stands with whoever hands it
// out; here it only stands that it was. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "platform/db/database.h"

namespace kedang::accounts {

/// The table, for the list of migrations.
std::string_view handed_out_schema();

/// In: kind, a fixed word such as "export"; id, of that kind.
void hand_out(db::Transaction& transaction, std::string_view kind, std::int64_t id,
              std::int64_t person);
/// False once it was taken back, or its person disabled.
bool is_handed_out(db::Session& session, std::string_view kind, std::int64_t id);
void take_back(db::Transaction& transaction, std::string_view kind, std::int64_t id);
/// All of a person: of somebody who leaves.
void take_back_from(db::Transaction& transaction, std::int64_t person);

}  // namespace kedang::accounts
