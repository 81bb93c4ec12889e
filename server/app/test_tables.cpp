// SPDX-License-Identifier: Apache-2.0
#include "app/test_tables.h"

namespace kedang::app {
namespace {

std::vector<std::string> first_column(db::Session& session, std::string_view sql,
                                      std::initializer_list<db::Value> parameters = {}) {
    std::vector<std::string> found;
    auto cursor = session.query(sql, parameters);
    while (auto const* row = cursor->next())
        found.emplace_back(row->text(0));
    return found;
}

bool is_sqlite(db::Session& session) {
    return session.engine() == db::Engine::Sqlite;
}

/// Every value as SQLite would write it in a statement; no column may be told from another by luck.
std::string quoted_columns(db::Session& session, std::string const& table) {
    std::string list;
    for (auto const& column :
         first_column(session, "SELECT name FROM pragma_table_info($1)", {table}))
        list += (list.empty() ? "quote(" : " || ',' || quote(") + column + ")";
    return list;
}

}  // namespace

std::vector<std::string> table_names(db::Session& session) {
    return first_column(session,
                        is_sqlite(session)
                            ? "SELECT name FROM sqlite_master WHERE type = 'table'"
                              " AND name NOT LIKE 'sqlite%' AND sql NOT LIKE 'CREATE VIRTUAL%'"
                              " ORDER BY name"
                            : "SELECT table_name::text FROM information_schema.tables"
                              " WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'"
                              " ORDER BY table_name");
}

std::string table_rows(db::Session& session, std::string const& table) {
    std::string const row = is_sqlite(session) ? quoted_columns(session, table) : "t::text";
    std::string rows;
    for (auto const& line :
         first_column(session, "SELECT " + row + " FROM " + table + " t ORDER BY 1"))
        rows += line + "\n";
    return rows;
}

std::vector<std::string> table_columns(db::Session& session) {
    return first_column(
        session, is_sqlite(session)
                     ? "SELECT m.name || '.' || c.name || ' ' || c.type ||"
                       " CASE WHEN c.\"notnull\" = 1 OR c.pk > 0 THEN ' NOT NULL' ELSE '' END"
                       " FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"
                       " AND m.name NOT LIKE 'sqlite%' ORDER BY m.name, c.cid"
                     : "SELECT c.table_name || '.' || c.column_name || ' ' || c.data_type ||"
                       " CASE WHEN c.is_nullable = 'NO' THEN ' NOT NULL' ELSE '' END"
                       " FROM information_schema.columns c WHERE c.table_schema = current_schema()"
                       " ORDER BY c.table_name COLLATE \"C\", c.ordinal_position");
}

}  // namespace kedang::app
