// Rows that mean customers who are there already.
// SPDX-License-Identifier: Apache-2.0
#include "exchange/testing.h"

namespace kedang::exchange {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class UpdateTest : public ExchangeTest {
  protected:
    void SetUp() override {
        ExchangeTest::SetUp();
        if (IsSkipped())
            return;
        import("sales",
               "客户名称,统一社会信用代码,联系人,手机,办公电话,备注\n"
               "甲科技有限公司,91320412250963790E,王芳,13800138001,0512-65881234,老客户\n",
               legacy());
        ASSERT_EQ(count("customer"), 1);
    }
    static Plan updating(MatchBy by, Mode mode = Mode::Update) {
        Plan wish;
        wish.mode = mode;
        wish.match_by = by;
        wish.legacy = true;
        return wish;
    }
    std::string notes() { return text("SELECT notes FROM customer WHERE name = '甲科技有限公司'"); }
};
INSTANTIATE_ON_BOTH_ENGINES(UpdateTest);

TEST_P(UpdateTest, finds_the_customer_by_each_key) {
    struct Case {
        MatchBy by;
        std::string file;
    };
    std::vector<Case> const cases{
        {MatchBy::Number, "客户编号,备注\nP202611001,按编号\n"},
        {MatchBy::CreditCode, "信用代码,备注\n91320412250963790e,按代码\n"},
        {MatchBy::Phone, "手机,备注\n138 0013 8001,按手机\n"},
        {MatchBy::Phone, "固定电话,备注\n051265881234,按座机\n"},
        {MatchBy::Name, "公司名称,备注\n甲科技 有限责任公司,按名称\n"}};
    for (auto const& [by, file] : cases) {
        auto const done = import("sales", file, updating(by));
        EXPECT_EQ(done.tally.counts.updated, 1) << file << done.error;
        EXPECT_THAT(file, HasSubstr(notes())) << file;
        EXPECT_EQ(count("customer"), 1);
        EXPECT_EQ(count("contact"), 1);
    }
}

TEST_P(UpdateTest, leaves_alone_what_is_blank_masked_or_the_same) {
    auto const done = import("sales",
                             "客户编号,客户名称,手机,办公电话,备注\n"
                             "P202611001,甲科技有限公司,138****8001,,老客户\n",
                             updating(MatchBy::Number));
    EXPECT_EQ(done.tally.counts.unchanged, 1);
    EXPECT_EQ(done.tally.counts.updated, 0);
    EXPECT_EQ(notes(), "老客户");
    auto const blank = import("sales", "客户编号,备注\nP202611001,\n", updating(MatchBy::Number));
    EXPECT_EQ(blank.tally.counts.unchanged, 1);
    EXPECT_EQ(notes(), "老客户");
}

TEST_P(UpdateTest, adds_what_is_new_where_both_are_wanted) {
    auto const wish = updating(MatchBy::Name, Mode::Both);
    std::string const file = "客户名称,备注\n甲科技有限公司,改过\n乙科技有限公司,新的\n";
    auto const first = import("sales", file, wish);
    EXPECT_EQ(first.tally.counts.updated, 1);
    EXPECT_EQ(first.tally.counts.created, 1);
    auto const second = import("sales", file, wish);
    EXPECT_EQ(second.tally.counts.unchanged, 2) << "a second run doubles nothing";
    EXPECT_EQ(count("customer"), 2);
}

TEST_P(UpdateTest, rejects_rows_that_mean_nobody_or_the_same_one_twice) {
    auto const id = take_text("sales",
                              "客户编号,备注\nP209912999,无\nP202611001,一\n"
                              "P202611001,二\n,三\n");
    auto const done = run("sales", id, plan(id, updating(MatchBy::Number)));
    EXPECT_EQ(done.tally.counts.updated, 1);
    EXPECT_THAT(messages("sales", id), ElementsAre(HasSubstr("2 number 没有找到可更新的客户"),
                                                   HasSubstr("4 number 与本文件第 3 行重复"),
                                                   HasSubstr("5 number 用于匹配的内容为空")));
    EXPECT_EQ(notes(), "一");
}

TEST_P(UpdateTest, changes_no_file_of_somebody_else) {
    auto const id = take_text("other", "客户编号,备注\nP202611001,抢来的\n");
    auto const done = run("other", id, plan(id, updating(MatchBy::Number)));
    EXPECT_EQ(done.tally.counts.rejected, 1);
    EXPECT_THAT(messages("other", id), ElementsAre(HasSubstr("与其他同事负责的客户重复")));
    EXPECT_EQ(notes(), "老客户");
}

TEST_P(UpdateTest, A26_leaves_core_fields_to_those_who_may_change_them) {
    company().clock().advance(48h);
    std::string const file = "客户编号,客户名称,备注\nP202611001,甲乙科技有限公司,改名\n";
    auto const id = take_text("sales", file);
    auto const done = run("sales", id, plan(id, updating(MatchBy::Number)));
    EXPECT_EQ(done.tally.counts.rejected, 1);
    EXPECT_THAT(messages("sales", id), ElementsAre(HasSubstr("2 name “客户名称”是核心字段")));
    auto const same = import("sales", "客户编号,客户名称,备注\nP202611001,甲科技有限公司,同名\n",
                             updating(MatchBy::Number));
    EXPECT_EQ(same.tally.counts.updated, 1) << "the same name again is no change of it";
    EXPECT_EQ(import("admin", file, updating(MatchBy::Number)).tally.counts.updated, 1);
    EXPECT_EQ(text("SELECT name FROM customer"), "甲乙科技有限公司");
}

TEST_P(UpdateTest, adds_a_second_contact_and_changes_a_known_one) {
    auto const wish = updating(MatchBy::Name);
    auto const done =
        import("sales", "客户名称,联系人,手机,职务\n甲科技有限公司,李雷,13900139009,经理\n", wish);
    EXPECT_EQ(done.tally.counts.updated, 1);
    EXPECT_EQ(count("contact"), 2);
    import("sales", "客户名称,联系人,手机,职务\n甲科技有限公司,李雷,13900139009,总监\n", wish);
    EXPECT_EQ(count("contact"), 2);
    EXPECT_EQ(text("SELECT position FROM contact WHERE name = '李雷'"), "总监");
}

TEST_P(UpdateTest, C08_gives_no_customer_the_code_of_another) {
    import("sales", "客户名称,信用代码\n乙科技有限公司,91410482MA3XCW3E93\n", legacy());
    auto const id = take_text("sales", "客户名称,信用代码\n乙科技有限公司,91320412250963790E\n");
    auto const done = run("sales", id, plan(id, updating(MatchBy::Name)));
    EXPECT_EQ(done.tally.counts.rejected, 1);
    EXPECT_THAT(messages("sales", id),
                ElementsAre(HasSubstr("credit_code 统一社会信用代码与客户 P202611001")));
}

TEST_P(UpdateTest, needs_a_column_to_match_by) {
    auto const id = take_text("sales", "客户名称,备注\n甲科技有限公司,改\n");
    auto const refused = start_run(as("sales"), id, plan(id, updating(MatchBy::Number)));
    EXPECT_THAT(told(refused), HasSubstr("match_by: 更新需要用于匹配的列，请映射“客户编号”"));
}

}  // namespace
}  // namespace kedang::exchange
