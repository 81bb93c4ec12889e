// Turns SQLite's result codes into the exceptions of platform/db.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sqlite3.h>

#include <string_view>

namespace kedang::db::sqlite {

/// Throws the exception that fits the connection's last error. Messages carry the statement's text
/// but never its parameters.
[[noreturn]] void throw_last_error(sqlite3* connection, std::string_view sql);

}  // namespace kedang::db::sqlite
