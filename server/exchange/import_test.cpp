// The whole way of a file: taken, mapped as proposed, tried, run, and its failed rows back.
// SPDX-License-Identifier: Apache-2.0
#include "exchange/testing.h"

namespace kedang::exchange {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class ImportTest : public ExchangeTest {};
INSTANTIATE_ON_BOTH_ENGINES(ImportTest);

TEST_P(ImportTest, brings_in_a_register_with_the_mapping_it_proposed) {
    auto const id = take("admin", shared("companies/registry_sample_1000.csv"));
    EXPECT_EQ(proposals(stored(id)),
              "name credit_code registered_date company_type registered_capital business_scope "
              "region.province region.city business_address");

    ASSERT_TRUE(start_check(as("admin"), id, plan(id, legacy())).ok());
    run_jobs();
    auto const checked = stored(id);
    EXPECT_EQ(checked.state, State::Checked) << checked.error;
    EXPECT_EQ(count("customer"), 0);

    auto const done = run("admin", id, plan(id, legacy()));
    EXPECT_EQ(done.state, State::Done) << done.error;
    EXPECT_EQ(done.tally.counts, checked.tally.counts);
    EXPECT_EQ(done.tally.counts.rows(), 1000);
    EXPECT_EQ(done.tally.counts.created, count("customer"));
    EXPECT_GT(done.tally.counts.created, 900);
    EXPECT_EQ(done.tally.counts.incomplete, done.tally.counts.created);
    EXPECT_FALSE(std::filesystem::exists(company().folder() / "imports" / std::to_string(id)));
}

}  // namespace
}  // namespace kedang::exchange
