// Every kind of tampering is tried on a log that is first shown to be sound. It happens in a
// transaction that is undone afterwards, so that one database serves all cases.
// SPDX-License-Identifier: Apache-2.0
#include "audit_trail/verification.h"

#include <gtest/gtest.h>

#include <fstream>

#include "audit_trail/anchors.h"
#include "audit_trail/store.h"
#include "audit_trail/store_encoding.h"
#include "audit_trail/testing.h"
#include "platform/crypto/field_cipher.h"

namespace kedang::audit_trail {
namespace {

constexpr std::int64_t length = 24;

using Tampering = std::function<void(db::Transaction&)>;

class Verification : public LogTest {
  protected:
    /// 24 lines, signed inside and outside at 8, 16 and 24.
    void SetUp() override {
        LogTest::SetUp();
        if (IsSkipped())
            return;
        Checkpoints signing = checkpoints();
        for (int part = 0; part < 3; ++part) {
            write(8);
            clock_.advance(std::chrono::seconds(10));
            ASSERT_TRUE(signing.write_if_changed().value());
        }
        ASSERT_EQ(verdict().finding, Finding::Sound) << verdict().text_zh;
        ASSERT_EQ(verdict().entries, length);
        ASSERT_EQ(verdict().anchored_sequence, length);
    }

    /// As somebody does who may write to the database itself.
    Verdict after(Tampering const& tampering, Proof const& with) {
        Verdict found;
        auto const undone = database().write([&](db::Transaction& transaction) -> Result<Done> {
            drop_triggers(transaction);
            tampering(transaction);
            found = verify(transaction, with);
            return Error{ErrorCode::Conflict, "undo", ""};
        });
        EXPECT_EQ(undone.error().key, "undo");
        EXPECT_EQ(verdict().finding, Finding::Sound) << "the tampering was undone";
        return found;
    }
    Verdict after(Tampering const& tampering) { return after(tampering, proof()); }
    Proof without_anchors() {
        Proof inside = proof();
        inside.anchor_directory.reset();
        return inside;
    }

    static void drop_triggers(db::Transaction& transaction) {
        transaction.run_script(
            transaction.engine() == db::Engine::Sqlite
                ? "DROP TRIGGER audit_entry_no_update; DROP TRIGGER audit_entry_no_delete;"
                  "DROP TRIGGER audit_checkpoint_no_update; DROP TRIGGER "
                  "audit_checkpoint_no_delete;"
                : "DROP TRIGGER audit_entry_no_change ON audit_entry;"
                  "DROP TRIGGER audit_checkpoint_no_change ON audit_checkpoint;");
    }

    static void cut_after(db::Transaction& transaction, std::int64_t last) {
        transaction.execute("DELETE FROM audit_entry WHERE sequence > $1", {last});
    }
    static void remove_checkpoints_from(db::Transaction& transaction, std::int64_t first) {
        transaction.execute("DELETE FROM audit_checkpoint WHERE sequence >= $1", {first});
    }

    /// Computes all hashes from `first` on anew, as the program itself would.
    static void rechain(db::Transaction& transaction, std::int64_t first) {
        std::vector<std::pair<Hash, Hash>> hashes;
        auto const entries = store::entries_after(transaction, first - 1, length);
        Hash previous = store::hash_at(transaction, first - 1).value_or(Hash{});
        crypto::CanonicalWriter scratch;
        for (Entry const& entry : entries) {
            Bytes const detail = store::pack(entry.change.fields);
            Hash const hash = store::hash_of({.sequence = entry.sequence,
                                              .at_ms = to_milliseconds(entry.at),
                                              .actor_id = entry.actor_id,
                                              .request_id = entry.request_id,
                                              .ip = entry.ip,
                                              .via = word(entry.via),
                                              .action = entry.change.action,
                                              .table_number = entry.change.table_number,
                                              .record_id = entry.change.record_id,
                                              .customer_id = entry.change.subject_customer,
                                              .summary = entry.change.summary,
                                              .reason = entry.change.reason,
                                              .detail = detail,
                                              .previous_hash = previous},
                                             scratch);
            transaction.execute(
                "UPDATE audit_entry SET previous_hash = $1, hash = $2 WHERE sequence = $3",
                {crypto::ByteView(previous), crypto::ByteView(hash), entry.sequence});
            previous = hash;
        }
    }
    static void edit(db::Transaction& transaction, std::int64_t sequence) {
        transaction.execute("UPDATE audit_entry SET actor_id = 99 WHERE sequence = $1", {sequence});
    }
};
INSTANTIATE_ON_BOTH_ENGINES(Verification);

TEST_P(Verification, finds_any_single_line_that_was_deleted) {
    for (std::int64_t k = 1; k <= length; ++k) {
        auto const found = after([&](db::Transaction& transaction) {
            transaction.execute("DELETE FROM audit_entry WHERE sequence = $1", {k});
        });
        bool const is_last = k == length;
        EXPECT_EQ(found.exit_code(), is_last ? 3 : 2) << k << found.text_zh;
        EXPECT_EQ(found.first_bad_sequence, k);
    }
}

TEST_P(Verification, finds_that_the_end_was_cut) {
    for (std::int64_t k = 1; k <= length; ++k) {
        auto const found =
            after([&](db::Transaction& transaction) { cut_after(transaction, length - k); });
        EXPECT_EQ(found.exit_code(), 3) << k << found.text_zh;
        EXPECT_EQ(found.first_bad_sequence, length - k + 1);
        EXPECT_EQ(found.entries, length - k);
    }
}

TEST_P(Verification, finds_two_lines_that_changed_places) {
    for (std::int64_t k = 1; k < length; ++k) {
        auto const found = after([&](db::Transaction& transaction) {
            for (auto const& [from, to] :
                 {std::pair{k, std::int64_t{1000}}, {k + 1, k}, {std::int64_t{1000}, k + 1}})
                transaction.execute("UPDATE audit_entry SET sequence = $1 WHERE sequence = $2",
                                    {to, from});
        });
        EXPECT_EQ(found.exit_code(), 2) << k;
        EXPECT_EQ(found.first_bad_sequence, k);
    }
}

TEST_P(Verification, finds_any_column_that_was_edited) {
    for (std::string const assignment :
         {"at = at + 1", "actor_id = 99", "request_id = 'r-2'", "ip = '192.0.2.8'", "via = 'api'",
          "action = 'creatf'", "table_number = 2", "record_id = record_id + 100",
          "customer_id = customer_id + 100", "customer_id = NULL", "summary = summary || ' '",
          "reason = ''", "detail = previous_hash", "previous_hash = hash",
          "hash = previous_hash"}) {
        for (std::int64_t const k : {std::int64_t{1}, std::int64_t{13}, length}) {
            auto const found = after([&](db::Transaction& transaction) {
                transaction.execute("UPDATE audit_entry SET " + assignment + " WHERE sequence = $1",
                                    {k});
            });
            EXPECT_EQ(found.exit_code(), 2) << assignment << " at " << k;
            EXPECT_EQ(found.first_bad_sequence, k) << assignment;
        }
    }
}

TEST_P(Verification, finds_a_chain_that_was_computed_anew_without_the_key) {
    for (std::int64_t k = 1; k <= length; ++k) {
        auto const rewritten = [&](db::Transaction& transaction) {
            edit(transaction, k);
            rechain(transaction, k);
        };
        auto const without_inside_checkpoints = [&](db::Transaction& transaction) {
            rewritten(transaction);
            remove_checkpoints_from(transaction, k);
        };
        EXPECT_EQ(after(rewritten).exit_code(), 2) << k;
        EXPECT_EQ(after(without_inside_checkpoints).exit_code(), 2) << k;
        EXPECT_EQ(after(rewritten, without_anchors()).exit_code(), 2) << k;
        EXPECT_EQ(after(without_inside_checkpoints, without_anchors()).exit_code(), 4)
            << "nobody outside can tell, so it is never called sound";
    }
}

TEST_P(Verification, finds_that_an_older_database_was_put_back) {
    for (std::int64_t const kept : {0, 7, 8, 23}) {
        auto const older = [&](db::Transaction& transaction) {
            cut_after(transaction, kept);
            remove_checkpoints_from(transaction, kept + 1);
        };
        EXPECT_EQ(after(older).exit_code(), 3) << kept;
        EXPECT_EQ(after(older, without_anchors()).exit_code(), 4) << kept;
    }
}

TEST_P(Verification, finds_a_checkpoint_that_was_forged) {
    for (std::string const assignment :
         {"at = at + 1", "epoch = 2", "hash = (SELECT hash FROM audit_entry WHERE sequence = 3)"}) {
        auto const found = after(
            [&](db::Transaction& transaction) {
                transaction.execute("UPDATE audit_checkpoint SET " + assignment +
                                    " WHERE sequence = 16");
            },
            without_anchors());
        EXPECT_EQ(found.exit_code(), 2) << assignment;
        EXPECT_EQ(found.first_bad_sequence, 16);
    }
}

TEST_P(Verification, says_what_it_could_not_check) {
    EXPECT_EQ(verify(*database().read(), without_anchors()).exit_code(), 4);
    crypto::TestFolder empty;
    Proof elsewhere = proof();
    elsewhere.anchor_directory = empty.path();
    EXPECT_EQ(verify(*database().read(), elsewhere).exit_code(), 4);
    elsewhere.anchor_directory = empty.path() / "not mounted";
    EXPECT_EQ(verify(*database().read(), elsewhere).exit_code(), 1);
    Proof without_keys = proof();
    without_keys.keys.clear();
    EXPECT_EQ(verify(*database().read(), without_keys).exit_code(), 1);
    Proof another_installation = proof();
    another_installation.installation_id = std::string(32, '0');
    EXPECT_EQ(verify(*database().read(), another_installation).exit_code(), 2)
        << "its checkpoints were not signed for this one";
}

TEST_P(Verification, lines_in_the_outside_file_that_prove_nothing_do_no_harm) {
    std::string const name = "kedang-audit-" + keys_->installation_id() + ".jsonl";
    std::ofstream(outside_.path() / name, std::ios::app)
        << "{\"torn\nnot JSON\n{\"format\":1,\"sequence\":9999,\"epoch\":9}\n{\"torn again";
    auto const found = verdict();
    EXPECT_EQ(found.finding, Finding::Sound) << found.text_zh;
    EXPECT_NE(found.text_zh.find("有4行无法使用"), std::string::npos) << found.text_zh;
    write(1);
    ASSERT_TRUE(checkpoints().write_if_changed().value())
        << "a torn line does not swallow the next one";
    EXPECT_EQ(verdict().anchored_sequence, length + 1);
}

TEST_P(Verification, old_signing_keys_still_count) {
    keys_->rotate(crypto::Purpose::AuditSign);
    write(2);
    ASSERT_TRUE(checkpoints().write_if_changed().value());
    EXPECT_EQ(verdict().finding, Finding::Sound) << verdict().text_zh;
    EXPECT_EQ(verdict().anchored_sequence, length + 2);
}

TEST_P(Verification, checkpoints_are_written_only_for_something_new) {
    EXPECT_FALSE(checkpoints().write_if_changed().value());
    write(1);
    EXPECT_EQ(verdict().finding, Finding::Sound);
    EXPECT_EQ(verdict().anchored_sequence, length) << "the newest line waits for its signature";
    EXPECT_TRUE(checkpoints().write_if_changed().value());
}

TEST_P(Verification, a_checkpoint_that_cannot_be_copied_outside_is_tried_again) {
    write(1);
    Checkpoints unmounted(database(), clock_, *keys_, outside_.path() / "not mounted");
    EXPECT_THROW(static_cast<void>(unmounted.write_if_changed()), std::system_error);
    EXPECT_TRUE(checkpoints().write_if_changed().value());
    EXPECT_EQ(verdict().anchored_sequence, length + 1);
}

TEST_P(Verification, nothing_is_signed_over_a_log_that_was_cut) {
    ASSERT_TRUE(database()
                    .write([&](db::Transaction& transaction) -> Result<Done> {
                        drop_triggers(transaction);
                        cut_after(transaction, 20);
                        return Done{};
                    })
                    .ok());
    auto const refused = checkpoints().write_if_changed();
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().key, "audit_rolled_back");
    write(10);
    EXPECT_EQ(checkpoints().write_if_changed().error().key, "audit_rolled_back");
    EXPECT_EQ(verdict().exit_code(), 2);
}

TEST_P(Verification, nothing_is_signed_over_a_signed_line_that_is_missing) {
    write(1);
    ASSERT_TRUE(database()
                    .write([&](db::Transaction& transaction) -> Result<Done> {
                        drop_triggers(transaction);
                        transaction.execute("DELETE FROM audit_entry WHERE sequence = $1",
                                            {length});
                        return Done{};
                    })
                    .ok());
    EXPECT_EQ(checkpoints().write_if_changed().error().key, "audit_rolled_back");
}

TEST_P(Verification, a_restore_that_was_announced_is_no_tampering) {
    ASSERT_TRUE(database()
                    .write([&](db::Transaction& transaction) -> Result<Done> {
                        drop_triggers(transaction);
                        cut_after(transaction, 12);
                        remove_checkpoints_from(transaction, 12);
                        return Done{};
                    })
                    .ok());
    EXPECT_EQ(verdict().exit_code(), 3) << "not announced yet";
    ASSERT_TRUE(checkpoints().begin_epoch(context(), "恢复自 2026-11-21 的备份").ok());
    write(20);
    ASSERT_TRUE(checkpoints().write_if_changed().value());
    auto const found = verdict();
    EXPECT_EQ(found.finding, Finding::Sound) << found.text_zh;
    EXPECT_NE(found.text_zh.find("2个签名属于恢复备份时丢失的部分"), std::string::npos)
        << found.text_zh;
    EXPECT_EQ(all()[12].change.action, "audit.epoch");
    EXPECT_EQ(all()[12].change.reason, "恢复自 2026-11-21 的备份");
}

/// With the file itself, as an operator would do it.
class RestoredFile : public Verification {};
INSTANTIATE_TEST_SUITE_P(, RestoredFile, testing::Values(db::Engine::Sqlite), db::engine_name);

TEST_P(RestoredFile, is_found_to_be_older_than_what_was_signed) {
    auto const copy = test_database().folder() / "yesterday.db";
    database().copy_to(copy);
    write(3);
    ASSERT_TRUE(checkpoints().write_if_changed().value());
    auto const restored = db::Database::open(copy.string());
    auto const found = verify(*restored->read(), proof());
    EXPECT_EQ(found.exit_code(), 3) << found.text_zh;
    EXPECT_EQ(found.first_bad_sequence, length + 1);
    EXPECT_EQ(verdict().finding, Finding::Sound) << "the one in use is whole";
}

TEST_P(Verification, an_empty_log_is_not_called_sound_without_an_anchor) {
    auto const emptied = [](db::Transaction& transaction) {
        cut_after(transaction, 0);
        remove_checkpoints_from(transaction, 0);
    };
    EXPECT_EQ(after(emptied).exit_code(), 3);
    EXPECT_EQ(after(emptied, without_anchors()).exit_code(), 4);
}

TEST_P(Verification, E21_an_erased_record_is_unreadable_in_the_log_and_the_chain_holds) {
    constexpr std::uint32_t phone = 12;
    crypto::RecordSalt const salt = crypto::new_record_salt();
    auto const cipher = crypto::RecordCipher::open(*keys_, {1, 501}, salt).value();
    Change const what{.table_number = 1,
                      .record_id = 501,
                      .action = "change",
                      .summary = "改了1个字段",
                      .fields = {{phone, cipher.encrypt(phone, 1, "13800138000"),
                                  cipher.encrypt(phone, 2, "13900139000"), true}},
                      .reason = "",
                      .subject_customer = 501};
    ASSERT_TRUE(record(database(), context(), {.changes = {what}}).ok());
    ASSERT_TRUE(checkpoints().write_if_changed().value());

    FieldChange const logged = all().back().change.fields.at(0);
    EXPECT_EQ(cipher.decrypt(phone, 1, logged.before).value(), "13800138000");
    EXPECT_EQ(cipher.decrypt(phone, 2, logged.after).value(), "13900139000");
    EXPECT_FALSE(cipher.decrypt(phone, 2, logged.before).ok()) << "an old value put back";
    EXPECT_FALSE(cipher.decrypt(phone + 1, 1, logged.before).ok()) << "moved to another field";
    EXPECT_FALSE(crypto::RecordCipher::open(*keys_, {1, 502}, salt)
                     .value()
                     .decrypt(phone, 1, logged.before)
                     .ok())
        << "moved to another record";

    // Erasing a person is forgetting the salt; the log keeps the ciphertext.
    EXPECT_EQ(crypto::RecordCipher::open(*keys_, {1, 501}, {}).error().key, "record_erased");
    auto const guessed =
        crypto::RecordCipher::open(*keys_, {1, 501}, crypto::new_record_salt()).value();
    EXPECT_FALSE(guessed.decrypt(phone, 1, logged.before).ok());
    EXPECT_EQ(verdict().finding, Finding::Sound);
}

}  // namespace
}  // namespace kedang::audit_trail
