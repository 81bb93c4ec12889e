// Turns libpq's errors into the exceptions of platform/db.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string_view>

namespace kedang::db::postgres {

struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
};
using ResultHandle = std::unique_ptr<PGresult, Clear>;

/// Throws the exception that fits. In: `result` may be null where the connection broke. Messages
/// carry the statement's text but neither its parameters nor the server's DETAIL, which quotes
/// them.
[[noreturn]] void throw_failure(PGconn* connection, PGresult const* result, std::string_view sql);

}  // namespace kedang::db::postgres
