// SPDX-License-Identifier: Apache-2.0
#include "fields/filter/sql.h"

#include <gtest/gtest.h>

#include <random>

#include "fields/filter/line.h"
#include "fields/filter/naive_filter.h"
#include "fields/filter/operands.h"
#include "fields/test_fields.h"
#include "platform/db/testing.h"

namespace kedang::fields {
namespace {

/// A field, words that its values and conditions are made from, and words for conditions alone.
struct Sample {
    std::string_view type;
    std::vector<std::string> words;
    std::vector<std::string> asked = {};
};

std::vector<Sample> const& samples() {
    static std::vector<Sample> const all = {
        {"text", {"华东科技", "ABC 100%_\\", "abc", "华%", "'; DROP TABLE c; --", "东"}},
        {"integer", {"-5", "0", "7", "100", "9223372036854775807"}},
        {"money", {"0", "1万元", "0.0001", "100万美元", "1美元", "-3"}},
        {"date",
         {"1999-12-31", "2000-01-01", "2024-02-29", "2026-05-21", "2026-05-22", "2026-11-22",
          "2026-12-01"},
         {"近6个月", "本季度", "去年", "2024年", "未来1个月", "上周", "今天",
          "2000-01-01至2024-02-29"}},
        {"time",
         {"2024-05-21 10:30", "1969-12-31 23:00", "2026-05-22 00:00", "2026-05-21 23:59",
          "2026-11-22 12:00", "2026-11-16 08:00"},
         {"近90天", "近6个月", "本周", "昨天", "2024-05-21", "2024年5月", "未来2年", "近1个季度"}},
        {"choice", {"a", "b", "ab"}},
        {"choices", {"制造业", "高价值、制造业", "业", "a%"}},
        {"boolean", {"是", "否"}},
        {"region",
         {"江苏省", "江苏省常州市", "江苏省常州市武进区", "上海市", "上海市浦东新区", "东莞市"}},
        {"industry", {"C", "C34", "C39", "F52", "零售业", "服务业", "C3411"}},
        {"person", {"1", "2", "3"}, {"我"}},
        {"phone", {"13800138000", "021-56788880-8", "95187"}},
    };
    return all;
}

Field sampled_field(Sample const& sample, std::uint32_t number) {
    Field field = make_field(sample.type, std::string(sample.type));
    field.name = "f_" + std::string(sample.type);
    field.label.zh = std::string(sample.type) + "字段";
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
using Children = std::map<std::string, std::vector<NaiveRecord::Child>>;

/// What figures are asked for.
std::vector<std::string> words_for(Field const& figure) {
    if (figure.type->name == "money")
        return {"0", "1万元", "3000元", "2美元", "1.5万元"};
    if (figure.type->name == "integer")
        return {"0", "1", "2", "3"};
    return {"近6个月", "近90天", "本季度", "2026-05-22", "2026-11-01"};
}

std::int64_t filters_to_try() {
    auto const* wanted = std::getenv("KEDANG_FUZZ_FILTERS");
    return wanted == nullptr ? 2000 : std::atoll(wanted);
}

Ground test_ground() {
    return {test_context().today, test_context().zone, 2};
}

class FilterSql : public db::EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (IsSkipped())
            return;
        for (Sample const& sample : samples())
            fields_.push_back(
                sampled_field(sample, static_cast<std::uint32_t>(fields_.size() + 1)));
        for (Field const& figure : test_catalogue().customer().figures)
            fields_.push_back(figure);
        for (int i = 0; i < 150; ++i) {
            rows_.push_back(random_row());
            children_.push_back(random_children());
        }
        auto const stored = database().write([&](db::Transaction& transaction) {
            create_tables(transaction);
            for (std::size_t i = 0; i < rows_.size(); ++i)
                store_row(transaction, static_cast<std::int64_t>(i + 1), rows_[i], children_[i]);
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
        for (std::size_t i = 0; i < samples().size(); ++i)
            row.push_back(random_value(i));
        return row;
    }
    Children random_children() {
        auto const& catalogue = test_catalogue();
        auto const& order = *catalogue.record("sales_order");
        auto const child = [&](RecordType const& type, std::string_view field,
                               std::vector<std::string> const& words) {
            return typed(*type.field(field), words[below(words.size())]).value().value;
        };
        Children made;
        for (std::size_t i = below(4); i > 0; --i) {
            NaiveRecord::Child one;
            one["amount"] = child(order, "amount", {"1万元", "3000元", "2美元", "5000元"});
            one["ordered_on"] = child(order, "ordered_on",
                                      {"2026-05-21", "2026-05-22", "2026-11-22", "2026-10-01"});
            one["status"] = below(4) == 0 ? Value{} : child(order, "status", {"已下单", "已取消"});
            made["sales_order"].push_back(std::move(one));
        }
        for (std::size_t i = below(3); i > 0; --i)
            made["follow_up"].push_back(
                {{"happened_at", child(catalogue.follow_up(), "happened_at",
                                       {"2026-05-21 23:59", "2026-05-22 00:00", "2026-11-22 09:00",
                                        "2026-11-01 08:00"})}});
        return made;
    }

    Filter random_condition() {
        while (true) {
            std::size_t const field = below(fields_.size());
            auto const operators = fields_[field].type->operators;
            Operator const op = operators[below(operators.size())];
            auto const from = asked_words(field);
            std::vector<std::string> words;
            for (std::size_t i = below(4); i > 0; --i)
                words.push_back(from[below(from.size())]);
            auto made = make_condition(fields_[field], op, words, test_context());
            if (!made.ok())
                continue;
            bool const narrowed = fields_[field].figure && below(2) == 0;
            EXPECT_TRUE(!narrowed || narrow(made.value(), fields_[field], random_window()).ok());
            return std::move(made).value();
        }
    }
    std::vector<std::string> asked_words(std::size_t field) const {
        if (fields_[field].figure)
            return words_for(fields_[field]);
        auto words = samples()[field].words;
        for (auto const& more : samples()[field].asked)
            words.push_back(more);
        return words;
    }
    Period random_window() {
        std::vector<std::string_view> const windows = {
            "近6个月", "本季度", "上月", "近1天", "2026年", "2026-05-22至2026-10-01"};
        return *span_named(windows[below(windows.size())]);
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
    void store_row(db::Transaction& transaction, std::int64_t id, Row const& row,
                   Children const& children) const;
    static void store_child(db::Transaction& transaction, std::string const& table, std::int64_t id,
                            NaiveRecord::Child const& child);
    std::vector<std::int64_t> found(db::Session& session, Filter const& filter) const;
    std::vector<std::int64_t> expected(Filter const& filter) const;

    std::mt19937_64 random_{20261122};
    std::vector<Field> fields_;
    std::vector<Row> rows_;
    std::vector<Children> children_;
};

void FilterSql::create_tables(db::Transaction& transaction) const {
    bool const sqlite = engine() == db::Engine::Sqlite;
    std::string const text = sqlite ? "TEXT" : "TEXT COLLATE \"C\"";
    std::string const bytes = sqlite ? "BLOB" : "BYTEA";
    std::string sql = "CREATE TABLE customer (id BIGINT PRIMARY KEY";
    for (Field const& field : fields_)
        for (Column const& column : field.figure ? std::vector<Column>{} : stored_columns(field))
            sql += ", " + column.name + " " +
                   (column.kind == ColumnKind::Text      ? text
                    : column.kind == ColumnKind::Integer ? "BIGINT"
                                                         : bytes);
    transaction.execute(sql + ")");
    transaction.execute(
        "CREATE TABLE sales_order (customer BIGINT, state BIGINT, amount BIGINT, amount_currency " +
        text + ", ordered_on " + text + ", status " + text + ")");
    transaction.execute(
        "CREATE TABLE follow_up (customer BIGINT, state BIGINT, happened_at BIGINT)");
    transaction.execute("CREATE TABLE blind_index (tag " + bytes +
                        ", record_type BIGINT, field BIGINT, record BIGINT)");
}

void FilterSql::store_child(db::Transaction& transaction, std::string const& table, std::int64_t id,
                            NaiveRecord::Child const& child) {
    SqlParameters parameters;
    std::string names = "customer, state", places = parameters.add(id) + ", 0";
    for (auto const& [name, value] : child) {
        if (value.absent())
            continue;
        names += ", " + name;
        places += ", " + (value.kind == Value::Kind::Text ? parameters.add(value.text)
                                                          : parameters.add(value.number));
        if (value.kind == Value::Kind::Money) {
            names += ", " + name + "_currency";
            places += ", " + parameters.add(value.text);
        }
    }
    transaction.execute("INSERT INTO " + table + " (" + names + ") VALUES (" + places + ")",
                        parameters.views());
}

void FilterSql::store_row(db::Transaction& transaction, std::int64_t id, Row const& row,
                          Children const& children) const {
    for (auto const& [table, records] : children)
        for (auto const& child : records)
            store_child(transaction, table, id, child);
    SqlParameters parameters;
    std::string names = "id", places = parameters.add(id);
    auto const add = [&](std::string const& column, db::OwnedValue value) {
        names += ", " + column;
        places += ", " + parameters.add(std::move(value));
    };
    for (std::size_t i = 0; i < row.size(); ++i) {
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
    table.zone = test_context().zone;
    table.tags_of = [](IndexKey const& key) {
        return std::vector<db::Bytes>{db::Bytes(3, std::byte{7}), tag_of(key)};
    };
    SqlParameters parameters;
    std::string const condition = compile(grounded(filter, test_ground()), table, parameters);
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
        if (matches(filter, {value_of, children_[i]}, test_catalogue(), test_ground()))
            ids.push_back(static_cast<std::int64_t>(i + 1));
    }
    return ids;
}

TEST_P(FilterSql, A19_any_combination_finds_what_it_means) {
    auto const reader = database().read();
    int empty = 0, full = 0;
    std::int64_t const filters = filters_to_try();
    for (std::int64_t i = 0; i < filters; ++i) {
        Filter const filter = random_filter(3);
        auto const ids = found(*reader, filter);
        ASSERT_EQ(ids, expected(filter)) << to_json(filter);
        empty += ids.empty();
        full += ids.size() == rows_.size();
    }
    EXPECT_LT(empty + full, filters / 2) << "most filters should tell rows apart";
}

TEST_P(FilterSql, A29_random_filters_survive_the_line) {
    std::vector<Field const*> known;
    for (Field const& field : fields_)
        known.push_back(&field);
    Vocabulary const vocabulary(known);
    for (int i = 0; i < 1000; ++i) {
        Filter const filter = random_filter(3);
        std::string const line = to_line(filter, vocabulary, test_context());
        auto const again = read_line(line, vocabulary, test_context());
        ASSERT_TRUE(again.ok()) << to_json(filter) << line << again.error().title;
        ASSERT_EQ(again.value(), simplified(filter)) << to_json(filter) << "\n" << line;
        EXPECT_EQ(to_line(again.value(), vocabulary, test_context()), line);
    }
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
