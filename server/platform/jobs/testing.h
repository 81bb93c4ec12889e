// What the tests of queue and runner share: a database with the table, a clock moved by hand.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <map>
#include <string>

#include "platform/db/migrations.h"
#include "platform/db/testing.h"
#include "platform/jobs/job_runner.h"
#include "platform/jobs/queue.h"

namespace kedang::jobs {

using namespace std::chrono_literals;

class JobsFixture : public db::EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (IsSkipped())
            return;
        db::Migration const jobs{1, "jobs", job_schema};
        ASSERT_TRUE(db::migrate(database(), {&jobs, 1}, clock_, {}).ok());
    }

    RunnerOptions runner_options() {
        return {.threads = 1,
                .poll = 1ms,
                .lease = 60s,
                .most_attempts = 3,
                .pause = 10s,
                .on_failure = [this](std::string const& incident, std::string const& what) {
                    failures_[incident] = what;
                }};
    }
    std::int64_t queue(NewJob const& job) {
        return db::write<std::int64_t>(
                   database(),
                   [&](db::Transaction& transaction) {
                       return Result<std::int64_t>(enqueue(transaction, job, clock_.now()));
                   })
            .value();
    }
    Job job(std::int64_t id) { return *find(*database().read(), id); }
    Result<Done> cancel(std::int64_t id) {
        return database().write([&](db::Transaction& transaction) {
            return request_cancel(transaction, id, clock_.now());
        });
    }
    Result<Done> again(std::int64_t id) {
        return database().write(
            [&](db::Transaction& transaction) { return run_again(transaction, id, clock_.now()); });
    }
    /// What a process that dies afterwards would have done.
    void take_and_die(std::string const& kind) {
        ASSERT_TRUE(
            database()
                .write([&](db::Transaction& transaction) -> Result<Done> {
                    EXPECT_TRUE(
                        take(transaction, {{&kind, 1}, 3, 60s}, clock_.now()).taken.has_value());
                    return Done{};
                })
                .ok());
    }
    static Handler succeeding(std::atomic<int>& runs) {
        return [&runs](JobContext&) -> Result<Done> {
            ++runs;
            return Done{};
        };
    }
    static Handler refusing(ErrorCode code) {
        return [code](JobContext&) -> Result<Done> {
            return Error{.code = code, .key = "no", .title = "文件第3行不是表头"};
        };
    }

    MovingClock clock_{from_milliseconds(1'790'000'000'000)};
    std::map<std::string, std::string> failures_;
};

}  // namespace kedang::jobs
