// SQLite tells a broken unique index by its columns, PostgreSQL by its name. Callers want one
// answer.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sqlite3.h>

#include <string>
#include <string_view>

namespace kedang::db::sqlite {

/// In: the extended code and message of a failed statement ("UNIQUE constraint failed: t.a, t.b").
/// Returns: the name of the index CREATE UNIQUE INDEX gave; for constraints inside CREATE TABLE
/// what
///          PostgreSQL calls them: t_pkey, t_a_b_key. Where two indexes have the same columns, one.
std::string constraint_name(sqlite3* connection, int extended_code, std::string_view message);

}  // namespace kedang::db::sqlite
