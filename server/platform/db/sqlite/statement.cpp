// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sqlite/statement.h"

#include <new>

#include "base/check.h"
#include "platform/db/value_rules.h"

namespace kedang::db::sqlite {
namespace {

struct Binder {
    sqlite3_stmt* statement;
    int index;
    sqlite3_destructor_type copy_or_keep;

    int operator()(Null) const { return sqlite3_bind_null(statement, index); }
    int operator()(std::int64_t number) const {
        return sqlite3_bind_int64(statement, index, number);
    }
    int operator()(double number) const {
        check_storable(number);
        return sqlite3_bind_double(statement, index, number);
    }
    // A null pointer would bind NULL, but empty is a value of its own.
    int operator()(std::string_view text) const {
        check_storable(text);
        return sqlite3_bind_text64(statement, index, text.empty() ? "" : text.data(), text.size(),
                                   copy_or_keep, SQLITE_UTF8);
    }
    int operator()(std::span<std::byte const> bytes) const {
        if (bytes.empty())
            return sqlite3_bind_zeroblob(statement, index, 0);
        return sqlite3_bind_blob64(statement, index, bytes.data(), bytes.size(), copy_or_keep);
    }
};

}  // namespace

void bind(sqlite3_stmt* statement, std::span<Value const> parameters, Lifetime lifetime) {
    check(static_cast<std::size_t>(sqlite3_bind_parameter_count(statement)) == parameters.size(),
          "a statement gets as many parameters as it names");
    int index = 0;
    for (Value const& parameter : parameters) {
        Binder const binder{statement, ++index,
                            lifetime == Lifetime::Call ? SQLITE_TRANSIENT : SQLITE_STATIC};
        int const code = std::visit(binder, parameter);
        if (code == SQLITE_NOMEM)
            throw std::bad_alloc();
        check(code == SQLITE_OK, "a parameter is below SQLite's gigabyte limit");
    }
}

}  // namespace kedang::db::sqlite
