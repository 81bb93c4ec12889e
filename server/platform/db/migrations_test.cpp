// SPDX-License-Identifier: Apache-2.0
#include "platform/db/migrations.h"

#include <vector>

#include "base/check.h"
#include "platform/db/schema_text.h"
#include "platform/db/testing.h"

namespace kedang::db {
namespace {

constexpr Migration people{1, "people", R"(
CREATE TABLE person (id {{id}}, name {{text}} NOT NULL, photo {{bytes}}, score {{real}}, more {{json}});
CREATE TABLE counter (kind {{text}} PRIMARY KEY, next {{bigint}} NOT NULL) {{without_rowid}};
{{#sqlite}}CREATE TRIGGER counted AFTER INSERT ON person BEGIN
    INSERT INTO counter (kind, next) VALUES ('person;', 1) ON CONFLICT DO NOTHING;
END;{{/sqlite}}
{{#postgres}}CREATE FUNCTION count_person() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN
    INSERT INTO counter (kind, next) VALUES (''person;'', 1) ON CONFLICT DO NOTHING; RETURN NEW; END';
CREATE TRIGGER counted AFTER INSERT ON person FOR EACH ROW EXECUTE FUNCTION count_person();{{/postgres}}
)"};
constexpr Migration nicknames{2, "nicknames", "ALTER TABLE person ADD COLUMN nickname {{text}}"};
constexpr Migration broken{3, "broken",
                           "CREATE TABLE half (id {{id}}); CREATE TABLE person (id {{id}})"};

class MigrationsTest : public EngineTest {
  protected:
    Result<Migrated> run(std::vector<Migration> migrations, bool backed_up = true) {
        return migrate(database(), migrations, clock_,
                       {.snapshot_folder = snapshots(), .backed_up = backed_up});
    }
    std::string refusal(std::vector<Migration> migrations, bool backed_up = true) {
        auto const result = run(std::move(migrations), backed_up);
        return result.ok() ? "accepted" : result.error().key;
    }
    void execute(std::string_view sql) {
        auto const done = database().write([&](Transaction& transaction) -> Result<Done> {
            transaction.execute(sql);
            return Done{};
        });
        ASSERT_TRUE(done.ok());
    }
    std::filesystem::path snapshots() { return test_database().folder() / "snapshots"; }

    MovingClock clock_{from_milliseconds(1'790'000'000'000)};
};
INSTANTIATE_ON_BOTH_ENGINES(MigrationsTest);

TEST_P(MigrationsTest, a_new_database_gets_everything) {
    auto const migrated = run({people, nicknames}, false);
    ASSERT_TRUE(migrated.ok());
    EXPECT_EQ(migrated.value().from, 0);
    EXPECT_EQ(migrated.value().to, 2);
    EXPECT_EQ(migrated.value().snapshot, "") << "there was nothing to lose";
    execute("INSERT INTO person (id, name, nickname) VALUES (1, '王芳', '小王')");
    EXPECT_EQ(database().read()->text("SELECT kind FROM counter"), "person;") << "the trigger ran";
    EXPECT_EQ(
        database().read()->integer("SELECT applied_at FROM schema_migration WHERE version = 2"),
        1'790'000'000'000);
}

TEST_P(MigrationsTest, doing_it_again_does_nothing) {
    ASSERT_TRUE(run({people, nicknames}).ok());
    test_database().reopen();
    auto const commits = database().counters().commits.load();
    auto const again = run({people, nicknames}, false);
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(again.value().to, 2);
    EXPECT_EQ(database().counters().commits, commits);
    EXPECT_FALSE(std::filesystem::exists(snapshots()));
}

TEST_P(MigrationsTest, existing_data_is_secured_before_it_is_changed) {
    ASSERT_TRUE(run({people}).ok());
    execute("INSERT INTO person (id, name) VALUES (1, '王芳')");
    if (engine() == Engine::Postgres) {
        EXPECT_EQ(refusal({people, nicknames}, false), "backup_required");
        EXPECT_EQ(database().read()->integer("SELECT count(*) FROM schema_migration"), 1);
    }
    auto const migrated = run({people, nicknames});
    ASSERT_TRUE(migrated.ok());
    EXPECT_EQ(migrated.value().from, 1);
    EXPECT_EQ(migrated.value().to, 2);
    if (engine() == Engine::Sqlite) {
        auto const copy = Database::open(migrated.value().snapshot);
        EXPECT_EQ(copy->read()->text("SELECT name FROM person"), "王芳");
        EXPECT_EQ(copy->read()->integer("SELECT max(version) FROM schema_migration"), 1);
        EXPECT_EQ(std::filesystem::status(migrated.value().snapshot).permissions(),
                  std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    }
}

TEST_P(MigrationsTest, a_newer_database_is_refused) {
    ASSERT_TRUE(run({people, nicknames}).ok());
    auto const refused = run({people});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().key, "newer_database");
    EXPECT_EQ(refused.error().title,
              "数据库由更新版本的客档建立（结构版本 2，本程序支持到 1），请升级程序后再启动");
}

TEST_P(MigrationsTest, a_changed_step_is_refused) {
    ASSERT_TRUE(run({people}).ok());
    Migration changed = people;
    std::string const text = std::string(people.sql) + " ";
    changed.sql = text;
    EXPECT_EQ(refusal({changed, nicknames}), "changed_migration");
    EXPECT_EQ(database().read()->integer("SELECT count(*) FROM schema_migration"), 1);
}

TEST_P(MigrationsTest, a_missing_step_is_refused) {
    ASSERT_TRUE(run({people, nicknames}).ok());
    execute("DELETE FROM schema_migration WHERE version = 1");
    EXPECT_EQ(refusal({people, nicknames}), "half_migrated");
}

TEST_P(MigrationsTest, another_programs_database_is_refused) {
    execute("CREATE TABLE wp_posts (id BIGINT)");
    auto const refused = run({people});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().key, "foreign_database");
    EXPECT_NE(refused.error().title.find("wp_posts"), std::string::npos);
}

TEST_P(MigrationsTest, a_step_that_breaks_leaves_nothing_of_itself) {
    ASSERT_TRUE(run({people}).ok());
    EXPECT_THROW(run({people, nicknames, broken}), DatabaseError);
    EXPECT_EQ(database().read()->integer("SELECT max(version) FROM schema_migration"), 2);
    EXPECT_THROW(database().read()->integer("SELECT count(*) FROM half"), DatabaseError);
    EXPECT_EQ(run({people, nicknames}).value().to, 2);
}

TEST_P(MigrationsTest, texts_are_sorted_by_bytes) {
    ASSERT_TRUE(run({people}).ok());
    execute("INSERT INTO person (id, name) VALUES (1, 'b'), (2, 'B'), (3, 'é'), (4, '客')");
    auto const reader = database().read();
    auto const cursor = reader->query("SELECT name FROM person ORDER BY name");
    for (char const* const expected : {"B", "b", "é", "客"})
        EXPECT_EQ(cursor->next()->text(0), expected);
}

TEST(SchemaText, mistakes_are_bugs) {
    for (std::string_view const text :
         {"{{integer}}", "{{id", "{{#sqlite}} open", "{{/sqlite}}",
          "{{#sqlite}}{{#postgres}}{{/postgres}}{{/sqlite}}", "{{#mysql}}"})
        EXPECT_THROW(schema_text(text, Engine::Sqlite), Bug) << text;
    EXPECT_EQ(schema_text("a{{#postgres}}b{{bigint}}{{/postgres}}c", Engine::Sqlite), "ac");
    EXPECT_EQ(schema_text("a{{#postgres}} {{bigint}} {{/postgres}}c", Engine::Postgres),
              "a BIGINT c");
}

}  // namespace
}  // namespace kedang::db
