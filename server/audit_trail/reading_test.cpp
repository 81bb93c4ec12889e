// The log as auditors and alerts read it.
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "audit_trail/store.h"
#include "audit_trail/testing.h"
#include "platform/db/schema_text.h"

namespace kedang::audit_trail {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Reading : public LogTest {
  protected:
    /// 1 … 12, a minute apart: customers 1 … 4 in turn, done by 4 and 5 in turn.
    void SetUp() override {
        LogTest::SetUp();
        if (IsSkipped())
            return;
        ASSERT_TRUE(database()
                        .write([&](db::Transaction& transaction) -> Result<Done> {
                            transaction.run_script(
                                db::schema_text(reading_schema(), transaction.engine()));
                            return Done{};
                        })
                        .ok());
        for (int i = 0; i < 12; ++i) {
            char const* const actions[] = {"reveal", "login", "customer.create"};
            ASSERT_TRUE(record(database(), context(4 + i % 2),
                               {.changes = {sample(1 + i % 4, actions[i % 3])}})
                            .ok());
            clock_.advance(std::chrono::minutes(1));
        }
    }
    std::vector<std::int64_t> found(std::vector<Wanted> const& wanted, std::int64_t limit = 100,
                                    std::optional<Place> before = {}) {
        std::vector<std::int64_t> sequences;
        for (auto const& entry : entries_of(*database().read(), wanted, before, limit))
            sequences.push_back(entry.sequence);
        return sequences;
    }
    Instant minute(int number) {
        return *parse_rfc3339("2026-11-22T02:00:00Z") + std::chrono::minutes(number);
    }
};
INSTANTIATE_ON_BOTH_ENGINES(Reading);

TEST_P(Reading, by_person_period_deed_and_customer_newest_first) {
    EXPECT_THAT(found({{}}), ElementsAre(12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1));
    EXPECT_THAT(found({{.actor = 4}}), ElementsAre(11, 9, 7, 5, 3, 1));
    EXPECT_THAT(found({{.from = minute(3), .until = minute(6)}}), ElementsAre(6, 5, 4));
    EXPECT_THAT(found({{.actions = {"reveal"}}}), ElementsAre(10, 7, 4, 1));
    EXPECT_THAT(found({{.actions = {"reveal", "login"}}}), ElementsAre(11, 10, 8, 7, 5, 4, 2, 1));
    EXPECT_THAT(found({{.actions = {"customer.create", "login"}}}),
                ElementsAre(12, 11, 9, 8, 6, 5, 3, 2));
    EXPECT_THAT(found({{.actions = {"customer.create"}, .customer = 3}}), ElementsAre(3));
    EXPECT_THAT(found({{.actor = 5, .actions = {"reveal"}}}), ElementsAre(10, 4));
    EXPECT_THAT(found({{.actor = 9}}), IsEmpty());
    EXPECT_THAT(found({{.actions = {"reveal"}, .record_id = 2}}), ElementsAre(10));
    EXPECT_THAT(found({{.actor = 4, .actions = {"login"}}, {.actor = 5, .actions = {"reveal"}}}),
                ElementsAre(11, 10, 5, 4));
}

TEST_P(Reading, goes_on_where_a_page_has_ended) {
    std::vector<Wanted> const wanted{{.actions = {"reveal", "login"}}};
    EXPECT_THAT(found(wanted, 3), ElementsAre(11, 10, 8));
    EXPECT_THAT(found(wanted, 3, Place{minute(7), 8}), ElementsAre(7, 5, 4));
    EXPECT_THAT(found(wanted, 3, Place{minute(0), 1}), IsEmpty());
}

TEST_P(Reading, tells_lines_of_the_same_moment_apart) {
    for (int i = 0; i < 5; ++i)
        ASSERT_TRUE(record(database(), context(), {.changes = {sample(1, "reveal")}}).ok());
    Wanted const now{.from = minute(12)};
    EXPECT_THAT(found({now}, 2), ElementsAre(17, 16));
    EXPECT_THAT(found({now}, 2, Place{minute(12), 16}), ElementsAre(15, 14));
    EXPECT_THAT(found({now}, 2, Place{minute(12), 14}), ElementsAre(13));
}

TEST_P(Reading, keeps_lines_in_their_period_after_the_clock_was_set_back) {
    clock_.advance(-std::chrono::minutes(10));
    ASSERT_TRUE(record(database(), context(), {.changes = {sample(1, "reveal")}}).ok());
    EXPECT_THAT(found({{.from = minute(2), .until = minute(4)}}), ElementsAre(4, 13, 3));
}

TEST_P(Reading, counts_deeds_since_then) {
    auto const deeds = deeds_since(*database().read(), "reveal", minute(3), 100);
    EXPECT_THAT(deeds,
                ElementsAre(Deed{4, 5, minute(3)}, Deed{7, 4, minute(6)}, Deed{10, 5, minute(9)}));
    EXPECT_EQ(last_sequence(*database().read()), 12);
}

TEST_P(Reading, uses_its_indexes) {
    if (engine() != db::Engine::Sqlite)
        GTEST_SKIP() << "a small table is read as a whole on PostgreSQL";
    auto reader = database().read();
    auto const explained = [&](std::string const& sql) {
        std::string text;
        auto cursor = reader->query("EXPLAIN QUERY PLAN " + sql);
        while (auto const* row = cursor->next())
            text += std::string(row->text(3)) + "\n";
        return text;
    };
    std::string const select = "SELECT sequence FROM audit_entry WHERE at >= 1 AND at < 9 AND ";
    std::string const order = " ORDER BY at DESC, sequence DESC LIMIT 5";
    auto const by_deed =
        explained(select +
                  "action IN ('reveal') AND action NOT IN ('customer.create', 'contact.create', "
                  "'follow_up.create')" +
                  order);
    EXPECT_THAT(by_deed, testing::HasSubstr("audit_entry_deed (action=? AND at>? AND at<?)"));
    EXPECT_THAT(by_deed, testing::Not(testing::HasSubstr("TEMP B-TREE")));
    auto const by_time = explained(select + "action IN ('customer.create')" + order);
    EXPECT_THAT(by_time, testing::HasSubstr("audit_entry_at (at>? AND at<?)"));
    EXPECT_THAT(by_time, testing::Not(testing::HasSubstr("TEMP B-TREE")));
    auto const by_person = explained(select + "actor_id = 4" + order);
    EXPECT_THAT(by_person, testing::HasSubstr("audit_entry_actor (actor_id=? AND at>? AND at<?)"));
    EXPECT_THAT(by_person, testing::Not(testing::HasSubstr("TEMP B-TREE")));
}

}  // namespace
}  // namespace kedang::audit_trail
