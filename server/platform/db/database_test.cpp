// SPDX-License-Identifier: Apache-2.0
#include "platform/db/database.h"

#include <array>
#include <cmath>
#include <limits>

#include "base/check.h"
#include "platform/db/testing.h"

namespace kedang::db {
namespace {

class DatabaseTest : public EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (IsSkipped())
            return;
        script(engine() == Engine::Sqlite ? "CREATE TABLE thing (id BIGINT PRIMARY KEY, number "
                                            "BIGINT, ratio REAL, name TEXT, body BLOB)"
                                          : "CREATE TABLE thing (id BIGINT PRIMARY KEY, number "
                                            "BIGINT, ratio DOUBLE PRECISION,"
                                            " name TEXT, body BYTEA)");
    }

    void script(std::string_view sql) {
        auto const done = database().write([&](Transaction& transaction) -> Result<Done> {
            transaction.run_script(sql);
            return Done{};
        });
        ASSERT_TRUE(done.ok());
    }

    std::int64_t execute(std::string_view sql, std::initializer_list<Value> parameters = {}) {
        auto const changed =
            write<std::int64_t>(database(), [&](Transaction& transaction) -> Result<std::int64_t> {
                return transaction.execute(sql, parameters);
            });
        return changed.value();
    }
};
INSTANTIATE_ON_BOTH_ENGINES(DatabaseTest);

TEST_P(DatabaseTest, integers_are_exact_to_the_last_of_64_bits) {
    constexpr std::array numbers{std::int64_t{0},
                                 std::int64_t{-1},
                                 std::int64_t{5'000'000'000},
                                 (std::int64_t{1} << 53) + 1,
                                 std::numeric_limits<std::int64_t>::max(),
                                 std::numeric_limits<std::int64_t>::min()};
    std::int64_t id = 0;
    for (std::int64_t const number : numbers)
        execute("INSERT INTO thing (id, number) VALUES ($1, $2)", {++id, number});
    id = 0;
    for (std::int64_t const number : numbers)
        EXPECT_EQ(database().read()->integer("SELECT number FROM thing WHERE id = $1", {++id}),
                  number);
}

TEST_P(DatabaseTest, doubles_come_back_bit_for_bit) {
    constexpr std::array numbers{0.1,
                                 -0.0,
                                 1.0 / 3,
                                 1e300,
                                 5e-324,
                                 123456789.123456789,
                                 std::numeric_limits<double>::max(),
                                 std::numeric_limits<double>::infinity()};
    std::int64_t id = 0;
    for (double const number : numbers)
        execute("INSERT INTO thing (id, ratio) VALUES ($1, $2)", {++id, number});
    auto const reader = database().read();
    auto const cursor = reader->query("SELECT ratio FROM thing ORDER BY id");
    for (double const number : numbers)
        EXPECT_EQ(cursor->next()->number(0), number);
    EXPECT_EQ(cursor->next(), nullptr);
}

TEST_P(DatabaseTest, texts_keep_every_character) {
    std::string const long_text(100'000, 'x');
    std::array<std::string_view, 6> const texts{
        "", "客档", "👩‍👩‍👧 𠮷野家", "it's \"$1\" -- \\ %_", "a\nb\tc", long_text};
    std::int64_t id = 0;
    for (std::string_view const text : texts)
        execute("INSERT INTO thing (id, name) VALUES ($1, $2)", {++id, text});
    auto const reader = database().read();
    auto const cursor = reader->query("SELECT name FROM thing ORDER BY id");
    for (std::string_view const text : texts) {
        Row const* const row = cursor->next();
        EXPECT_FALSE(row->is_null(0));
        EXPECT_EQ(row->text(0), text);
    }
}

TEST_P(DatabaseTest, bytes_keep_every_byte) {
    Bytes every;
    for (int value = 0; value < 256; ++value)
        every.push_back(static_cast<std::byte>(value));
    std::span<std::byte const> const all(every), none;
    execute("INSERT INTO thing (id, body) VALUES (1, $1)", {all});
    execute("INSERT INTO thing (id, body) VALUES (2, $1)", {none});
    auto const reader = database().read();
    auto const cursor = reader->query("SELECT body FROM thing ORDER BY id");
    Row const* row = cursor->next();
    EXPECT_TRUE(std::ranges::equal(row->bytes(0), all));
    EXPECT_TRUE(std::ranges::equal(row->bytes(0), all)) << "reading twice gives the same";
    row = cursor->next();
    EXPECT_FALSE(row->is_null(0)) << "no bytes is not NULL";
    EXPECT_TRUE(row->bytes(0).empty());
}

TEST_P(DatabaseTest, null_is_neither_empty_nor_zero) {
    execute("INSERT INTO thing (id, number, ratio, name, body) VALUES (1, $1, $2, $3, $4)",
            {Null{}, Null{}, Null{}, Null{}});
    auto const reader = database().read();
    auto const cursor = reader->query("SELECT number, ratio, name, body FROM thing");
    Row const* const row = cursor->next();
    EXPECT_EQ(row->columns(), 4);
    for (int column = 0; column < 4; ++column)
        EXPECT_TRUE(row->is_null(column)) << column;
    EXPECT_EQ(row->integer(0), 0);
    EXPECT_EQ(row->maybe_integer(0), std::nullopt);
    EXPECT_EQ(row->number(1), 0);
    EXPECT_EQ(row->text(2), "");
    EXPECT_TRUE(row->bytes(3).empty());
}

TEST_P(DatabaseTest, placeholders_are_numbered_not_counted) {
    execute("INSERT INTO thing (id, name, number) VALUES ($2, $3, $1)",
            {std::int64_t{7}, std::int64_t{1}, "$2 is no placeholder"});
    auto const reader = database().read();
    EXPECT_EQ(reader->text("SELECT name FROM thing WHERE id = $2 AND number = $1 AND id = $2",
                           {std::int64_t{7}, std::int64_t{1}}),
              "$2 is no placeholder");
    EXPECT_EQ(reader->text("SELECT '$1' /* $9 */ FROM thing -- $8\n"), "$1");
}

TEST_P(DatabaseTest, execute_tells_how_many_rows_changed) {
    EXPECT_EQ(execute("INSERT INTO thing (id, number) VALUES (1, 1), (2, 1), (3, 2)"), 3);
    EXPECT_EQ(execute("UPDATE thing SET number = 5 WHERE number = $1", {std::int64_t{1}}), 2);
    EXPECT_EQ(execute("INSERT INTO thing (id) VALUES (1) ON CONFLICT DO NOTHING"), 0);
    EXPECT_EQ(execute("CREATE TABLE another (id BIGINT)"), 0);
    EXPECT_EQ(execute("DELETE FROM thing"), 3);
}

TEST_P(DatabaseTest, returning_hands_back_what_was_written) {
    auto const id =
        write<std::int64_t>(database(), [](Transaction& transaction) -> Result<std::int64_t> {
            return *transaction.integer("INSERT INTO thing (id) VALUES ($1) RETURNING id + 1",
                                        {std::int64_t{41}});
        });
    EXPECT_EQ(id.value(), 42);
    EXPECT_EQ(database().read()->integer("SELECT count(*) FROM thing"), 1);
}

TEST_P(DatabaseTest, sums_and_expressions_read_as_integers) {
    execute("INSERT INTO thing (id, number) VALUES (1, $1), (2, 1)", {std::int64_t{1} << 60});
    auto const reader = database().read();
    EXPECT_EQ(reader->integer("SELECT sum(number) FROM thing"), (std::int64_t{1} << 60) + 1);
    EXPECT_EQ(reader->integer("SELECT count(*) = 2 FROM thing"), 1);
    EXPECT_EQ(reader->integer("SELECT max(number) FROM thing WHERE id > 5"), std::nullopt);
    EXPECT_EQ(reader->integer("SELECT number FROM thing WHERE id > 5"), std::nullopt);
}

TEST_P(DatabaseTest, a_reader_sees_one_moment) {
    execute("INSERT INTO thing (id) VALUES (1)");
    auto const reader = database().read();
    EXPECT_EQ(reader->integer("SELECT count(*) FROM thing"), 1);
    execute("INSERT INTO thing (id) VALUES (2)");
    EXPECT_EQ(reader->integer("SELECT count(*) FROM thing"), 1);
    EXPECT_EQ(database().read()->integer("SELECT count(*) FROM thing"), 2);
}

TEST_P(DatabaseTest, a_reader_cannot_write) {
    EXPECT_THROW(database().read()->execute("INSERT INTO thing (id) VALUES (1)"), DatabaseError);
    EXPECT_EQ(database().read()->integer("SELECT count(*) FROM thing"), 0)
        << "its connection still works";
    EXPECT_TRUE(database().writable());
}

TEST_P(DatabaseTest, a_unique_violation_names_its_constraint) {
    script(
        "CREATE TABLE pair (id BIGINT PRIMARY KEY, a TEXT, b TEXT, c TEXT UNIQUE, d TEXT, e TEXT,"
        " UNIQUE (d, e)); CREATE UNIQUE INDEX pair_of_both ON pair (a, b) WHERE a <> 'free';"
        "CREATE UNIQUE INDEX pair_lower ON pair (lower(b))");
    execute("INSERT INTO pair (id, a, b, c, d, e) VALUES (1, 'x', 'y', 'z', 'p', 'q')");
    struct Case {
        std::string_view sql, constraint;
    };
    for (auto const& [sql, constraint] :
         std::array{Case{"INSERT INTO pair (id) VALUES (1)", "pair_pkey"},
                    Case{"INSERT INTO pair (id, c) VALUES (2, 'z')", "pair_c_key"},
                    Case{"INSERT INTO pair (id, d, e) VALUES (2, 'p', 'q')", "pair_d_e_key"},
                    Case{"INSERT INTO pair (id, b) VALUES (2, 'Y')", "pair_lower"}}) {
        try {
            execute(sql);
            ADD_FAILURE() << "accepted: " << sql;
        } catch (UniqueViolation const& violation) {
            EXPECT_EQ(violation.constraint, constraint);
        }
    }
    script("DROP INDEX pair_lower");
    try {
        execute("INSERT INTO pair (id, a, b) VALUES (2, 'x', 'y')");
        FAIL() << "a duplicate was accepted";
    } catch (UniqueViolation const& violation) {
        EXPECT_EQ(violation.constraint, "pair_of_both");
    }
}

TEST_P(DatabaseTest, a_double_quoted_text_is_an_error) {
    execute("INSERT INTO thing (id, name) VALUES (1, 'n')");
    EXPECT_THROW(database().read()->text("SELECT \"nothing\" FROM thing"), DatabaseError);
}

TEST_P(DatabaseTest, like_tells_case_apart) {
    EXPECT_EQ(database().read()->integer(
                  "SELECT count(*) FROM (SELECT 'ABC' AS a) AS t WHERE a LIKE 'ab%'"),
              0);
}

TEST_P(DatabaseTest, wrong_use_is_a_bug_on_both_engines) {
    execute("INSERT INTO thing (id) VALUES (1), (2), (3)");
    auto const reader = database().read();
    {
        auto const cursor = reader->query("SELECT id FROM thing ORDER BY id");
        EXPECT_NE(cursor->next(), nullptr);
        EXPECT_THROW(reader->integer("SELECT 1"), Bug) << "two statements at once";
    }
    EXPECT_EQ(reader->integer("SELECT 1"), 1) << "after the cursor is gone";
    std::string_view const nul("a\0b", 3);
    EXPECT_THROW(reader->integer("SELECT id FROM thing WHERE name = $1", {nul}), Bug);
    EXPECT_THROW(reader->integer("SELECT id FROM thing WHERE ratio = $1", {std::nan("")}), Bug);
    EXPECT_EQ(reader->integer("SELECT 1"), 1);
}

TEST_P(DatabaseTest, more_statements_than_the_cache_holds) {
    // Twice: the connection must begin anew after statements were pushed out.
    for (int round = 0; round < 2; ++round) {
        auto const reader = database().read();
        for (int number = 0; number < 600; ++number)
            ASSERT_EQ(reader->integer("SELECT " + std::to_string(number)), number);
    }
}

TEST_P(DatabaseTest, counters_count) {
    auto const commits = database().counters().commits.load();
    execute("INSERT INTO thing (id) VALUES (1), (2)");
    EXPECT_EQ(database().counters().commits, commits + 1);
    auto const rows = database().counters().rows.load();
    auto const statements = database().counters().statements.load();
    {
        auto const reader = database().read();
        auto const cursor = reader->query("SELECT id FROM thing");
        while (cursor->next() != nullptr) {
        }
    }
    EXPECT_EQ(database().counters().rows, rows + 2);
    EXPECT_EQ(database().counters().statements, statements + 1);
}

TEST_P(DatabaseTest, it_is_alive_and_writable_and_keeps_what_it_has) {
    execute("INSERT INTO thing (id, name) VALUES (1, '客')");
    EXPECT_TRUE(database().alive());
    EXPECT_TRUE(database().writable());
    test_database().reopen();
    EXPECT_EQ(database().read()->text("SELECT name FROM thing"), "客");
}

}  // namespace
}  // namespace kedang::db
