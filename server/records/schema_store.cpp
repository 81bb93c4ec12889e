// SPDX-License-Identifier: Apache-2.0
#include "records/schema_store.h"

#include <set>

#include "fields/field_type.h"

namespace kedang::records::store {
namespace {

constexpr std::string_view columns_of_sqlite = "SELECT name FROM pragma_table_info($1)";
constexpr std::string_view columns_of_postgres =
    "SELECT column_name::text FROM information_schema.columns"
    " WHERE table_schema = current_schema() AND table_name = $1";

struct Words {
    std::string text, integer, bytes;
};

Words words_of(db::Engine engine) {
    return engine == db::Engine::Sqlite ? Words{"TEXT", "INTEGER", "BLOB"}
                                        : Words{"TEXT COLLATE \"C\"", "BIGINT", "BYTEA"};
}

std::string const& word_for(Words const& words, fields::ColumnKind kind) {
    switch (kind) {
        case fields::ColumnKind::Text:
            return words.text;
        case fields::ColumnKind::Integer:
            return words.integer;
        case fields::ColumnKind::Bytes:
            break;
    }
    return words.bytes;
}

std::set<std::string, std::less<>> columns_of(db::Session& session, std::string_view table) {
    std::set<std::string, std::less<>> names;
    auto cursor = session.query(
        session.engine() == db::Engine::Sqlite ? columns_of_sqlite : columns_of_postgres, {table});
    while (auto const* row = cursor->next())
        names.emplace(row->text(0));
    return names;
}

/// The columns every record has besides its fields.
std::string own_columns(fields::RecordType const& type, Words const& words) {
    std::string columns = "id " + words.integer + " PRIMARY KEY, version " + words.integer +
                          " NOT NULL, sealed_version " + words.integer + " NOT NULL, state " +
                          words.integer + " NOT NULL, salt " + words.bytes;
    if (type.name == "customer")
        columns += ", department " + words.integer + " NOT NULL, name_key " + words.text +
                   ", name_sort " + words.bytes + ", missing " + words.integer +
                   " NOT NULL DEFAULT 0, import " + words.integer + " NOT NULL DEFAULT 0";
    else
        columns += ", customer " + words.integer + " NOT NULL";
    return columns;
}

void ensure_index(db::Transaction& transaction, std::string const& table,
                  std::string const& columns, bool unique) {
    std::string name = table;
    for (char const letter : columns)
        name += letter == ',' || letter == ' ' ? '_' : letter;
    transaction.execute("CREATE " + std::string(unique ? "UNIQUE " : "") + "INDEX IF NOT EXISTS " +
                        name + " ON " + table + "(" + columns + ")");
}

/// Those of a file, by the dates that its figures look at where there are any.
void ensure_index_of_children(db::Transaction& transaction, fields::Catalogue const& catalogue,
                              fields::RecordType const& type) {
    std::set<std::string> dates;
    for (auto const& field : catalogue.customer().figures)
        if (field.figure->record == type.name)
            dates.insert(field.figure->at);
    for (auto const& date : dates)
        ensure_index(transaction, type.name, "customer," + date, false);
    if (dates.empty())
        ensure_index(transaction, type.name, "customer", false);
}

void ensure_indexes(db::Transaction& transaction, fields::Catalogue const& catalogue,
                    fields::RecordType const& type) {
    if (type.name == "customer") {
        ensure_index(transaction, type.name, "number", true);
        ensure_index(transaction, type.name, "name_key", false);
        ensure_index(transaction, type.name, "name_sort,id", false);
        ensure_index(transaction, type.name, "updated_at,id", false);
        ensure_index(transaction, type.name, "owner,id", false);
    } else {
        ensure_index_of_children(transaction, catalogue, type);
    }
    for (auto const& field : type.fields)
        if ((field.indexed || field.unique) && !field.encrypted && field.name != "name" &&
            field.name != "number" && field.name != "owner" && field.name != "updated_at")
            ensure_index(transaction, type.name, field.name, false);
}

}  // namespace

std::string_view const schema = R"sql(
CREATE TABLE blind_index (
    tag {{bytes}} NOT NULL, record_type {{bigint}} NOT NULL, field {{bigint}} NOT NULL,
    record {{bigint}} NOT NULL, customer {{bigint}} NOT NULL,
    PRIMARY KEY (tag, record_type, record, field)) {{without_rowid}};
CREATE TABLE number_counter (
    period {{text}} PRIMARY KEY, next {{bigint}} NOT NULL) {{without_rowid}};
CREATE TABLE former_number (
    number {{text}} PRIMARY KEY, customer {{bigint}} NOT NULL) {{without_rowid}};
{{#sqlite}}
CREATE VIRTUAL TABLE name_search USING fts5(
    tokens, content='', columnsize=0, detail=none, tokenize="unicode61 remove_diacritics 0");
{{/sqlite}}
{{#postgres}}
CREATE TABLE name_search (customer BIGINT PRIMARY KEY, tokens TSVECTOR NOT NULL);
CREATE INDEX name_search_tokens ON name_search USING gin (tokens) WITH (fastupdate = on);
{{/postgres}}
)sql";

void ensure_tables(db::Transaction& transaction, fields::Catalogue const& catalogue) {
    Words const words = words_of(transaction.engine());
    for (auto const& type : catalogue.records()) {
        auto existing = columns_of(transaction, type.name);
        bool const is_new = existing.empty();
        std::string all_columns = own_columns(type, words);
        for (auto const& field : type.fields)
            for (auto const& column : fields::stored_columns(field)) {
                std::string const definition = column.name + " " + word_for(words, column.kind);
                if (is_new)
                    all_columns += ", " + definition;
                else if (existing.insert(column.name).second)
                    transaction.execute("ALTER TABLE " + type.name + " ADD COLUMN " + definition);
            }
        if (is_new)
            transaction.execute("CREATE TABLE " + type.name + " (" + all_columns + ")");
        ensure_indexes(transaction, catalogue, type);
    }
}

}  // namespace kedang::records::store
