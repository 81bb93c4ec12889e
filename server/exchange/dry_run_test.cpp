// What a dry run tells of other people's secret values, and how often (A25, E21).
// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "accounts/settings.h"
#include "customers/actions.h"
#include "exchange/testing.h"

namespace kedang::exchange {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class DryRun : public ExchangeTest {
  protected:
    void SetUp() override {
        ExchangeTest::SetUp();
        if (IsSkipped())
            return;
        // Somebody else's customers, out of the importing person's sight.
        for (int i = 0; i < 3; ++i)
            ASSERT_TRUE(import("other",
                               "客户名称,联系人,手机\n" + names_[i] + ",张伟," + mobile(i) + "\n",
                               legacy())
                            .error.empty());
    }
    static std::string mobile(int i) { return "1380013800" + std::to_string(i); }
    static std::string rows_with(int count) {
        std::string lines = "客户名称,联系人,手机\n";
        for (int i = 0; i < count; ++i)
            lines += "新客户第" + std::to_string(i) + "号,李娜," + mobile(i) + "\n";
        return lines;
    }
    Import check(std::string const& login, std::string const& content) {
        auto const id = take_text(login, content);
        EXPECT_TRUE(start_check(as(login), id, plan(id, legacy())).ok());
        run_jobs();
        return stored(id);
    }
    void limit(std::string const& times) {
        auto const now = boost::json::parse(accounts::settings_json(as("admin")).value());
        auto const settings =
            accounts::change_settings(as("admin"), {{"look_up.hourly_limit", times}},
                                      std::stoll(std::string(now.at("version").as_string())));
        ASSERT_TRUE(settings.ok()) << told(settings);
    }
    std::int64_t look_ups(std::string const& login) {
        return *company().database().read()->integer(
            "SELECT COUNT(*) FROM audit_entry WHERE action = 'look_up' AND actor_id = $1",
            {company().person(login)});
    }

    std::array<std::string, 3> const names_{"无锡恒远五金厂", "常州恒立机械厂",
                                            "苏州旧客户有限公司"};
};
INSTANTIATE_ON_BOTH_ENGINES(DryRun);

TEST_P(DryRun, A25_E21_that_tells_of_a_strangers_number_is_a_look_up) {
    auto const checked = check("sales", rows_with(2));
    EXPECT_EQ(checked.state, State::Checked) << checked.error;
    EXPECT_THAT(messages("sales", checked.id, "created"), Contains(HasSubstr("撞单")));
    EXPECT_EQ(look_ups("sales"), 2);
    check("sales", rows_with(2));
    EXPECT_EQ(look_ups("sales"), 2) << "the same number in the same hour is one look-up";
}

TEST_P(DryRun, of_numbers_that_nobody_has_is_none) {
    auto const checked = check("sales", "客户名称,联系人,手机\n新客户,李娜,13900139009\n");
    EXPECT_EQ(checked.state, State::Checked) << checked.error;
    EXPECT_EQ(look_ups("sales"), 0);
}

TEST_P(DryRun, A25_tells_of_no_more_numbers_than_one_may_look_up) {
    limit("1");
    auto const checked = check("sales", rows_with(3));
    EXPECT_EQ(checked.state, State::Checked) << checked.error;
    EXPECT_THAT(messages("sales", checked.id, "created"), Not(Contains(HasSubstr("撞单"))));
    EXPECT_THAT(checked.notes, Contains(HasSubstr("一小时内按完整号码查找已达 1 次")));
    EXPECT_EQ(look_ups("sales"), 1);
}

TEST_P(DryRun, of_the_own_numbers_is_no_look_up) {
    auto const checked = check("other", rows_with(3));
    EXPECT_EQ(checked.state, State::Checked) << checked.error;
    EXPECT_THAT(messages("other", checked.id, "created"), Not(IsEmpty()));
    EXPECT_EQ(look_ups("other"), 0);
}

}  // namespace
}  // namespace kedang::exchange
