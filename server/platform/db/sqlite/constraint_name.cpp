// SPDX-License-Identifier: Apache-2.0
#include "platform/db/sqlite/constraint_name.h"

#include <memory>
#include <vector>

namespace kedang::db::sqlite {
namespace {

constexpr std::string_view index_by_columns = R"(
    SELECT list.name FROM pragma_index_list(?1) AS list
    WHERE list."unique" AND list.origin = 'c'
      AND ?2 = (SELECT group_concat(name, ',') FROM
                (SELECT name FROM pragma_index_info(list.name) ORDER BY seqno))
    LIMIT 1)";

struct Columns {
    std::string table;
    std::vector<std::string> names;

    std::string joined(std::string_view separator) const {
        std::string all;
        for (std::string const& name : names)
            all.append(all.empty() ? "" : separator).append(name);
        return all;
    }
};

/// In: "t.a, t.b".
Columns parse(std::string_view list) {
    Columns columns;
    while (!list.empty()) {
        std::size_t const comma = list.find(", ");
        std::string_view const one = list.substr(0, comma);
        std::size_t const dot = one.find('.');
        columns.table = one.substr(0, dot);
        columns.names.emplace_back(dot == std::string_view::npos ? one : one.substr(dot + 1));
        list = comma == std::string_view::npos ? "" : list.substr(comma + 2);
    }
    return columns;
}

/// Returns: the name, "" where no CREATE UNIQUE INDEX has these columns.
std::string find_index(sqlite3* connection, Columns const& columns) {
    sqlite3_stmt* prepared = nullptr;
    sqlite3_prepare_v3(connection, index_by_columns.data(),
                       static_cast<int>(index_by_columns.size()), 0, &prepared, nullptr);
    std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> const statement(prepared,
                                                                               sqlite3_finalize);
    if (!statement)
        return "";
    std::string const names = columns.joined(",");
    sqlite3_bind_text(prepared, 1, columns.table.c_str(), -1, SQLITE_STATIC);
    sqlite3_bind_text(prepared, 2, names.c_str(), -1, SQLITE_STATIC);
    if (sqlite3_step(prepared) != SQLITE_ROW)
        return "";
    return reinterpret_cast<char const*>(sqlite3_column_text(prepared, 0));
}

}  // namespace

std::string constraint_name(sqlite3* connection, int extended_code, std::string_view message) {
    std::size_t const colon = message.find(": ");
    if (colon == std::string_view::npos)
        return "";
    std::string_view const told = message.substr(colon + 2);
    if (told.starts_with("index '") && told.ends_with("'"))  // indexes on expressions
        return std::string(told.substr(7, told.size() - 8));
    Columns const columns = parse(told);
    if (extended_code != SQLITE_CONSTRAINT_UNIQUE)
        return columns.table + "_pkey";
    std::string const index = find_index(connection, columns);
    return index.empty() ? columns.table + "_" + columns.joined("_") + "_key" : index;
}

}  // namespace kedang::db::sqlite
