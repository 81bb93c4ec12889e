// The server goes away at the worst moments.
// SPDX-License-Identifier: Apache-2.0
#include "platform/db/testing.h"

namespace kedang::db {
namespace {

constexpr std::string_view end_all_connections =
    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()";

class ConnectionLossTest : public EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (IsSkipped())
            return;
        ASSERT_TRUE(script("CREATE TABLE note (id BIGINT PRIMARY KEY)").ok());
    }
    Result<Done> script(std::string_view sql) {
        return database().write([&](Transaction& transaction) -> Result<Done> {
            transaction.run_script(sql);
            return Done{};
        });
    }
    std::int64_t notes() { return *database().read()->integer("SELECT count(*) FROM note"); }
};
INSTANTIATE_TEST_SUITE_P(, ConnectionLossTest, ::testing::Values(Engine::Postgres), engine_name);

TEST_P(ConnectionLossTest, idle_connections_are_replaced) {
    EXPECT_EQ(notes(), 0);
    Database::open(test_database().location())->read()->integer(end_all_connections);
    EXPECT_EQ(notes(), 0);
    EXPECT_TRUE(script("INSERT INTO note (id) VALUES (1)").ok());
    EXPECT_EQ(notes(), 1);
}

TEST_P(ConnectionLossTest, lost_before_the_commit_means_not_written) {
    auto const lost = script(
        "INSERT INTO note (id) VALUES (1);"
        "SELECT pg_terminate_backend(pg_backend_pid())");
    ASSERT_FALSE(lost.ok());
    EXPECT_EQ(lost.error().code, ErrorCode::Unavailable);
    EXPECT_EQ(lost.error().key, "database_unreachable");
    EXPECT_TRUE(database().writable());
    EXPECT_EQ(notes(), 0);
    EXPECT_TRUE(script("INSERT INTO note (id) VALUES (1)").ok());
}

TEST_P(ConnectionLossTest, lost_during_the_commit_means_unknown) {
    ASSERT_TRUE(script("CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS"
                       " 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END';"
                       "CREATE CONSTRAINT TRIGGER cutting AFTER INSERT ON note"
                       " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION cut()")
                    .ok());
    EXPECT_THROW(static_cast<void>(script("INSERT INTO note (id) VALUES (1)")), DatabaseError);
    EXPECT_TRUE(script("DROP TRIGGER cutting ON note; INSERT INTO note (id) VALUES (2)").ok());
}

TEST_P(ConnectionLossTest, a_lost_reader_is_not_lent_again) {
    {
        auto const reader = database().read();
        reader->integer("SELECT pg_terminate_backend(pg_backend_pid())::int");
        EXPECT_THROW(reader->integer("SELECT 1"), DatabaseError);
    }
    EXPECT_EQ(notes(), 0);
    EXPECT_TRUE(database().alive());
}

TEST_P(ConnectionLossTest, a_deadlocked_action_is_repeated) {
    ASSERT_TRUE(
        script("CREATE FUNCTION once() RETURNS void LANGUAGE plpgsql AS"
               " 'BEGIN IF nextval(''turn'') < 3 THEN RAISE SQLSTATE ''40P01''; END IF; END';"
               "CREATE SEQUENCE turn")
            .ok());
    int runs = 0;
    auto const done = database().write([&](Transaction& transaction) -> Result<Done> {
        ++runs;
        transaction.execute("SELECT once()");
        transaction.execute("INSERT INTO note (id) VALUES (1)");
        return Done{};
    });
    EXPECT_TRUE(done.ok());
    EXPECT_EQ(runs, 3);
    EXPECT_EQ(notes(), 1);
}

TEST_P(ConnectionLossTest, messages_do_not_quote_values) {
    ASSERT_TRUE(script("INSERT INTO note (id) VALUES (13800138000)").ok());
    for (std::string_view const value : {"13800138000", "one3800138000"})
        try {
            database()
                .write([&](Transaction& transaction) -> Result<Done> {
                    transaction.execute("INSERT INTO note (id) VALUES ($1)", {value});
                    return Done{};
                })
                .ok();
            ADD_FAILURE() << "accepted " << value;
        } catch (DatabaseError const& error) {
            EXPECT_EQ(std::string(error.what()).find("3800138000"), std::string::npos)
                << error.what();
        }
}

}  // namespace
}  // namespace kedang::db
