// SPDX-License-Identifier: Apache-2.0
#include <future>
#include <latch>

#include "platform/jobs/testing.h"

namespace kedang::jobs {
namespace {

class JobsTest : public JobsFixture {};
INSTANTIATE_ON_BOTH_ENGINES(JobsTest);

TEST_P(JobsTest, a_job_runs_with_its_payload_and_keeps_its_result) {
    JobRunner runner(database(), clock_, runner_options());
    runner.handle("import", [&](JobContext& context) -> Result<Done> {
        EXPECT_EQ(context.payload(), R"({"file":"客户.xlsx"})");
        EXPECT_EQ(context.owner(), 7);
        EXPECT_EQ(context.attempt(), 1);
        EXPECT_EQ(context.progress(), "");
        EXPECT_EQ(job(context.id()).state, State::Running);
        clock_.advance(3s);
        context.set_result(R"({"created":12})");
        return context.save_progress(R"({"rows":12})");
    });
    auto const id =
        queue({.kind = "import", .payload_json = R"({"file":"客户.xlsx"})", .owner = 7});
    EXPECT_EQ(job(id).state, State::Queued);
    EXPECT_TRUE(runner.run_one());
    EXPECT_FALSE(runner.run_one());
    Job const done = job(id);
    EXPECT_EQ(done.state, State::Done);
    EXPECT_EQ(done.result_json, R"({"created":12})");
    EXPECT_EQ(done.progress_json, R"({"rows":12})");
    EXPECT_EQ(done.failure, "");
    EXPECT_EQ(*done.finished_at - *done.started_at, 3s);
    EXPECT_EQ(newest_of(*database().read(), 7, 10).size(), 1);
    EXPECT_TRUE(newest_of(*database().read(), 8, 10).empty());
}

TEST_P(JobsTest, a_job_waits_for_its_time_and_its_turn) {
    JobRunner runner(database(), clock_, runner_options());
    std::vector<std::string> order;
    runner.handle("note", [&](JobContext& context) -> Result<Done> {
        order.push_back(context.payload());
        return Done{};
    });
    queue({.kind = "note", .payload_json = "3", .run_after = clock_.now() + 60s});
    queue({.kind = "note", .payload_json = "1"});
    queue({.kind = "note", .payload_json = "2"});
    queue({.kind = "of another program"});
    while (runner.run_one()) {
    }
    EXPECT_EQ(order, (std::vector<std::string>{"1", "2"}));
    clock_.advance(60s);
    EXPECT_TRUE(runner.run_one());
    EXPECT_EQ(order.back(), "3");
    EXPECT_FALSE(runner.run_one());
}

TEST_P(JobsTest, a_job_exists_only_where_its_transaction_does) {
    auto const refused = db::write<std::int64_t>(
        database(), [&](db::Transaction& transaction) -> Result<std::int64_t> {
            enqueue(transaction, {.kind = "note"}, clock_.now());
            return Error{.code = ErrorCode::Invalid, .key = "no", .title = "不行"};
        });
    EXPECT_FALSE(refused.ok());
    EXPECT_EQ(database().read()->integer("SELECT count(*) FROM job"), 0);
}

TEST_P(JobsTest, a_refusal_fails_with_its_reason) {
    JobRunner runner(database(), clock_, runner_options());
    runner.handle("import", refusing(ErrorCode::Invalid));
    auto const id = queue({.kind = "import"});
    EXPECT_TRUE(runner.run_one());
    EXPECT_EQ(job(id).state, State::Failed);
    EXPECT_EQ(job(id).failure, "文件第3行不是表头");
    clock_.advance(24h);
    EXPECT_FALSE(runner.run_one()) << "it would be refused again";
}

TEST_P(JobsTest, what_is_unavailable_is_tried_again_later_and_later) {
    JobRunner runner(database(), clock_, runner_options());
    runner.handle("mail", refusing(ErrorCode::Unavailable));
    auto const id = queue({.kind = "mail"});
    EXPECT_TRUE(runner.run_one());
    EXPECT_EQ(job(id).state, State::Queued);
    EXPECT_EQ(job(id).run_after, clock_.now() + 10s);
    EXPECT_FALSE(runner.run_one());
    clock_.advance(10s);
    EXPECT_TRUE(runner.run_one());
    EXPECT_EQ(job(id).run_after, clock_.now() + 40s);
    clock_.advance(40s);
    EXPECT_TRUE(runner.run_one());
    EXPECT_EQ(job(id).state, State::Failed);
    EXPECT_EQ(job(id).attempts, 3);
    EXPECT_TRUE(again(id).ok());
    EXPECT_TRUE(runner.run_one()) << "a person may ask for more";
}

TEST_P(JobsTest, an_exception_is_reported_and_people_get_its_number) {
    JobRunner runner(database(), clock_, runner_options());
    runner.handle("mail",
                  [](JobContext&) -> Result<Done> { throw std::runtime_error("a secret"); });
    auto const id = queue({.kind = "mail"});
    EXPECT_TRUE(runner.run_one());
    std::string const incident = "job-" + std::to_string(id) + "-1";
    EXPECT_EQ(failures_[incident], "a secret");
    EXPECT_EQ(job(id).state, State::Queued);
    EXPECT_EQ(job(id).failure, "任务处理出错，请把事件编号 " + incident + " 告诉管理员");
}

TEST_P(JobsTest, a_waiting_job_is_cancelled_at_once) {
    std::atomic<int> runs = 0;
    JobRunner runner(database(), clock_, runner_options());
    runner.handle("import", succeeding(runs));
    auto const id = queue({.kind = "import"});
    EXPECT_TRUE(cancel(id).ok());
    EXPECT_EQ(job(id).state, State::Cancelled);
    EXPECT_FALSE(runner.run_one());
    EXPECT_EQ(cancel(id).error().code, ErrorCode::Conflict);
    EXPECT_EQ(cancel(id).error().title, "任务已经结束，不能取消");
    EXPECT_EQ(cancel(id + 1).error().code, ErrorCode::NotFound);
    EXPECT_TRUE(again(id).ok());
    EXPECT_TRUE(runner.run_one());
    EXPECT_EQ(again(id).error().title, "只有失败或已取消的任务可以重新执行");
}

TEST_P(JobsTest, a_running_job_is_asked_to_stop) {
    JobRunner runner(database(), clock_, runner_options());
    std::latch running(1);
    runner.handle("import", [&](JobContext& context) -> Result<Done> {
        running.count_down();
        while (context.checkpoint().ok())
            std::this_thread::yield();
        return context.checkpoint();
    });
    auto const id = queue({.kind = "import"});
    auto worker = std::async(std::launch::async, [&] { return runner.run_one(); });
    running.wait();
    EXPECT_TRUE(cancel(id).ok());
    EXPECT_EQ(job(id).state, State::Running);
    runner.keep_house();
    EXPECT_TRUE(worker.get());
    EXPECT_EQ(job(id).state, State::Cancelled);
    EXPECT_EQ(job(id).failure, "");
}

}  // namespace
}  // namespace kedang::jobs
