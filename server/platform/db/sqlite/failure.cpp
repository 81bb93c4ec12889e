// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sqlite/failure.h"

#include <string>

#include "platform/db/failures.h"
#include "platform/db/sqlite/constraint_name.h"

namespace kedang::db::sqlite {
namespace {

enum class Kind { Statement, Unique, Transient, DiskFull, Storage };

Kind kind_of(int extended_code, bool read_only) {
    switch (extended_code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID:
            return Kind::Unique;
        case SQLITE_IOERR_SHMSIZE:  // the WAL index could not grow: a full disk, seen a bit earlier
            return Kind::DiskFull;
        case SQLITE_IOERR_NOMEM:
            return Kind::Statement;
    }
    switch (extended_code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return Kind::Transient;
        case SQLITE_FULL:
            return Kind::DiskFull;
        case SQLITE_IOERR:
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return Kind::Storage;
        case SQLITE_READONLY:  // for a reader it is only a misplaced statement
            return read_only ? Kind::Statement : Kind::Storage;
        default:
            return Kind::Statement;
    }
}

}  // namespace

void throw_last_error(sqlite3* connection, std::string_view sql) {
    int const code = sqlite3_extended_errcode(connection);
    std::string const reason = sqlite3_errmsg(connection);
    std::string const what =
        "SQLite " + std::to_string(code) + ": " + reason + " in " + std::string(sql.substr(0, 300));
    switch (kind_of(code, sqlite3_db_readonly(connection, "main") == 1)) {
        case Kind::Unique:
            throw UniqueViolation(what, constraint_name(connection, code, reason));
        case Kind::Transient:
            throw TransientFailure(what);
        case Kind::DiskFull:
            throw DiskFull(what);
        case Kind::Storage:
            throw StorageFailure(what);
        case Kind::Statement:
            break;
    }
    throw DatabaseError(what);
}

}  // namespace kedang::db::sqlite
