// SPDX-License-Identifier: Apache-2.0
#include "records/name_index.h"

#include "records/rows.h"

namespace kedang::records::store {
namespace {

constexpr std::string_view remove_from_fts =
    "INSERT INTO name_search(name_search, rowid, tokens) VALUES ('delete', $1, $2)";
constexpr std::string_view remove_from_gin = "DELETE FROM name_search WHERE customer = $1";

std::string spaced(std::vector<std::string> const& tokens) {
    std::string text;
    for (auto const& token : tokens)
        text += (text.empty() ? "" : " ") + token;
    return text;
}

/// '华东' with the quotes and backslashes of a tsvector or tsquery literal doubled.
std::string literal(std::string_view token) {
    std::string text = "'";
    for (char const letter : token) {
        if (letter == '\'' || letter == '\\')
            text += letter;
        text += letter;
    }
    return text + "'";
}

std::string as_tsvector(std::vector<std::string> const& tokens) {
    std::string text;
    for (auto const& token : tokens)
        text += (text.empty() ? "" : " ") + literal(token);
    return text;
}

}  // namespace

void insert_names(db::Transaction& transaction, std::span<Entry const> entries) {
    bool const sqlite = transaction.engine() == db::Engine::Sqlite;
    RowBatch rows(sqlite ? "name_search(rowid, tokens)" : "name_search(customer, tokens)", 2);
    for (auto const& entry : entries) {
        if (!entry.name)
            continue;
        auto const& tokens = entry.name->tokens;
        rows.add({entry.record.id, rows.own(sqlite ? spaced(tokens) : as_tsvector(tokens))});
    }
    rows.insert(transaction);
}

void remove_name(db::Transaction& transaction, std::int64_t customer, NameForms const& name) {
    if (transaction.engine() == db::Engine::Sqlite) {
        std::string const tokens = spaced(name.tokens);
        transaction.execute(remove_from_fts, {customer, tokens});
    } else {
        transaction.execute(remove_from_gin, {customer});
    }
}

NameCondition name_condition(db::Engine engine, std::vector<fields::QueryToken> const& tokens,
                             std::size_t number) {
    std::string const place = "$" + std::to_string(number);
    bool const sqlite = engine == db::Engine::Sqlite;
    NameCondition condition;
    for (auto const& [text, prefix] : tokens) {
        if (!condition.parameter.empty())
            condition.parameter += sqlite ? " AND " : " & ";
        condition.parameter += sqlite ? "\"" + text + "\"" + (prefix ? "*" : "")
                                      : literal(text) + (prefix ? ":*" : "");
    }
    condition.sql =
        sqlite
            ? "c.id IN (SELECT rowid FROM name_search WHERE name_search MATCH " + place + ")"
            : "c.id IN (SELECT customer FROM name_search WHERE tokens @@ " + place + "::tsquery)";
    return condition;
}

}  // namespace kedang::records::store
