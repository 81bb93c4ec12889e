// SPDX-License-Identifier: Apache-2.0
#include "fields/filter/sql.h"

#include <gtest/gtest.h>

#include <random>

#include "fields/filter/naive_filter.h"
#include "fields/filter/operands.h"
#include "fields/test_fields.h"
#include "platform/db/testing.h"

namespace kedang::fields {
namespace {

/// A field and words that its values and conditions are made from.
struct Sample {
    std::string_view type;
    std::vector<std::string> words;
};

std::vector<Sample> const& samples() {
    static std::vector<Sample> const all = {
        {"text", {"华东科技", "ABC 100%_\\", "abc", "华%", "'; DROP TABLE c; --", "东"}},
        {"integer", {"-5", "0", "7", "100", "9223372036854775807"}},
        {"money", {"0", "1万元", "0.0001", "100万美元", "1美元", "-3"}},
        {"date", {"1999-12-31", "2000-01-01", "2024-02-29"}},
        {"time", {"2024-05-21 10:30", "1969-12-31 23:00"}},
        {"choice", {"a", "b", "ab"}},
        {"choices", {"制造业", "高价值、制造业", "业", "a%"}},
        {"boolean", {"是", "否"}},
        {"region",
         {"江苏省", "江苏省常州市", "江苏省常州市武进区", "上海市", "上海市浦东新区", "东莞市"}},
        {"industry", {"C", "C34", "C39", "F52", "零售业", "服务业", "C3411"}},
        {"phone", {"13800138000", "021-56788880-8", "95187"}},
    };
    return all;
}

Field sampled_field(Sample const& sample, std::uint32_t number) {
    Field field = make_field(sample.type, std::string(sample.type));
    field.name = "f_" + std::string(sample.type);
    field.number = number;
    field.filterable = true;
    field.multiple_open = true;
    field.encrypted = sample.type == "phone";
    if (sample.type == "choice")
        for (std::string const& word : sample.words)
            field.options.push_back({word, {word, word}, false, {}});
    return field;
}

db::Bytes tag_of(IndexKey const& key) {
    auto const* bytes = reinterpret_cast<std::byte const*>(key.text.data());
    return {bytes, bytes + key.text.size()};
}

using Row = std::vector<Value>;  // by position of the field

class FilterSql : public db::EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (IsSkipped())
            return;
        for (Sample const& sample : samples())
            fields_.push_back(
                sampled_field(sample, static_cast<std::uint32_t>(fields_.size() + 1)));
        for (int i = 0; i < 150; ++i)
            rows_.push_back(random_row());
        auto const stored = database().write([&](db::Transaction& transaction) {
            create_tables(transaction);
            for (std::size_t i = 0; i < rows_.size(); ++i)
                store_row(transaction, static_cast<std::int64_t>(i + 1), rows_[i]);
            return Result<Done>(Done{});
        });
        ASSERT_TRUE(stored.ok());
    }

    std::size_t below(std::size_t limit) { return random_() % limit; }

    Value random_value(std::size_t field) {
        if (below(4) == 0)
            return {};
        auto const& words = samples()[field].words;
        return typed(fields_[field], words[below(words.size())]).value().value;
    }
    Row random_row() {
        Row row;
        for (std::size_t i = 0; i < fields_.size(); ++i)
            row.push_back(random_value(i));
        return row;
    }

    Filter random_condition() {
        while (true) {
            std::size_t const field = below(fields_.size());
            auto const operators = fields_[field].type->operators;
            Operator const op = operators[below(operators.size())];
            auto const& from = samples()[field].words;
            std::vector<std::string> words;
            for (std::size_t i = below(4); i > 0; --i)
                words.push_back(from[below(from.size())]);
            auto made = make_condition(fields_[field], op, words, test_context());
            if (made.ok())
                return std::move(made).value();
        }
    }
    Filter random_filter(int depth) {
        if (depth == 0 || below(3) == 0)
            return random_condition();
        Filter filter;
        filter.kind = static_cast<Filter::Kind>(below(3));
        std::size_t const parts = filter.kind == Filter::Kind::Not ? 1 : 1 + below(3);
        for (std::size_t i = 0; i < parts; ++i)
            filter.parts.push_back(random_filter(depth - 1));
        return filter;
    }

    void create_tables(db::Transaction& transaction) const;
    void store_row(db::Transaction& transaction, std::int64_t id, Row const& row) const;
    std::vector<std::int64_t> found(db::Session& session, Filter const& filter) const;
    std::vector<std::int64_t> expected(Filter const& filter) const;

    std::mt19937_64 random_{20261122};
    std::vector<Field> fields_;
    std::vector<Row> rows_;
};

void FilterSql::create_tables(db::Transaction& transaction) const {
    bool const sqlite = engine() == db::Engine::Sqlite;
    std::string const text = sqlite ? "TEXT" : "TEXT COLLATE \"C\"";
    std::string const bytes = sqlite ? "BLOB" : "BYTEA";
    std::string sql = "CREATE TABLE customer (id BIGINT PRIMARY KEY";
    for (Field const& field : fields_)
        for (Column const& column : stored_columns(field))
            sql += ", " + column.name + " " +
                   (column.kind == ColumnKind::Text      ? text
                    : column.kind == ColumnKind::Integer ? "BIGINT"
                                                         : bytes);
    transaction.execute(sql + ")");
    transaction.execute("CREATE TABLE blind_index (tag " + bytes +
                        ", record_type BIGINT, field BIGINT, record BIGINT)");
}

void FilterSql::store_row(db::Transaction& transaction, std::int64_t id, Row const& row) const {
    SqlParameters parameters;
    std::string names = "id", places = parameters.add(id);
    auto const add = [&](std::string const& column, db::OwnedValue value) {
        names += ", " + column;
        places += ", " + parameters.add(std::move(value));
    };
    for (std::size_t i = 0; i < fields_.size(); ++i) {
        Field const& field = fields_[i];
        Value const& value = row[i];
        if (value.absent())
            continue;
        if (field.encrypted) {
            db::Bytes const tag = tag_of(field.type->index_keys(value).front());
            transaction.execute(
                "INSERT INTO blind_index (tag, record_type, field, record) VALUES ($1, 1, $2, $3)",
                {std::span<std::byte const>(tag), std::int64_t{field.number}, id});
            continue;
        }
        if (value.kind == Value::Kind::Text)
            add(field.name, value.text);
        else
            add(field.name, value.number);
        if (value.kind == Value::Kind::Money)
            add(field.name + "_currency", value.text);
    }
    transaction.execute("INSERT INTO customer (" + names + ") VALUES (" + places + ")",
                        parameters.views());
}

std::vector<std::int64_t> FilterSql::found(db::Session& session, Filter const& filter) const {
    FilterTable table;
    table.engine = engine();
    table.tags_of = [](IndexKey const& key) {
        return std::vector<db::Bytes>{db::Bytes(3, std::byte{7}), tag_of(key)};
    };
    SqlParameters parameters;
    std::string const condition = compile(filter, table, parameters);
    auto const views = parameters.views();
    auto const cursor =
        session.query("SELECT c.id FROM customer c WHERE " + condition + " ORDER BY c.id", views);
    std::vector<std::int64_t> ids;
    while (auto const* row = cursor->next())
        ids.push_back(row->integer(0));
    return ids;
}

std::vector<std::int64_t> FilterSql::expected(Filter const& filter) const {
    std::vector<std::int64_t> ids;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        auto const value_of = [&](Field const& field) {
            return rows_[i][static_cast<std::size_t>(field.number - 1)];
        };
        if (matches(filter, value_of, test_catalogue()))
            ids.push_back(static_cast<std::int64_t>(i + 1));
    }
    return ids;
}

TEST_P(FilterSql, A19_any_combination_finds_what_it_means) {
    auto const reader = database().read();
    int empty = 0, full = 0;
    for (int i = 0; i < 400; ++i) {
        Filter const filter = random_filter(3);
        auto const ids = found(*reader, filter);
        ASSERT_EQ(ids, expected(filter)) << to_json(filter);
        empty += ids.empty();
        full += ids.size() == rows_.size();
    }
    EXPECT_LT(empty + full, 200) << "most filters should tell rows apart";
}

TEST_P(FilterSql, random_filters_survive_their_json) {
    auto const resolve = [&](std::string_view name) -> Field const* {
        for (Field const& field : fields_)
            if (field.name == name)
                return &field;
        return nullptr;
    };
    for (int i = 0; i < 300; ++i) {
        Filter const filter = random_filter(3);
        auto const again = parse_filter(to_json(filter), resolve, test_context());
        ASSERT_TRUE(again.ok()) << to_json(filter) << again.error().title;
        EXPECT_EQ(again.value(), filter) << to_json(filter);
    }
}

TEST_P(FilterSql, nothing_typed_reaches_the_text) {
    Filter const filter =
        make_condition(fields_[0], Operator::Contains, {"'; DROP TABLE c; --"}, test_context())
            .value();
    FilterTable table;
    table.engine = engine();
    SqlParameters parameters;
    auto const reader = database().read();
    EXPECT_EQ(compile(filter, table, parameters).find("DROP"), std::string::npos);
    EXPECT_EQ(found(*reader, filter), expected(filter));
    EXPECT_EQ(compile(Filter{}, table, parameters), "1 = 1");
}

INSTANTIATE_ON_BOTH_ENGINES(FilterSql);

}  // namespace
}  // namespace kedang::fields
