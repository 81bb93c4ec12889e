// SPDX-License-Identifier: Apache-2.0
#include "records/store.h"

#include <algorithm>

#include "base/check.h"

namespace kedang::records::store {
namespace {

bool is_customer(fields::RecordType const& type) {
    return type.name == "customer";
}

fields::Value read_value(db::Row const& row, int& column,
                         std::vector<fields::Column> const& shape) {
    int const first = column;
    column += static_cast<int>(shape.size());
    if (row.is_null(first))
        return {};
    if (shape.size() == 2)
        return fields::Value::of_money(row.integer(first), std::string(row.text(first + 1)));
    if (shape.front().kind == fields::ColumnKind::Integer)
        return fields::Value::of_number(row.integer(first));
    return fields::Value::of_text(std::string(row.text(first)));
}

}  // namespace

std::string select_list(fields::RecordType const& type) {
    std::string list = "c.id, c.version, c.sealed_version, c.state, c.salt, ";
    list += is_customer(type) ? "c.id, c.owner, c.department, c.state"
                              : "c.customer, k.owner, k.department, k.state";
    for (auto const& field : type.fields)
        for (auto const& column : fields::stored_columns(field))
            list += ", c." + column.name;
    return list;
}

std::string from_clause(fields::RecordType const& type) {
    return is_customer(type) ? "customer c" : type.name + " c JOIN customer k ON k.id = c.customer";
}

Record read(fields::RecordType const& type, db::Row const& row) {
    Record record = empty_record(type);
    record.id = row.integer(0);
    record.version = row.integer(1);
    record.sealed_version = row.integer(2);
    record.state = static_cast<State>(row.integer(3));
    auto const salt = row.bytes(4);
    if (salt.size() == record.salt.size())
        std::copy(salt.begin(), salt.end(), record.salt.begin());
    record.customer = row.integer(5);
    record.owner = row.integer(6);
    record.department = row.integer(7);
    record.file_state = static_cast<State>(row.integer(8));
    int column = 9;
    for (std::size_t position = 0; position < type.fields.size(); ++position) {
        auto const& field = type.fields[position];
        if (field.encrypted) {
            auto const bytes = row.bytes(column++);
            record.sealed[position].assign(bytes.begin(), bytes.end());
        } else {
            record.values[position] = read_value(row, column, field.type->columns(field));
        }
    }
    return record;
}

std::optional<Record> load(db::Session& session, fields::RecordType const& type, std::int64_t id) {
    auto cursor = session.query(
        "SELECT " + select_list(type) + " FROM " + from_clause(type) + " WHERE c.id = $1", {id});
    auto const* row = cursor->next();
    return row == nullptr ? std::nullopt : std::optional(read(type, *row));
}

std::vector<Record> load_many(db::Session& session, fields::RecordType const& type,
                              std::span<std::int64_t const> ids) {
    check(ids.size() <= 1000, "callers page");
    if (ids.empty())
        return {};
    std::string sql =
        "SELECT " + select_list(type) + " FROM " + from_clause(type) + " WHERE c.id IN (";
    std::vector<db::Value> parameters;
    for (auto const id : ids) {
        parameters.emplace_back(id);
        sql += (parameters.size() == 1 ? "$" : ", $") + std::to_string(parameters.size());
    }
    std::vector<Record> found;
    auto cursor = session.query(sql + ")", parameters);
    while (auto const* row = cursor->next())
        found.push_back(read(type, *row));
    return found;
}

std::vector<Record> load_children(db::Session& session, fields::RecordType const& type,
                                  std::int64_t customer) {
    std::vector<Record> found;
    auto cursor = session.query("SELECT " + select_list(type) + " FROM " + from_clause(type) +
                                    " WHERE c.customer = $1 AND c.state = 0 ORDER BY c.id",
                                {customer});
    while (auto const* row = cursor->next())
        found.push_back(read(type, *row));
    return found;
}

}  // namespace kedang::records::store
