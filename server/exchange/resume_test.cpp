// An import that is interrupted: by a crash, by a person, by a person's leaving.
// SPDX-License-Identifier: Apache-2.0
#include "accounts/actions.h"
#include "exchange/run.h"
#include "exchange/testing.h"

namespace kedang::exchange {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::int64_t all_rows = 1300;  ///< three slices

class ResumeTest : public ExchangeTest {
  protected:
    void SetUp() override {
        ExchangeTest::SetUp();
        if (!IsSkipped())
            company().set("import.slice_rows", "500");
    }
    /// Every 100th row is wrong, every 101st repeats the first.
    static std::string many_rows() {
        std::string file = "客户名称,联系人,手机\n";
        for (std::int64_t row = 2; row < all_rows + 2; ++row) {
            bool const repeats = row % 101 == 0;
            std::string const name = repeats ? "第2号" : "第" + std::to_string(row) + "号";
            std::string const phone = std::to_string(13800000000 + row);
            file += name + "精密机械有限公司,联系人" + std::to_string(row) + "," +
                    (row % 100 == 0 ? phone.substr(0, 10) : phone) + "\n";
        }
        return file;
    }
    /// Works as a process that dies after some slices.
    void run_and_die(std::int64_t id, int slices) {
        PassControl control;
        control.checkpoint = [slices]() mutable -> Result<Done> {
            if (slices-- > 0)
                return Done{};
            return Error{ErrorCode::Unavailable, "died", "进程中断"};
        };
        auto const file = company().folder() / "imports" / std::to_string(id);
        auto context = as("sales");
        context.audit.via = audit_trail::Via::Import;
        EXPECT_FALSE(
            run_pass(context, *store::load(*company().database().read(), id), file, control).ok());
    }
    void expect_all_in(Import const& done) {
        auto const& counts = done.tally.counts;
        EXPECT_EQ(done.state, State::Done) << done.error;
        EXPECT_EQ(counts.rows(), all_rows);
        EXPECT_EQ(counts.created, count("customer"));
        EXPECT_EQ(counts.rejected, 13 + 12);
        EXPECT_EQ(count("contact"), counts.created);
        EXPECT_EQ(text("SELECT CAST(COUNT(DISTINCT name) AS TEXT) FROM customer"),
                  std::to_string(counts.created));
        EXPECT_EQ(text("SELECT CAST(next AS TEXT) FROM number_counter"),
                  std::to_string(counts.created + 1))
            << "numbers have no gaps";
    }
};
INSTANTIATE_ON_BOTH_ENGINES(ResumeTest);

TEST_P(ResumeTest, goes_on_after_a_crash_where_it_was) {
    auto const id = take_text("sales", many_rows());
    ASSERT_TRUE(start_run(as("sales"), id, plan(id)).ok());
    run_and_die(id, 1);
    EXPECT_EQ(stored(id).tally.counts.rows(), 500);
    EXPECT_EQ(stored(id).state, State::Running);
    company().restart();
    run_and_die(id, 1);
    EXPECT_EQ(stored(id).tally.counts.rows(), 1000);
    run_jobs();
    expect_all_in(stored(id));
    EXPECT_THAT(messages("sales", id), testing::Contains(HasSubstr("与本文件第 2 行重复")));
}

TEST_P(ResumeTest, does_the_same_without_a_crash) {
    auto const id = take_text("sales", many_rows());
    expect_all_in(run("sales", id, plan(id)));
}

TEST_P(ResumeTest, two_processes_at_once_store_no_row_twice) {
    auto const id = take_text("sales", many_rows());
    ASSERT_TRUE(start_run(as("sales"), id, plan(id)).ok());
    auto const before = *store::load(*company().database().read(), id);
    run_and_die(id, 1);
    // The other one had read the import before that slice was stored.
    auto const file = company().folder() / "imports" / std::to_string(id);
    auto const late = run_pass(as("sales"), before, file, {});
    ASSERT_FALSE(late.ok());
    EXPECT_EQ(late.error().key, "import_stopped");
    EXPECT_EQ(count("customer"), stored(id).tally.counts.created);
    run_jobs();
    expect_all_in(stored(id));
}

TEST_P(ResumeTest, stops_between_slices_when_it_is_cancelled) {
    auto const id = take_text("sales", many_rows());
    ASSERT_TRUE(start_run(as("sales"), id, plan(id)).ok());
    run_and_die(id, 1);
    ASSERT_TRUE(cancel(as("sales"), id).ok());
    run_jobs();
    auto const cancelled = stored(id);
    EXPECT_EQ(cancelled.state, State::Cancelled);
    EXPECT_EQ(cancelled.tally.counts.rows(), 500) << "what is in stays in, and is told";
    EXPECT_EQ(count("customer"), cancelled.tally.counts.created);
    EXPECT_FALSE(std::filesystem::exists(company().folder() / "imports" / std::to_string(id)));
    EXPECT_EQ(cancel(as("sales"), id).error().code, ErrorCode::Conflict);
    EXPECT_EQ(start_run(as("sales"), id, plan(id)).error().code, ErrorCode::Conflict);
}

TEST_P(ResumeTest, acts_for_nobody_who_has_left) {
    auto const id = take_text("sales", many_rows());
    ASSERT_TRUE(start_run(as("sales"), id, plan(id)).ok());
    accounts::PersonChange leaving;
    leaving.id = company().person("sales");
    leaving.disabled = true;
    ASSERT_TRUE(accounts::change_person(as("admin"), leaving).ok());
    run_jobs();
    EXPECT_EQ(stored(id).state, State::Failed);
    EXPECT_THAT(stored(id).error, HasSubstr("发起导入的人员已停用"));
    EXPECT_EQ(count("customer"), 0);
}

TEST_P(ResumeTest, forgets_files_nobody_comes_back_for) {
    auto const id = take_text("sales", many_rows());
    auto const file = company().folder() / "imports" / std::to_string(id);
    ASSERT_TRUE(purge(company().services()).ok());
    EXPECT_TRUE(std::filesystem::exists(file));
    company().clock().advance(8 * 24h);
    ASSERT_TRUE(purge(company().services()).ok());
    EXPECT_FALSE(std::filesystem::exists(file));
    EXPECT_EQ(stored(id).state, State::Failed);
}

TEST_P(ResumeTest, one_row_that_breaks_the_transaction_takes_no_other_with_it) {
    ASSERT_TRUE(company()
                    .database()
                    .write([](db::Transaction& transaction) -> Result<Done> {
                        transaction.execute("CREATE UNIQUE INDEX once ON customer(short_name)");
                        return Done{};
                    })
                    .ok());
    auto const id = take_text("sales", "客户名称,客户简称\n甲有限公司,甲\n乙有限公司,甲\n");
    auto const done = run("sales", id, plan(id, legacy()));
    EXPECT_EQ(done.tally.counts.created, 1);
    EXPECT_THAT(messages("sales", id), ElementsAre(HasSubstr("3  数据库不接受这一行")));
}

}  // namespace
}  // namespace kedang::exchange
