// What the command line calls without a route in front asks for the right by itself.
// SPDX-License-Identifier: Apache-2.0
#include <fstream>

#include "app/testing.h"
#include "exchange/actions.h"

namespace kedang::app {
namespace {

class Commands : public ApiTest {};
INSTANTIATE_ON_BOTH_ENGINES(Commands);

TEST_P(Commands, E27_refuse_an_import_to_who_may_not) {
    as("admin")
        .post("/api/v1/people",
              R"({"login":"clerk","name":"周强","department_id":"1","roles":["office_clerk"]})")
        .expect(201);
    auto const file = app().company().folder() / "客户.csv";
    std::ofstream(file) << "客户名称\n无锡恒远五金厂\n";
    auto const quietly = [](exchange::Import const&) {};
    exchange::FileOptions options;
    options.plan.legacy = true;
    auto const refused =
        exchange::import_file(app().company().context("clerk"), file, options, quietly);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Forbidden);
    auto const done =
        exchange::import_file(app().company().context("sales"), file, options, quietly);
    EXPECT_TRUE(done.ok()) << (done.ok() ? "" : done.error().title);
}

}  // namespace
}  // namespace kedang::app
