// Writing records: rows, blind index and name index in one go.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/check.h"
#include "platform/db/list_query.h"
#include "records/name_index.h"
#include "records/rows.h"
#include "records/store.h"

namespace kedang::records::store {
namespace {

constexpr std::string_view next_serials =
    "INSERT INTO number_counter(period, next) VALUES ($1, 1 + $2)"
    " ON CONFLICT (period) DO UPDATE SET next = number_counter.next + $2 RETURNING next";
constexpr std::string_view change_department =
    "UPDATE customer SET department = $2 WHERE id IN"
    " (SELECT id FROM customer WHERE owner = $1 AND department <> $2 LIMIT $3)";
constexpr std::string_view change_missing =
    "UPDATE customer SET missing = $2 WHERE id = $1 AND missing <> $2";
constexpr std::string_view put_former_number =
    "INSERT INTO former_number(number, customer) VALUES ($1, $2)";
constexpr std::string_view drop_former_number =
    "DELETE FROM former_number WHERE number = $1 AND customer = $2";
constexpr std::string_view forget_tag =
    "DELETE FROM blind_index WHERE tag = $1 AND record_type = $2 AND record = $3 AND field = $4";

bool is_customer(fields::RecordType const& type) {
    return type.name == "customer";
}

std::span<std::byte const> as_bytes(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

/// Appends the parameters of one field, in the order of its stored columns.
void add_value(std::vector<db::Value>& out, Record const& record, std::size_t position,
               std::size_t columns) {
    auto const& field = record.type->fields[position];
    auto const& value = record.values[position];
    if (field.encrypted) {
        auto const& sealed = record.sealed[position];
        out.push_back(sealed.empty() ? db::Value(db::Null{})
                                     : db::Value(std::span<std::byte const>(sealed)));
        return;
    }
    switch (value.kind) {
        case fields::Value::Kind::Absent:
            out.insert(out.end(), columns, db::Null{});
            return;
        case fields::Value::Kind::Number:
            out.emplace_back(value.number);
            return;
        case fields::Value::Kind::Text:
            out.emplace_back(std::string_view(value.text));
            return;
        case fields::Value::Kind::Money:
            out.emplace_back(value.number);
            out.emplace_back(std::string_view(value.text));
            return;
    }
}

/// A field that one of the entries has, and how many columns it takes.
struct Used {
    std::size_t position;
    std::vector<fields::Column> columns;
};

std::vector<Used> used_fields(std::span<Entry const> entries) {
    auto const& type = *entries.front().record.type;
    std::vector<bool> is_used(type.fields.size());
    for (auto const& entry : entries)
        for (std::size_t position = 0; position < is_used.size(); ++position)
            if (!entry.record.values[position].absent() || !entry.record.sealed[position].empty())
                is_used[position] = true;
    std::vector<Used> used;
    for (std::size_t position = 0; position < is_used.size(); ++position)
        if (is_used[position])
            used.push_back({position, fields::stored_columns(type.fields[position])});
    return used;
}

void add_own_columns(std::vector<db::Value>& out, Entry const& entry, std::int64_t import) {
    auto const& record = entry.record;
    for (auto const number : {record.id, record.version, record.sealed_version,
                              static_cast<std::int64_t>(record.state)})
        out.emplace_back(number);
    out.emplace_back(std::span<std::byte const>(record.salt));
    if (!is_customer(*record.type)) {
        out.emplace_back(record.customer);
        return;
    }
    check(entry.name.has_value(), "a new customer has a name");
    out.emplace_back(record.department);
    out.emplace_back(std::string_view(entry.name->key));
    out.emplace_back(as_bytes(entry.name->sort));
    out.emplace_back(std::int64_t{entry.missing});
    out.emplace_back(import);
}

void insert_rows(db::Transaction& transaction, std::span<Entry const> entries,
                 std::int64_t import) {
    auto const& type = *entries.front().record.type;
    auto const used = used_fields(entries);
    std::string columns = type.name + "(id, version, sealed_version, state, salt";
    columns +=
        is_customer(type) ? ", department, name_key, name_sort, missing, import" : ", customer";
    std::size_t width = is_customer(type) ? 10 : 6;
    for (auto const& field : used)
        for (auto const& column : field.columns) {
            columns += ", " + column.name;
            ++width;
        }
    RowBatch rows(columns + ")", width);
    std::vector<db::Value> values;
    for (auto const& entry : entries) {
        values.clear();
        add_own_columns(values, entry, import);
        for (auto const& field : used)
            add_value(values, entry.record, field.position, field.columns.size());
        rows.add(values);
    }
    rows.insert(transaction);
}

void insert_index(db::Transaction& transaction, std::span<Entry const> entries) {
    RowBatch rows("blind_index(tag, record_type, field, record, customer)", 5);
    for (auto const& entry : entries)
        for (auto const& key : entry.index)
            rows.add(std::vector<db::Value>{
                std::span<std::byte const>(key.tag), std::int64_t{entry.record.type->number},
                std::int64_t{key.field->number}, entry.record.id, entry.record.customer});
    rows.insert(transaction, " ON CONFLICT DO NOTHING");
}

/// SET parts of an UPDATE and their parameters.
struct Assignments {
    std::string sql;
    std::vector<db::Value> values;
    void set(std::string const& column, db::Value value) {
        values.push_back(value);
        sql += (sql.empty() ? "" : ", ") + column + " = $" + std::to_string(values.size());
    }
};

void assign_field(Assignments& out, Record const& record, std::size_t position) {
    auto const shape = fields::stored_columns(record.type->fields[position]);
    std::vector<db::Value> parts;
    add_value(parts, record, position, shape.size());
    for (std::size_t i = 0; i < shape.size(); ++i)
        out.set(shape[i].name, parts[i]);
}

Assignments assignments(Entry const& entry) {
    auto const& record = entry.record;
    Assignments out;
    out.set("version", record.version);
    out.set("sealed_version", record.sealed_version);
    if (is_customer(*record.type)) {
        out.set("department", record.department);
        out.set("missing", std::int64_t{entry.missing});
    }
    if (entry.name) {
        out.set("name_key", std::string_view(entry.name->key));
        out.set("name_sort", as_bytes(entry.name->sort));
    }
    for (std::size_t position = 0; position < record.values.size(); ++position) {
        auto const& field = record.type->fields[position];
        bool const changed =
            std::any_of(entry.changes.begin(), entry.changes.end(),
                        [&](ValueChange const& change) { return change.field == &field; });
        if (changed || field.is_system() || !record.sealed[position].empty())
            assign_field(out, record, position);
    }
    return out;
}

}  // namespace

void insert(db::Transaction& transaction, std::span<Entry const> entries, std::int64_t import) {
    check(!entries.empty(), "callers insert something");
    insert_rows(transaction, entries, import);
    insert_index(transaction, entries);
    if (is_customer(*entries.front().record.type))
        insert_names(transaction, entries);
}

bool update(db::Transaction& transaction, Entry const& entry) {
    auto const& record = entry.record;
    Assignments set = assignments(entry);
    set.values.emplace_back(record.id);
    set.values.emplace_back(record.version - 1);
    auto const count = set.values.size();
    std::string const sql = "UPDATE " + record.type->name + " SET " + set.sql + " WHERE id = $" +
                            std::to_string(count - 1) + " AND version = $" + std::to_string(count);
    if (transaction.execute(sql, set.values) != 1)
        return false;
    for (auto const& gone : entry.index_gone)
        transaction.execute(
            forget_tag, {std::span<std::byte const>(gone.tag), std::int64_t{record.type->number},
                         record.id, std::int64_t{gone.field->number}});
    insert_index(transaction, {&entry, 1});
    if (entry.name_gone)
        remove_name(transaction, record.id, *entry.name_gone);
    if (entry.name)
        insert_names(transaction, {&entry, 1});
    return true;
}

std::int64_t move_to_department(db::Transaction& transaction, std::int64_t owner,
                                std::int64_t department, std::int64_t limit) {
    return transaction.execute(change_department, {owner, department, limit});
}

void set_missing(db::Transaction& transaction, std::int64_t customer, std::int64_t missing) {
    transaction.execute(change_missing, {customer, missing});
}

std::set<std::string> taken_numbers(db::Session& session, std::vector<std::string> const& numbers) {
    std::vector<db::Value> const keys(numbers.begin(), numbers.end());
    std::set<std::string> found;
    db::in_lists(keys, [&](std::string const& list, std::vector<db::Value> const& values) {
        auto cursor = session.query("SELECT number FROM customer WHERE number IN (" + list +
                                        ") UNION ALL SELECT number FROM former_number"
                                        " WHERE number IN (" +
                                        list + ")",
                                    values);
        while (auto const* row = cursor->next())
            found.emplace(row->text(0));
    });
    return found;
}

void keep_former_number(db::Transaction& transaction, std::string_view former,
                        std::int64_t customer) {
    transaction.execute(put_former_number, {former, customer});
}

bool forget_former_number(db::Transaction& transaction, std::string_view number,
                          std::int64_t customer) {
    return transaction.execute(drop_former_number, {number, customer}) > 0;
}

std::int64_t take_serials(db::Transaction& transaction, std::string_view period,
                          std::int64_t count) {
    auto const next = transaction.integer(next_serials, {period, count});
    check(next.has_value(), "an upsert returns its row");
    return *next - count;
}

}  // namespace kedang::records::store
