// SPDX-License-Identifier: Apache-2.0
#include <future>
#include <latch>
#include <mutex>

#include "platform/jobs/testing.h"

namespace kedang::jobs {
namespace {

class LeaseTest : public JobsFixture {};
INSTANTIATE_ON_BOTH_ENGINES(LeaseTest);

TEST_P(LeaseTest, a_crashed_process_job_goes_on_from_its_progress) {
    auto const id = queue({.kind = "import"});
    std::string const kind = "import";
    ASSERT_TRUE(database()
                    .write([&](db::Transaction& transaction) -> Result<Done> {
                        auto const caught = take(transaction, {{&kind, 1}, 3, 60s}, clock_.now());
                        EXPECT_TRUE(save_progress(transaction, caught.taken->lease,
                                                  R"({"rows":500})", clock_.now() + 60s));
                        return Done{};
                    })
                    .ok());
    JobRunner runner(database(), clock_, runner_options());
    runner.handle("import", [](JobContext& context) -> Result<Done> {
        EXPECT_EQ(context.progress(), R"({"rows":500})");
        EXPECT_EQ(context.attempt(), 2);
        return Done{};
    });
    clock_.advance(59s);
    EXPECT_FALSE(runner.run_one()) << "its lease still holds";
    clock_.advance(1s);
    EXPECT_TRUE(runner.run_one());
    EXPECT_EQ(job(id).state, State::Done);
}

TEST_P(LeaseTest, who_is_alone_takes_a_dead_process_job_over_at_once) {
    auto const id = queue({.kind = "import"});
    take_and_die("import");
    auto options = runner_options();
    options.alone = true;
    std::latch done(1);
    JobRunner runner(database(), clock_, options);
    runner.handle("import", [&](JobContext& context) -> Result<Done> {
        EXPECT_EQ(context.attempt(), 2);
        done.count_down();
        return Done{};
    });
    runner.start();
    done.wait();
    runner.stop();
    EXPECT_EQ(job(id).state, State::Done);
}

TEST_P(LeaseTest, a_job_that_kills_its_process_is_not_run_for_ever) {
    auto const id = queue({.kind = "import"});
    for (int crash = 0; crash < 3; ++crash) {
        take_and_die("import");
        clock_.advance(60s);
    }
    std::atomic<int> runs = 0;
    JobRunner runner(database(), clock_, runner_options());
    runner.handle("import", succeeding(runs));
    EXPECT_TRUE(runner.run_one());
    EXPECT_FALSE(runner.run_one());
    EXPECT_EQ(runs, 0);
    EXPECT_EQ(job(id).state, State::Failed);
    EXPECT_EQ(job(id).failure, "任务多次意外中断，已停止重试，请联系管理员查看日志");
}

TEST_P(LeaseTest, a_job_to_be_cancelled_whose_process_died_is_cancelled) {
    auto const id = queue({.kind = "import"});
    take_and_die("import");
    EXPECT_TRUE(cancel(id).ok());
    clock_.advance(60s);
    std::atomic<int> runs = 0;
    JobRunner runner(database(), clock_, runner_options());
    runner.handle("import", succeeding(runs));
    EXPECT_TRUE(runner.run_one());
    EXPECT_EQ(job(id).state, State::Cancelled);
    EXPECT_EQ(runs, 0);
}

/// A handler that stands still until the test lets it go on.
struct Gate {
    std::latch running{1};
    std::latch opened{1};
    void pass() {
        running.count_down();
        opened.wait();
    }
};

TEST_P(LeaseTest, a_lease_is_kept_as_long_as_the_job_runs) {
    Gate gate;
    JobRunner runner(database(), clock_, runner_options());
    runner.handle("import", [&](JobContext&) -> Result<Done> {
        gate.pass();
        return Done{};
    });
    JobRunner other(database(), clock_, runner_options());
    std::atomic<int> runs = 0;
    other.handle("import", succeeding(runs));
    auto const id = queue({.kind = "import"});
    auto worker = std::async(std::launch::async, [&] { return runner.run_one(); });
    gate.running.wait();
    for (int minute = 0; minute < 5; ++minute) {
        clock_.advance(40s);
        runner.keep_house();
        EXPECT_FALSE(other.run_one());
    }
    gate.opened.count_down();
    EXPECT_TRUE(worker.get());
    EXPECT_EQ(job(id).state, State::Done);
    EXPECT_EQ(runs, 0);
}

TEST_P(LeaseTest, who_lost_the_lease_changes_nothing_any_more) {
    Gate gate;
    JobRunner slow(database(), clock_, runner_options());
    slow.handle("import", [&](JobContext& context) -> Result<Done> {
        gate.pass();
        auto const late = database().write([&](db::Transaction& transaction) -> Result<Done> {
            transaction.execute(
                "INSERT INTO schema_migration (version, name, checksum, applied_at)"
                " VALUES (99, 'late work', '', 0)");
            return context.save_progress(transaction, "late");
        });
        EXPECT_EQ(late.error().key, "job_lease_lost");
        EXPECT_TRUE(context.cancelled());
        context.set_result("late");
        return Done{};
    });
    JobRunner fast(database(), clock_, runner_options());
    fast.handle("import", [](JobContext& context) -> Result<Done> {
        context.set_result("in time");
        return context.save_progress("in time");
    });
    auto const id = queue({.kind = "import"});
    auto worker = std::async(std::launch::async, [&] { return slow.run_one(); });
    gate.running.wait();
    clock_.advance(60s);
    EXPECT_TRUE(fast.run_one());
    gate.opened.count_down();
    EXPECT_TRUE(worker.get());
    EXPECT_EQ(job(id).result_json, "in time");
    EXPECT_EQ(job(id).progress_json, "in time");
    EXPECT_EQ(database().read()->integer("SELECT count(*) FROM schema_migration"), 1)
        << "the late work was undone with its progress";
    EXPECT_EQ(failures_.count("job-" + std::to_string(id) + "-1"), 1);
}

TEST_P(LeaseTest, a_stopped_process_leaves_its_jobs_to_be_resumed) {
    auto const id = queue({.kind = "import"});
    {
        std::latch running(1);
        JobRunner runner(database(), clock_, runner_options());
        runner.handle("import", [&](JobContext& context) -> Result<Done> {
            EXPECT_TRUE(context.save_progress("half").ok());
            running.count_down();
            while (!context.cancelled())
                std::this_thread::yield();
            return context.checkpoint();
        });
        runner.start();
        running.wait();
        runner.stop();
    }
    EXPECT_EQ(job(id).state, State::Queued);
    EXPECT_EQ(job(id).attempts, 0) << "a restart is nobody's fault";
    JobRunner next(database(), clock_, runner_options());
    next.handle("import", [](JobContext& context) -> Result<Done> {
        EXPECT_EQ(context.progress(), "half");
        return Done{};
    });
    EXPECT_TRUE(next.run_one()) << "at once, without waiting for the lease to run out";
    EXPECT_EQ(job(id).state, State::Done);
}

TEST_P(LeaseTest, a_periodic_job_is_queued_once_a_period_by_one_of_many) {
    std::atomic<int> runs = 0;
    JobRunner first(database(), clock_, runner_options()),
        second(database(), clock_, runner_options());
    for (JobRunner* const runner : {&first, &second}) {
        runner->handle("checkpoint", succeeding(runs));
        runner->repeat("checkpoint", 60s);
    }
    for (int minute = 1; minute <= 3; ++minute) {
        first.keep_house();
        second.keep_house();
        EXPECT_TRUE(second.run_one());
        EXPECT_FALSE(first.run_one());
        EXPECT_EQ(runs, minute);
        clock_.advance(59s);
        first.keep_house();
        EXPECT_FALSE(first.run_one());
        clock_.advance(1s);
    }
    EXPECT_EQ(database().read()->integer("SELECT count(*) FROM job"), 1)
        << "done ones are forgotten";
    first.keep_house();
    clock_.advance(600s);
    first.keep_house();
    EXPECT_EQ(database().read()->integer("SELECT count(*) FROM job WHERE state = 'queued'"), 1)
        << "they do not pile up";
}

TEST_P(LeaseTest, a_woken_runner_does_not_wait_for_its_poll) {
    auto patient = runner_options();
    patient.poll = 1h;
    std::latch done(2);
    JobRunner runner(database(), clock_, patient);
    runner.handle("note", [&](JobContext&) -> Result<Done> {
        done.count_down();
        return Done{};
    });
    runner.start();
    for (int round = 0; round < 2; ++round) {
        queue({.kind = "note"});
        runner.wake();
    }
    done.wait();
    runner.stop();
    EXPECT_EQ(database().read()->integer("SELECT count(*) FROM job WHERE state = 'done'"), 2);
}

TEST_P(LeaseTest, many_threads_run_every_job_exactly_once) {
    constexpr int jobs = 40;
    std::latch done(jobs);
    std::mutex mutex;
    std::map<std::int64_t, int> runs;
    auto many = runner_options();
    many.threads = 3;
    JobRunner first(database(), clock_, many), second(database(), clock_, many);
    for (JobRunner* const runner : {&first, &second})
        runner->handle("note", [&](JobContext& context) -> Result<Done> {
            {
                std::lock_guard const lock(mutex);
                ++runs[context.id()];
            }
            done.count_down();
            return Done{};
        });
    for (int number = 0; number < jobs; ++number)
        queue({.kind = "note"});
    first.start();
    second.start();
    done.wait();
    first.stop();
    second.stop();
    EXPECT_EQ(runs.size(), jobs);
    for (auto const& [id, count] : runs)
        EXPECT_EQ(count, 1) << id;
    EXPECT_EQ(database().read()->integer("SELECT count(*) FROM job WHERE state = 'done'"), jobs);
}

}  // namespace
}  // namespace kedang::jobs
