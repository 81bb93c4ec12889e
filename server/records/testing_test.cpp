// SPDX-License-Identifier: Apache-2.0
#include "records/testing.h"

#include "platform/db/testing.h"

namespace kedang::records {
namespace {

class TestCompanyTest : public db::EngineTest {};
INSTANTIATE_ON_BOTH_ENGINES(TestCompanyTest);

TEST_P(TestCompanyTest, has_people_who_differ_in_what_they_reach) {
    TestCompany company(engine());
    EXPECT_EQ(company.context("admin").actor.scope(), accounts::Scope::All);
    EXPECT_EQ(company.context("head").actor.scope(), accounts::Scope::DepartmentBelow);
    EXPECT_EQ(company.context("sales").actor.scope(), accounts::Scope::Own);
    EXPECT_TRUE(company.context("sales").require("customer.import").ok());
    EXPECT_FALSE(company.context("sales").require("people.manage").ok());
    EXPECT_EQ(company.catalogue().preset()->id, "A");
    EXPECT_NE(company.context("sales").actor.person().department,
              company.context("other").actor.person().department);
}

TEST_P(TestCompanyTest, keeps_everything_over_a_restart) {
    TestCompany company(engine());
    auto const before = company.person("sales");
    company.restart();
    EXPECT_EQ(company.person("sales"), before);
    EXPECT_EQ(company.catalogue().preset()->id, "A");
}

}  // namespace
}  // namespace kedang::records
