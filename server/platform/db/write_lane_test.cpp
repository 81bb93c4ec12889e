// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <future>
#include <latch>
#include <set>
#include <thread>

#include "base/check.h"
#include "platform/db/testing.h"

namespace kedang::db {
namespace {

constexpr std::string_view insert = "INSERT INTO entry (id) VALUES ($1)";

Action inserting(std::int64_t id) {
    return [id](Transaction& transaction) -> Result<Done> {
        transaction.execute(insert, {id});
        return Done{};
    };
}

class WriteLaneTest : public EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (IsSkipped())
            return;
        script(
            "CREATE TABLE entry (id BIGINT PRIMARY KEY);"
            "CREATE TABLE child (entry BIGINT REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED);"
            "CREATE TABLE counter (next BIGINT NOT NULL); INSERT INTO counter VALUES (0)");
    }

    void script(std::string_view sql) {
        ASSERT_TRUE(database()
                        .write([&](Transaction& transaction) -> Result<Done> {
                            transaction.run_script(sql);
                            return Done{};
                        })
                        .ok());
    }
    std::int64_t entries() { return *database().read()->integer("SELECT count(*) FROM entry"); }
    bool has(std::int64_t id) {
        return database().read()->integer("SELECT count(*) FROM entry WHERE id = $1", {id}) == 1;
    }

    /// Runs all actions in one batch: they wait together behind one that holds the lane.
    /// Returns: their answers, in their order.
    std::vector<std::future<Result<Done>>> together(std::vector<Action> const& actions) {
        std::latch running(1), opened(1);
        auto const start = [&](Action const& action) {
            return std::async(std::launch::async, [&] { return database().write(action); });
        };
        Action const hold = [&](Transaction&) -> Result<Done> {
            running.count_down();
            opened.wait();
            return Done{};
        };
        auto holding = start(hold);
        running.wait();
        std::vector<std::future<Result<Done>>> answers;
        for (Action const& action : actions) {
            answers.push_back(start(action));
            while (database().waiting() < answers.size())
                std::this_thread::yield();
        }
        opened.count_down();
        EXPECT_TRUE(holding.get().ok());
        for (auto& answer : answers)
            answer.wait();
        return answers;
    }
};
INSTANTIATE_ON_BOTH_ENGINES(WriteLaneTest);

TEST_P(WriteLaneTest, those_who_wait_share_a_commit) {
    std::vector<Action> actions;
    for (std::int64_t id = 1; id <= 30; ++id)
        actions.push_back(inserting(id));
    auto const before = database().counters().commits.load();
    for (auto& answer : together(actions))
        EXPECT_TRUE(answer.get().ok());
    EXPECT_EQ(entries(), 30);
    // One for the batch; the action that held the lane wrote nothing but succeeded, so it has one.
    EXPECT_EQ(database().counters().commits - before, 2);
}

TEST_P(WriteLaneTest, an_action_fails_alone) {
    auto answers = together({
        inserting(1),
        [](Transaction& transaction) -> Result<Done> {
            transaction.execute(insert, {std::int64_t{2}});
            return Error{.code = ErrorCode::Conflict, .key = "no", .title = "不行"};
        },
        inserting(3),
        inserting(1),
        [](Transaction& transaction) -> Result<Done> {
            transaction.execute(insert, {std::int64_t{4}});
            throw std::runtime_error("of its own");
        },
        inserting(5),
    });
    EXPECT_TRUE(answers[0].get().ok());
    EXPECT_EQ(answers[1].get().error().key, "no");
    EXPECT_TRUE(answers[2].get().ok());
    EXPECT_THROW(answers[3].get(), UniqueViolation);
    EXPECT_THROW(answers[4].get(), std::runtime_error);
    EXPECT_TRUE(answers[5].get().ok());
    EXPECT_TRUE(has(1) && has(3) && has(5));
    EXPECT_EQ(entries(), 3);
}

TEST_P(WriteLaneTest, an_action_alone_in_its_transaction_fails_completely) {
    auto const result = database().write([](Transaction& transaction) -> Result<Done> {
        transaction.execute(insert, {std::int64_t{1}});
        return Error{.code = ErrorCode::Invalid, .key = "no", .title = "不行"};
    });
    EXPECT_EQ(result.error().key, "no");
    EXPECT_THROW(static_cast<void>(database().write([](Transaction& transaction) -> Result<Done> {
                     transaction.execute(insert, {std::int64_t{1}});
                     throw std::runtime_error("of its own");
                 })),
                 std::runtime_error);
    EXPECT_EQ(entries(), 0);
    EXPECT_TRUE(database().write(inserting(1)).ok());
}

TEST_P(WriteLaneTest, who_ends_the_transaction_does_not_take_the_neighbours_along) {
    auto answers = together({
        inserting(1),
        [](Transaction& transaction) -> Result<Done> {
            transaction.run_script("ROLLBACK");
            throw std::runtime_error("of its own");
        },
        inserting(2),
    });
    EXPECT_TRUE(answers[0].get().ok());
    EXPECT_THROW(answers[1].get(), std::runtime_error);
    EXPECT_TRUE(answers[2].get().ok());
    EXPECT_EQ(entries(), 2);
}

TEST_P(WriteLaneTest, a_commit_refused_because_of_one_succeeds_for_the_others) {
    auto answers = together({
        inserting(1),
        [](Transaction& transaction) -> Result<Done> {
            transaction.execute("INSERT INTO child (entry) VALUES (99)");
            return Done{};
        },
        inserting(2),
    });
    EXPECT_TRUE(answers[0].get().ok());
    EXPECT_THROW(answers[1].get(), DatabaseError);
    EXPECT_TRUE(answers[2].get().ok());
    EXPECT_EQ(entries(), 2);
    EXPECT_TRUE(database().writable());
}

TEST_P(WriteLaneTest, going_on_after_a_failed_statement_is_a_bug) {
    ASSERT_TRUE(database().write(inserting(1)).ok());
    auto const swallowing = [](auto const& then) {
        return [then](Transaction& transaction) -> Result<Done> {
            try {
                transaction.execute(insert, {std::int64_t{1}});
            } catch (UniqueViolation const&) {
                then(transaction);
            }
            return Done{};
        };
    };
    EXPECT_THROW(static_cast<void>(database().write(swallowing([](Transaction&) {}))), Bug);
    EXPECT_THROW(static_cast<void>(database().write(swallowing([](Transaction& transaction) {
                     transaction.execute(insert, {std::int64_t{2}});
                 }))),
                 Bug);
    EXPECT_EQ(entries(), 1);
    auto const told = database().write([](Transaction& transaction) -> Result<Done> {
        try {
            transaction.execute(insert, {std::int64_t{1}});
        } catch (UniqueViolation const& violation) {
            return Error{.code = ErrorCode::Conflict, .key = violation.constraint, .title = "重复"};
        }
        return Done{};
    });
    EXPECT_EQ(told.error().key, "entry_pkey") << "turning it into an error is what one does";
}

TEST_P(WriteLaneTest, writing_inside_an_action_is_a_bug) {
    EXPECT_THROW(static_cast<void>(database().write(
                     [&](Transaction&) -> Result<Done> { return database().write(inserting(1)); })),
                 Bug);
    EXPECT_TRUE(database().write(inserting(1)).ok());
}

TEST_P(WriteLaneTest, a_counter_has_no_gaps_under_64_writers) {
    constexpr int writers = 64, each = 5;
    std::vector<std::future<std::vector<std::int64_t>>> taken;
    for (int writer = 0; writer < writers; ++writer)
        taken.push_back(std::async(std::launch::async, [&] {
            std::vector<std::int64_t> mine;
            for (int turn = 0; turn < each; ++turn) {
                auto const number = write<std::int64_t>(
                    database(), [&](Transaction& transaction) -> Result<std::int64_t> {
                        auto const next = *transaction.integer(
                            "UPDATE counter SET next = next + 1 RETURNING next");
                        if (turn == 2)  // a refusal gives its number back
                            return Error{.code = ErrorCode::Invalid, .key = "no", .title = "不行"};
                        transaction.execute(insert, {next});
                        return next;
                    });
                if (number.ok())
                    mine.push_back(number.value());
            }
            return mine;
        }));
    std::set<std::int64_t> all;
    for (auto& each_taken : taken)
        for (std::int64_t const number : each_taken.get())
            EXPECT_TRUE(all.insert(number).second) << number << " was given out twice";
    EXPECT_EQ(all.size(), writers * (each - 1));
    EXPECT_EQ(*all.begin(), 1);
    EXPECT_EQ(*all.rbegin(), writers * (each - 1));
    EXPECT_EQ(entries(), writers * (each - 1));
}

class NarrowLaneTest : public WriteLaneTest {
  protected:
    Options options() const override { return {.readers = 1, .lane_capacity = 2}; }
};
INSTANTIATE_ON_BOTH_ENGINES(NarrowLaneTest);

TEST_P(NarrowLaneTest, a_full_lane_says_so_at_once) {
    std::latch running(1), opened(1);
    auto const start = [&](Action const& action) {
        return std::async(std::launch::async, [this, action] { return database().write(action); });
    };
    auto holding = start([&](Transaction&) -> Result<Done> {
        running.count_down();
        opened.wait();
        return Done{};
    });
    running.wait();
    auto first = start(inserting(1)), second = start(inserting(2));
    while (database().waiting() < 2)
        std::this_thread::yield();
    auto const third = database().write(inserting(3));
    opened.count_down();
    ASSERT_FALSE(third.ok());
    EXPECT_EQ(third.error().code, ErrorCode::Unavailable);
    EXPECT_EQ(third.error().key, "busy");
    EXPECT_EQ(third.error().retry_after_s, 1);
    EXPECT_TRUE(holding.get().ok() && first.get().ok() && second.get().ok());
    EXPECT_FALSE(has(3));
    EXPECT_TRUE(database().write(inserting(3)).ok());
}

TEST_P(NarrowLaneTest, a_second_reader_waits_for_the_first) {
    auto first = database().read();
    auto second = std::async(std::launch::async, [&] {
        return *database().read()->integer("SELECT count(*) FROM entry");
    });
    EXPECT_EQ(first->integer("SELECT count(*) FROM entry"), 0);
    first.reset();
    EXPECT_EQ(second.get(), 0);
}

}  // namespace
}  // namespace kedang::db
