// The tables as both engines have them, reviewed when they change.
// SPDX-License-Identifier: Apache-2.0
#include "app/schema.h"

#include <set>

#include "app/test_golden.h"
#include "app/testing.h"
#include "fields/field_type.h"

namespace kedang::app {
namespace {

class Tables : public ApiTest {};
INSTANTIATE_ON_BOTH_ENGINES(Tables);

TEST_P(Tables, are_what_was_reviewed) {
    std::string text;
    for (auto const& column : table_columns(*app().database().read()))
        text += column + "\n";
    expect_golden(engine() == db::Engine::Sqlite ? "schema.sqlite.txt" : "schema.postgres.txt",
                  text);
}

TEST_P(Tables, have_a_column_of_the_right_kind_for_every_field) {
    std::set<std::string> columns;
    for (auto const& line : table_columns(*app().database().read()))
        columns.insert(line);
    bool const sqlite = engine() == db::Engine::Sqlite;
    auto const word = [&](fields::ColumnKind kind) {
        switch (kind) {
            case fields::ColumnKind::Text:
                return sqlite ? " TEXT" : " text";
            case fields::ColumnKind::Integer:
                return sqlite ? " INTEGER" : " bigint";
            case fields::ColumnKind::Bytes:
                return sqlite ? " BLOB" : " bytea";
        }
        return "";
    };
    for (auto const& type : app().company().catalogue().records())
        for (auto const& field : type.fields)
            for (auto const& column : fields::stored_columns(field)) {
                auto const wanted = type.name + "." + column.name + word(column.kind);
                EXPECT_TRUE(columns.contains(wanted) || columns.contains(wanted + " NOT NULL"))
                    << wanted;
            }
}

}  // namespace
}  // namespace kedang::app
