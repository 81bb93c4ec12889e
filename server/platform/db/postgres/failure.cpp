// SPDX-License-Identifier: Apache-2.0
#include "platform/db/postgres/failure.h"

#include <string>

#include "platform/db/failures.h"

namespace kedang::db::postgres {
namespace {

std::string field(PGresult const* result, int code) {
    char const* const text = result == nullptr ? nullptr : PQresultErrorField(result, code);
    return text == nullptr ? "" : text;
}

/// What the server said, without the value some messages end in (… for type bigint: "1380013").
std::string reason(PGconn* connection, PGresult const* result) {
    std::string text = field(result, PG_DIAG_MESSAGE_PRIMARY);
    if (text.empty())
        text = PQerrorMessage(connection);
    return text.substr(0, text.find(": \""));
}

// The classes are those of appendix A of PostgreSQL's manual.
bool connection_is_lost(PGconn* connection, std::string_view state) {
    return PQstatus(connection) == CONNECTION_BAD || state.starts_with("08") ||
           state.starts_with("57P");
}

bool may_succeed_when_repeated(std::string_view state) {
    return state == "40001" || state == "40P01" || state == "55P03";
}

}  // namespace

void throw_failure(PGconn* connection, PGresult const* result, std::string_view sql) {
    std::string const state = field(result, PG_DIAG_SQLSTATE);
    std::string const what = "PostgreSQL " + state + ": " + reason(connection, result) + " in " +
                             std::string(sql.substr(0, 300));
    if (connection_is_lost(connection, state))
        throw ConnectionLost(what);
    if (state == "23505")
        throw UniqueViolation(what, field(result, PG_DIAG_CONSTRAINT_NAME));
    if (may_succeed_when_repeated(state))
        throw TransientFailure(what);
    if (state == "53100")
        throw DiskFull(what);
    throw DatabaseError(what);
}

}  // namespace kedang::db::postgres
