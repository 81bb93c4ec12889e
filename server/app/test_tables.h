// For tests only: what is in a database, whatever the engine. Not part of the program.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "platform/db/database.h"

namespace kedang::app {

/// The names of all tables that hold rows, in order; without those of the engine itself.
std::vector<std::string> table_names(db::Session& session);
/// The rows of a table as text, in order: the same rows give the same text.
std::string table_rows(db::Session& session, std::string const& table);
/// "table.column TYPE [NOT NULL]", in order of tables and columns.
std::vector<std::string> table_columns(db::Session& session);

}  // namespace kedang::app
