// SPDX-License-Identifier: Apache-2.0
#include "platform/db/database.h"

namespace kedang::db {

std::optional<std::int64_t> Session::integer(std::string_view sql,
                                             std::initializer_list<Value> parameters) {
    auto const cursor = query(sql, parameters);
    Row const* const row = cursor->next();
    return row == nullptr ? std::nullopt : row->maybe_integer(0);
}

std::optional<std::string> Session::text(std::string_view sql,
                                         std::initializer_list<Value> parameters) {
    auto const cursor = query(sql, parameters);
    Row const* const row = cursor->next();
    if (row == nullptr || row->is_null(0))
        return std::nullopt;
    return std::string(row->text(0));
}

}  // namespace kedang::db
