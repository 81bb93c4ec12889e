// SPDX-License-Identifier: Apache-2.0
#include "audit_trail/actions.h"

#include <gmock/gmock.h>

#include <thread>

#include "audit_trail/testing.h"
#include "base/check.h"
#include "platform/crypto/primitives.h"

namespace kedang::audit_trail {
namespace {

class AuditTrail : public LogTest {
  protected:
    Result<Done> raw(std::string const& sql) {
        return database().write([&](db::Transaction& transaction) -> Result<Done> {
            transaction.run_script(sql);
            return Done{};
        });
    }
    Context with_key(std::string key, std::string_view body, std::int64_t actor = 4) {
        Context made = context(actor);
        made.idempotency = IdempotencyKey{"POST /api/v1/customers", std::move(key),
                                          crypto::hash256(crypto::as_bytes(body))};
        return made;
    }
    /// Counts how often the work really ran.
    Work making(std::int64_t id) {
        return [this, id](db::Transaction&) -> Result<ChangeSet> {
            ++runs_;
            return ChangeSet{{sample(id, "create")}, id};
        };
    }
    int runs_ = 0;
};
INSTANTIATE_ON_BOTH_ENGINES(AuditTrail);

TEST_P(AuditTrail, B11_change_log_says_who_when_before_and_after) {
    clock_.advance(std::chrono::minutes(5));
    Context who{.clock = clock_,
                .actor_id = 42,
                .request_id = "req-9",
                .ip = "2001:db8::1",
                .via = Via::Api};
    Change const what{.table_number = 1,
                      .record_id = 1001,
                      .action = "change",
                      .summary = "改了2个字段",
                      .fields = {{3, bytes("零售业"), bytes("批发业"), false},
                                 {9, {}, bytes("\x01\x80密文"), true}},
                      .reason = "年检更正",
                      .subject_customer = 77};
    auto const changed = change(database(), who, [&](db::Transaction&) -> Result<ChangeSet> {
        return ChangeSet{{what}, 0};
    });
    ASSERT_TRUE(changed.ok());
    auto const log = all();
    ASSERT_EQ(log.size(), 1u);
    EXPECT_EQ(log[0].sequence, 1);
    EXPECT_EQ(changed.value().sequence, 1);
    EXPECT_EQ(to_rfc3339(log[0].at), "2026-11-22T02:05:00.000Z");
    EXPECT_EQ(log[0].actor_id, 42);
    EXPECT_EQ(log[0].request_id, "req-9");
    EXPECT_EQ(log[0].ip, "2001:db8::1");
    EXPECT_EQ(log[0].via, Via::Api);
    EXPECT_EQ(log[0].change, what);
}

TEST_P(AuditTrail, B11_change_log_cannot_be_edited) {
    write(3);
    ASSERT_TRUE(checkpoints().write_if_changed().ok());
    for (std::string const statement :
         {"UPDATE audit_entry SET summary = 'x' WHERE sequence = 2",
          "DELETE FROM audit_entry WHERE sequence = 2", "UPDATE audit_checkpoint SET epoch = 2",
          "DELETE FROM audit_checkpoint"})
        EXPECT_THROW(static_cast<void>(raw(statement)), db::DatabaseError) << statement;
    if (engine() == db::Engine::Postgres) {
        EXPECT_THROW(static_cast<void>(raw("TRUNCATE audit_entry")), db::DatabaseError);
    }
    EXPECT_EQ(all().size(), 3u);
    EXPECT_EQ(verdict().finding, Finding::Sound) << verdict().text_zh;
}

TEST_P(AuditTrail, B11_change_log_is_verifiable_after_concurrent_writers) {
    {
        std::vector<std::jthread> writers;
        for (int writer = 1; writer <= 8; ++writer)
            writers.emplace_back([&, writer] {
                for (int i = 1; i <= 25; ++i) {
                    auto const done = change(
                        database(), context(writer), [&](db::Transaction&) -> Result<ChangeSet> {
                            if (i % 5 == 0)
                                return Error{ErrorCode::Invalid, "refused", "不行"};
                            return ChangeSet{{sample(writer), sample(writer)}, 0};
                        });
                    EXPECT_EQ(done.ok(), i % 5 != 0);
                }
            });
    }
    auto const log = all();
    ASSERT_EQ(log.size(), 8u * 20u * 2u);
    for (std::size_t i = 0; i < log.size(); ++i)
        ASSERT_EQ(log[i].sequence, static_cast<std::int64_t>(i + 1));
    ASSERT_TRUE(checkpoints().write_if_changed().ok());
    EXPECT_EQ(verdict().finding, Finding::Sound) << verdict().text_zh;
}

TEST_P(AuditTrail, work_and_its_lines_stand_or_fall_together) {
    ASSERT_TRUE(raw("CREATE TABLE note (id INTEGER NOT NULL)").ok());
    auto const insert = [](db::Transaction& transaction) {
        transaction.execute("INSERT INTO note(id) VALUES (1)");
    };
    write(1);
    auto const refused =
        change(database(), context(), [&](db::Transaction& transaction) -> Result<ChangeSet> {
            insert(transaction);
            return Error{ErrorCode::Conflict, "duplicate", "已有"};
        });
    EXPECT_EQ(refused.error().key, "duplicate");
    EXPECT_THROW(static_cast<void>(change(database(), context(),
                                          [&](db::Transaction& transaction) -> Result<ChangeSet> {
                                              insert(transaction);
                                              throw std::runtime_error("broken");
                                          })),
                 std::runtime_error);
    EXPECT_EQ(database().read()->integer("SELECT COUNT(*) FROM note"), 0);
    write(1);
    EXPECT_EQ(all().back().sequence, 2) << "no gap after what was undone";
    ASSERT_TRUE(checkpoints().write_if_changed().ok());
    EXPECT_EQ(verdict().finding, Finding::Sound);
}

TEST_P(AuditTrail, a_write_that_names_no_change_is_refused) {
    ASSERT_TRUE(raw("CREATE TABLE note (id INTEGER NOT NULL)").ok());
    EXPECT_THROW(
        static_cast<void>(change(database(), context(),
                                 [](db::Transaction& transaction) -> Result<ChangeSet> {
                                     transaction.execute("INSERT INTO note(id) VALUES (1)");
                                     return ChangeSet{};
                                 })),
        Bug);
    EXPECT_EQ(database().read()->integer("SELECT COUNT(*) FROM note"), 0);
    EXPECT_TRUE(all().empty());
}

TEST_P(AuditTrail, a_set_of_many_changes_becomes_as_many_lines) {
    for (int const count : {1, 7, 8, 9, 63, 64, 65, 145}) {
        auto const before = static_cast<std::int64_t>(all().size());
        ChangeSet set;
        for (int i = 0; i < count; ++i)
            set.changes.push_back(sample(before + i + 1, "create"));
        ASSERT_EQ(record(database(), context(), set).value().sequence, before + count);
    }
    auto const log = all();
    for (std::size_t i = 0; i < log.size(); ++i)
        ASSERT_EQ(log[i].change.record_id, static_cast<std::int64_t>(i + 1))
            << "in the order given";
    ASSERT_TRUE(checkpoints().write_if_changed().ok());
    EXPECT_EQ(verdict().finding, Finding::Sound) << verdict().text_zh;
}

TEST_P(AuditTrail, feed_goes_on_after_a_cursor_and_a_timeline_backwards) {
    for (std::int64_t i = 1; i <= 12; ++i)
        ASSERT_TRUE(record(database(), context(), {.changes = {sample(i % 3)}}).ok());
    auto const reader = database().read();
    auto const sequences = [](std::vector<Entry> const& entries) {
        std::vector<std::int64_t> found;
        for (Entry const& entry : entries)
            found.push_back(entry.sequence);
        return found;
    };
    EXPECT_THAT(sequences(entries_after(*reader, 4, 3)), testing::ElementsAre(5, 6, 7));
    EXPECT_THAT(sequences(entries_after(*reader, 11, 100)), testing::ElementsAre(12));
    EXPECT_THAT(sequences(entries_after(*reader, 12, 100)), testing::IsEmpty());
    EXPECT_THAT(sequences(entries_of_customer(*reader, 2)), testing::ElementsAre(11, 8, 5, 2));
    EXPECT_THAT(sequences(entries_of_customer(*reader, 2, 8, 1)), testing::ElementsAre(5));
    EXPECT_THAT(sequences(entries_of_customer(*reader, 0)), testing::IsEmpty())
        << "lines about no customer stand on no timeline";
}

TEST_P(AuditTrail, a_repeat_with_the_same_key_is_answered_and_not_done_again) {
    auto const first = change(database(), with_key("k-1", "body"), making(501)).value();
    EXPECT_FALSE(first.replayed);
    auto const again = change(database(), with_key("k-1", "body"), making(502)).value();
    EXPECT_TRUE(again.replayed);
    EXPECT_EQ(again.made_id, 501);
    EXPECT_EQ(runs_, 1);
    EXPECT_EQ(all().size(), 1u);
}

TEST_P(AuditTrail, a_key_belongs_to_its_actor_and_body) {
    ASSERT_TRUE(change(database(), with_key("k-1", "body"), making(501)).ok());
    auto const reused = change(database(), with_key("k-1", "another body"), making(502));
    ASSERT_FALSE(reused.ok());
    EXPECT_EQ(reused.error().code, ErrorCode::Conflict);
    EXPECT_EQ(reused.error().key, "idempotency_key_reused");
    EXPECT_FALSE(change(database(), with_key("k-1", "body", 5), making(503)).value().replayed);
    EXPECT_EQ(change(database(), with_key("", "body"), making(1)).error().code, ErrorCode::Invalid);
    EXPECT_EQ(change(database(), with_key(std::string(201, 'k'), "body"), making(1)).error().code,
              ErrorCode::Invalid);
    EXPECT_EQ(runs_, 2);
}

TEST_P(AuditTrail, a_key_of_a_refused_request_may_be_used_again) {
    auto const refuse = [](db::Transaction&) -> Result<ChangeSet> {
        return Error{ErrorCode::Invalid, "phone", "手机号不对"};
    };
    EXPECT_FALSE(change(database(), with_key("k-1", "body"), refuse).ok());
    EXPECT_FALSE(change(database(), with_key("k-1", "mended body"), making(501)).value().replayed);
}

TEST_P(AuditTrail, one_of_many_simultaneous_repeats_is_done) {
    std::atomic<int> replayed = 0, done = 0;
    {
        std::vector<std::jthread> clients;
        for (int i = 0; i < 16; ++i)
            clients.emplace_back([&] {
                auto const answer = change(database(), with_key("k-1", "body"),
                                           [](db::Transaction&) -> Result<ChangeSet> {
                                               return ChangeSet{{sample(501, "create")}, 501};
                                           });
                ASSERT_TRUE(answer.ok());
                EXPECT_EQ(answer.value().made_id, 501);
                ++(answer.value().replayed ? replayed : done);
            });
    }
    EXPECT_EQ(done, 1);
    EXPECT_EQ(replayed, 15);
}

TEST_P(AuditTrail, what_was_done_before_can_be_asked_beforehand) {
    EXPECT_FALSE(done_before(*database().read(), with_key("key", "body")).value().has_value());
    ASSERT_TRUE(change(database(), with_key("key", "body"), making(501)).ok());
    auto const before = done_before(*database().read(), with_key("key", "body"));
    ASSERT_TRUE(before.ok() && before.value());
    EXPECT_EQ(before.value()->made_id, 501);
    EXPECT_TRUE(before.value()->replayed);
    EXPECT_FALSE(done_before(*database().read(), with_key("key", "body", 5)).value().has_value());
    EXPECT_FALSE(done_before(*database().read(), context(4)).value().has_value());
    EXPECT_EQ(done_before(*database().read(), with_key("key", "other")).error().key,
              "idempotency_key_reused");
}

TEST_P(AuditTrail, old_keys_are_forgotten) {
    ASSERT_TRUE(change(database(), with_key("old", "body"), making(1)).ok());
    clock_.advance(std::chrono::hours(24 * 8));
    ASSERT_TRUE(change(database(), with_key("new", "body"), making(2)).ok());
    EXPECT_EQ(purge_idempotency_keys(database(), clock_.now() - std::chrono::hours(24 * 7)).value(),
              1);
    EXPECT_TRUE(change(database(), with_key("new", "body"), making(3)).value().replayed);
    EXPECT_FALSE(change(database(), with_key("old", "body"), making(4)).value().replayed);
}

}  // namespace
}  // namespace kedang::audit_trail
