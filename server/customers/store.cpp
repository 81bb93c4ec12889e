// SPDX-License-Identifier: Apache-2.0
#include "customers/store.h"

#include "records/store.h"

namespace kedang::customers::store {
namespace {

std::string place(std::size_t number) {
    return "$" + std::to_string(number);
}

/// "(key, id) comes after the last one shown", NULL keys after all others.
std::string after_sql(Order const& order, OrderedId const& after, std::size_t key_number) {
    std::string const id = "c.id " + std::string(order.descending ? "<" : ">") + " ";
    if (std::holds_alternative<db::Null>(after.key))
        return "(" + order.column + " IS NULL AND " + id + place(key_number) + ")";
    std::string const than = order.descending ? " < " : " > ";
    std::string const row = "(" + order.column + ", c.id)" + than + "(" + place(key_number) + ", " +
                            place(key_number + 1) + ")";
    return order.may_be_null ? "(" + row + " OR " + order.column + " IS NULL)" : row;
}

std::string order_sql(Order const& order) {
    std::string const direction = order.descending ? " DESC" : " ASC";
    return " ORDER BY " + order.column + direction + (order.may_be_null ? " NULLS LAST" : "") +
           ", c.id" + direction;
}

db::OwnedValue key_of(db::Row const& row, int column, fields::ColumnKind kind) {
    if (row.is_null(column))
        return db::Null{};
    switch (kind) {
        case fields::ColumnKind::Integer:
            return row.integer(column);
        case fields::ColumnKind::Text:
            return std::string(row.text(column));
        case fields::ColumnKind::Bytes:
            break;
    }
    auto const bytes = row.bytes(column);
    return db::Bytes(bytes.begin(), bytes.end());
}

}  // namespace

std::vector<records::Record> follow_ups_before(db::Session& session, fields::RecordType const& type,
                                               std::int64_t customer, std::int64_t at_ms,
                                               std::int64_t id, std::int64_t limit) {
    auto cursor = session.query(
        "SELECT " + records::store::select_list(type) + " FROM " +
            records::store::from_clause(type) +
            " WHERE c.customer = $1 AND c.state = 0 AND (c.happened_at, c.id) < ($2, $3)"
            " ORDER BY c.happened_at DESC, c.id DESC LIMIT $4",
        {customer, at_ms, id, limit});
    std::vector<records::Record> found;
    while (auto const* row = cursor->next())
        found.push_back(records::store::read(type, *row));
    return found;
}

std::vector<std::int64_t> files_by_exact(db::Session& session, std::string_view number,
                                         std::vector<db::Bytes> const& tags) {
    std::vector<db::Value> parameters{number};
    std::string sql =
        "SELECT c.id FROM customer c WHERE c.state = 0 AND (c.number = $1 OR c.id IN"
        " (SELECT f.customer FROM former_number f WHERE f.number = $1)";
    if (!tags.empty()) {
        sql += " OR c.id IN (SELECT b.customer FROM blind_index b WHERE b.tag IN (";
        for (auto const& tag : tags) {
            parameters.emplace_back(std::span<std::byte const>(tag));
            sql += (parameters.size() == 2 ? "" : ", ") + place(parameters.size());
        }
        sql += "))";
    }
    std::vector<std::int64_t> found;
    auto cursor = session.query(sql + ") ORDER BY c.id LIMIT 10", parameters);
    while (auto const* row = cursor->next())
        found.push_back(row->integer(0));
    return found;
}

std::vector<OrderedId> page(db::Session& session, Condition const& condition, Order const& order,
                            OrderedId const* after, std::int64_t limit) {
    auto parameters = condition.parameters.views();
    std::string sql = "SELECT c.id, " + order.column + " FROM customer c WHERE " + condition.sql;
    if (after != nullptr) {
        sql += " AND " + after_sql(order, *after, parameters.size() + 1);
        if (!std::holds_alternative<db::Null>(after->key))
            parameters.push_back(db::view(after->key));
        parameters.emplace_back(after->id);
    }
    sql += order_sql(order) + " LIMIT " + place(parameters.size() + 1);
    parameters.emplace_back(limit);
    std::vector<OrderedId> found;
    auto cursor = session.query(sql, parameters);
    while (auto const* row = cursor->next())
        found.push_back({row->integer(0), key_of(*row, 1, order.kind)});
    return found;
}

std::int64_t count(db::Session& session, Condition const& condition) {
    auto const parameters = condition.parameters.views();
    auto cursor =
        session.query("SELECT count(*) FROM customer c WHERE " + condition.sql, parameters);
    auto const* row = cursor->next();
    return row == nullptr ? 0 : row->integer(0);
}

std::vector<std::int64_t> all_ids(db::Session& session, Condition const& condition,
                                  Order const& order) {
    auto const parameters = condition.parameters.views();
    auto cursor = session.query(
        "SELECT c.id FROM customer c WHERE " + condition.sql + order_sql(order), parameters);
    std::vector<std::int64_t> ids;
    while (auto const* row = cursor->next())
        ids.push_back(row->integer(0));
    return ids;
}

std::vector<records::Record> files(db::Session& session, fields::RecordType const& type,
                                   Condition const& condition) {
    auto const parameters = condition.parameters.views();
    auto cursor = session.query("SELECT " + records::store::select_list(type) + " FROM " +
                                    records::store::from_clause(type) + " WHERE " + condition.sql,
                                parameters);
    std::vector<records::Record> found;
    while (auto const* row = cursor->next())
        found.push_back(records::store::read(type, *row));
    return found;
}

}  // namespace kedang::customers::store
