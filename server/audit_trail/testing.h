// For tests only: a database with the log's tables, a keyring, a clock and somebody who writes.
// Included by *_test.cpp only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>

#include "audit_trail/actions.h"
#include "audit_trail/checkpoints.h"
#include "audit_trail/verification.h"
#include "platform/crypto/testing.h"
#include "platform/db/migrations.h"
#include "platform/db/testing.h"

namespace kedang::audit_trail {

class LogTest : public db::EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (IsSkipped())
            return;
        std::array const migrations{db::Migration{1, "audit trail", schema()}};
        ASSERT_TRUE(db::migrate(database(), migrations, clock_, {}).ok());
    }

    Context context(std::int64_t actor = 4) {
        return {.clock = clock_, .actor_id = actor, .request_id = "r-1", .ip = "192.0.2.7"};
    }

    static Change sample(std::int64_t record, std::string action = "change") {
        return {.table_number = 1,
                .record_id = record,
                .action = std::move(action),
                .summary = "改了1个字段",
                .fields = {{7, bytes("旧"), bytes("新"), false}},
                .reason = "客户来电更正",
                .subject_customer = record};
    }

    /// Writes `count` lines, one a transaction.
    void write(int count) {
        for (int i = 0; i < count; ++i)
            ASSERT_TRUE(record(database(), context(), {.changes = {sample(i + 1)}}).ok());
    }

    std::vector<Entry> all() { return entries_after(*database().read(), 0, 1'000'000); }

    Proof proof() {
        return {.installation_id = keys_->installation_id(),
                .keys = crypto::public_keys(*keys_),
                .anchor_directory = outside_.path()};
    }
    Verdict verdict() { return verify(*database().read(), proof()); }
    Checkpoints checkpoints() { return {database(), clock_, *keys_, outside_.path()}; }

    static Bytes bytes(std::string_view text) {
        auto const view = crypto::as_bytes(text);
        return {view.begin(), view.end()};
    }

    MovingClock clock_{*parse_rfc3339("2026-11-22T02:00:00Z")};
    crypto::TestKeyring keys_;
    crypto::TestFolder outside_;
};

}  // namespace kedang::audit_trail
