// Two processes on one database: what one changes, the other goes by with the next request.
// SPDX-License-Identifier: Apache-2.0
#include "accounts/actions.h"
#include "accounts/company.h"
#include "accounts/roles.h"
#include "app/application.h"
#include "platform/crypto/testing.h"
#include "platform/db/testing.h"
#include "sign_in/actions.h"

namespace kedang::app {
namespace {

template <typename T>
T must(Result<T> result) {
    EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().title);
    return std::move(result).value();
}

class Processes : public db::EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (IsSkipped())
            return;
        places_.data = folder_.path() / "data";
        places_.keys = folder_.path() / "keys";
        if (engine() == db::Engine::Postgres)
            places_.database = test_database().location();
        auto const first = must(make_installation(places_, clock_));
        one_.emplace(must(open_installation(places_, clock_)), clock_, config::Values{});
        other_.emplace(must(open_installation(places_, clock_)), clock_, config::Values{});
        audit_trail::Context const origin{clock_};
        cookie_ = must(sign_in::log_in(
                           other_->services(), origin,
                           {.login = first.login, .password = first.one_time_password.clone()}))
                      .cookie.clone();
    }
    /// As the other process sees who is logged in there.
    accounts::Visit visit() {
        auto found = sign_in::visit(other_->services(), cookie_.reveal());
        EXPECT_TRUE(found.has_value());
        return std::move(*found);
    }
    accounts::Context here() { return one_->system_context("测试"); }

    MovingClock clock_{*parse_rfc3339("2026-11-22T02:00:00Z")};
    crypto::TestFolder folder_;
    Places places_;
    std::optional<Application> one_, other_;
    SecretText cookie_;
};
INSTANTIATE_ON_BOTH_ENGINES(Processes);

TEST_P(Processes, see_set_up_roles_and_departments_of_each_other) {
    EXPECT_EQ(visit().company->preset, "");
    must(accounts::set_up(here(), "B", "苏州华锐精密机械有限公司"));
    EXPECT_EQ(visit().company->preset, "B");
    EXPECT_EQ(visit().company->catalogue->preset()->id, "B");

    EXPECT_TRUE(visit().actor.may("customer.import"));
    auto role = *here().company->roles->find("administrator");
    std::erase(role.permissions, "customer.import");
    must(accounts::change_role(here(), role, 1));
    EXPECT_FALSE(visit().actor.may("customer.import"));
    must(accounts::reset_role(here(), "administrator"));
    EXPECT_TRUE(visit().actor.may("customer.import"));

    auto const departments = visit().company->departments.size();
    must(accounts::add_department(here(), "外贸组", 0));
    EXPECT_EQ(visit().company->departments.size(), departments + 1);
}

TEST_P(Processes, read_the_company_anew_only_when_it_changed) {
    auto const before = visit().company;
    EXPECT_EQ(visit().company, before);
    must(accounts::add_department(here(), "外贸组", 0));
    auto const after = visit().company;
    EXPECT_NE(after, before);
    EXPECT_EQ(after->catalogue, before->catalogue);  // the same handbook
    EXPECT_EQ(accounts::current_company(other_->services()), after);
}

}  // namespace
}  // namespace kedang::app
