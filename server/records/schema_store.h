// The tables of record types, made from the catalogue: one real, typed column a field. Columns are
// added, never dropped (a field is retired instead).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "fields/catalogue.h"
#include "platform/db/database.h"

namespace kedang::records::store {

/// Tables that do not depend on the catalogue, for the list of migrations.
extern std::string_view const schema;

/// Makes tables, columns and indexes that the catalogue asks for and the database lacks.
/// Effects: DDL in the given transaction; nothing where all is there.
void ensure_tables(db::Transaction& transaction, fields::Catalogue const& catalogue);

}  // namespace kedang::records::store
