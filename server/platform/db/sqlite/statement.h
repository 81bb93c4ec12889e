// A prepared SQLite statement and the binding of parameters to it. Not thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sqlite3.h>

#include <memory>

#include "platform/db/value.h"

namespace kedang::db::sqlite {

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using StatementHandle = std::unique_ptr<sqlite3_stmt, Finalize>;

/// How long texts and bytes stay where they are.
enum class Lifetime {
    Call,    ///< until the call returns: SQLite copies them
    Running  ///< as long as the statement runs: SQLite reads them in place
};

/// Throws: Bug for a wrong number of parameters, NUL in a text or NaN.
void bind(sqlite3_stmt* statement, std::span<Value const> parameters, Lifetime lifetime);

}  // namespace kedang::db::sqlite
