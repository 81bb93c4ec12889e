// The whole way of a file: taken, mapped as proposed, tried, run, and its failed rows back.
// SPDX-License-Identifier: Apache-2.0
#include "audit_trail/actions.h"
#include "exchange/testing.h"
#include "platform/tables/table_writer.h"

namespace kedang::exchange {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class ImportTest : public ExchangeTest {};
INSTANTIATE_ON_BOTH_ENGINES(ImportTest);

constexpr char const* headings = "客户名称,统一社会信用代码,联系人,手机,所属行业\n";

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

TEST_P(ImportTest, B03_refuses_a_plan_without_required_fields_and_names_the_way_out) {
    auto const id = take_text("sales", "客户名称,城市\n华东科技有限公司,上海\n");
    auto const refused = start_run(as("sales"), id, plan(id));
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Invalid);
    EXPECT_THAT(told(refused), HasSubstr("contact.name: 必填项“联系人 姓名”没有对应的列"));
    EXPECT_THAT(told(refused), HasSubstr("历史数据导入"));
    EXPECT_EQ(stored(id).state, State::Ready);
}

TEST_P(ImportTest, B03_takes_old_rows_with_gaps_and_counts_them) {
    auto const done = import("sales", "客户名称,城市\n华东科技有限公司,上海\n", legacy());
    EXPECT_EQ(done.tally.counts.created, 1);
    EXPECT_EQ(done.tally.counts.incomplete, 1);
    EXPECT_EQ(text("SELECT CAST(missing AS TEXT) FROM customer"), "2");
    EXPECT_EQ(text("SELECT name FROM customer"), "华东科技有限公司");
}

TEST_P(ImportTest, B05_says_of_every_row_what_is_wrong_and_lets_the_others_in) {
    auto const id = take_text("sales", std::string(headings) +
                                           "甲科技有限公司,,王芳,13800138001,制造业\n"
                                           "乙科技有限公司,,李雷,1380013800,制造业\n"
                                           ",,韩梅梅,13800138003,制造业\n"
                                           "丁科技有限公司,9132041225096379,赵敏,,天下第一行\n");
    auto const done = run("sales", id, plan(id));
    EXPECT_EQ(done.tally.counts.created, 1);
    EXPECT_EQ(done.tally.counts.rejected, 3);
    auto const told = messages("sales", id);
    EXPECT_THAT(told, Contains(HasSubstr("3 contact.mobile 手机 '1380013800'")));
    EXPECT_THAT(told, Contains(HasSubstr("4 name 客户名称为空")));
    EXPECT_THAT(told, Contains(HasSubstr("5 credit_code 统一社会信用代码 '9132041225096379'")));
    EXPECT_THAT(told, Contains(HasSubstr("5 industry 所属行业 '天下第一行'")));
    EXPECT_EQ(count("contact"), 1);
    // Reasons are told without anybody's values.
    for (auto const& reason : done.tally.reasons)
        EXPECT_THAT(reason.message, Not(HasSubstr("1380013800")));
}

TEST_P(ImportTest, B05_lets_a_wrong_check_digit_in_and_keeps_the_warning) {
    auto const id = take_text("sales",
                              "客户名称,统一社会信用代码\n"
                              "甲科技有限公司,91320412250963790F\n");
    auto const done = run("sales", id, plan(id, legacy()));
    EXPECT_EQ(done.tally.counts.created, 1);
    EXPECT_THAT(messages("sales", id, "created"),
                ElementsAre(HasSubstr("2 credit_code 统一社会信用代码 '91320412250963790F'")));
}

TEST_P(ImportTest, rejects_what_is_there_already_and_tells_no_more_than_one_may_see) {
    import("sales", "客户名称\n甲科技有限公司\n", legacy());
    import("other", "客户名称\n乙科技有限公司\n", legacy());
    auto const id = take_text("sales", "客户名称\n甲科技有限公司\n乙科技有限公司\n丙有限公司\n");
    auto const done = run("sales", id, plan(id, legacy()));
    EXPECT_EQ(done.tally.counts.created, 1);
    EXPECT_THAT(messages("sales", id),
                ElementsAre(HasSubstr("2 name 客户名称与客户 P202611001 甲科技有限公司 重复"),
                            HasSubstr("3 name 客户名称与其他同事负责的客户重复（撞单）")));
}

TEST_P(ImportTest, rejects_rows_that_repeat_earlier_ones) {
    auto const id = take_text("sales", std::string(headings) +
                                           "甲科技有限公司,,王芳,13800138001,\n"
                                           "甲科技 有限责任公司,,李雷,13800138002,\n"
                                           "乙科技有限公司,,王芳,13800138001,\n");
    auto const done = run("sales", id, plan(id));
    EXPECT_EQ(done.tally.counts.created, 2);
    EXPECT_THAT(messages("sales", id), ElementsAre("3 name 与本文件第 2 行重复"));
    EXPECT_THAT(messages("sales", id, "created"),
                ElementsAre("4 contact.mobile 与本文件第 2 行重复"));
}

TEST_P(ImportTest, a_dry_run_sees_the_same_and_stores_nothing) {
    import("sales", "客户名称\n甲科技有限公司\n", legacy());
    auto const id = take_text("sales",
                              "客户名称,城市\n甲科技有限公司,\n乙有限公司,天边\n"
                              "丙有限公司,上海\n丙有限公司,上海\n");
    auto const customers = count("customer");
    ASSERT_TRUE(start_check(as("sales"), id, plan(id, legacy())).ok());
    EXPECT_EQ(stored(id).state, State::Checking);
    run_jobs();
    auto const checked = stored(id);
    EXPECT_EQ(checked.tally.counts.created, 1);
    EXPECT_EQ(checked.tally.counts.rejected, 3);
    EXPECT_EQ(count("customer"), customers);
    auto const shown = view("sales", id);
    EXPECT_EQ(shown.at("result").at("samples").at("rejected").as_array().size(), 3u);
    EXPECT_EQ(shown.at("result").at("samples").at("created").as_array().size(), 1u);
    auto const done = run("sales", id, plan(id, legacy()));
    EXPECT_EQ(done.tally.counts, checked.tally.counts);
}

TEST_P(ImportTest, fills_columns_the_file_has_not_with_fixed_values) {
    auto wish = legacy();
    wish.fixed = {{"owner", "sales"}, {"sources", "展会"}};
    auto const done = import("admin", "客户名称\n甲科技有限公司\n", wish);
    EXPECT_EQ(done.tally.counts.created, 1);
    EXPECT_EQ(text("SELECT CAST(owner AS TEXT) FROM customer"),
              std::to_string(company().person("sales")));
    EXPECT_THAT(done.notes, IsEmpty());

    wish.fixed = {{"owner", "没有这个人"}};
    auto const id = take_text("admin", "客户名称\n乙科技有限公司\n");
    auto const refused = start_run(as("admin"), id, plan(id, wish));
    EXPECT_THAT(told(refused), HasSubstr("owner: 负责人 '没有这个人' 不是系统里的人员"));
}

TEST_P(ImportTest, puts_files_of_nobody_into_the_pool_and_says_so) {
    auto const done = import("admin", "客户名称\n甲科技有限公司\n", legacy());
    EXPECT_THAT(done.notes, ElementsAre("没有指定负责人，新建的客户进入客户池"));
    EXPECT_EQ(text("SELECT CAST(COUNT(owner) AS TEXT) FROM customer"), "0");
    import("sales", "客户名称\n乙科技有限公司\n", legacy());
    EXPECT_EQ(text("SELECT CAST(owner AS TEXT) FROM customer WHERE name = '乙科技有限公司'"),
              std::to_string(company().person("sales")));
}

TEST_P(ImportTest, does_not_let_a_salesperson_give_files_to_others) {
    auto const id = take_text("sales", "客户名称,负责人\n甲有限公司,赵敏\n乙有限公司,王芳\n");
    auto const done = run("sales", id, plan(id, legacy()));
    EXPECT_EQ(done.tally.counts.created, 1);
    EXPECT_THAT(messages("sales", id), ElementsAre(HasSubstr("2 owner 您没有“分配负责人”的权限")));
}

TEST_P(ImportTest, keeps_old_numbers_and_never_gives_them_again) {
    auto const id = take_text("sales",
                              "客户编号,客户名称\nP202611001,甲有限公司\n,乙有限公司\n"
                              "A-77,丙有限公司\nP202611001,丁有限公司\n");
    auto const done = run("sales", id, plan(id, legacy()));
    EXPECT_EQ(done.tally.counts.created, 3) << ::testing::PrintToString(messages("sales", id));
    EXPECT_EQ(text("SELECT number FROM customer WHERE name = '甲有限公司'"), "P202611001");
    EXPECT_EQ(text("SELECT number FROM customer WHERE name = '丙有限公司'"), "A-77");
    import("sales", "客户名称\n戊有限公司\n", legacy());
    EXPECT_EQ(text("SELECT number FROM customer WHERE name = '戊有限公司'"), "P202611003");
    auto const again = take_text("sales", "客户编号,客户名称\nA-77,己有限公司\n");
    run("sales", again, plan(again, legacy()));
    EXPECT_THAT(messages("sales", again),
                ElementsAre(HasSubstr("2 number 客户编号 'A-77' 已被使用")));
}

TEST_P(ImportTest, reads_amounts_in_the_unit_of_their_heading) {
    auto const done =
        import("sales", "客户名称,注册资本（万元）\n甲有限公司,500\n乙有限公司,2亿元\n", legacy());
    EXPECT_EQ(done.tally.counts.created, 2);
    EXPECT_EQ(text("SELECT CAST(registered_capital AS TEXT) FROM customer WHERE name = "
                   "'甲有限公司'"),
              "50000000000");
    EXPECT_EQ(text("SELECT CAST(registered_capital AS TEXT) FROM customer WHERE name = "
                   "'乙有限公司'"),
              "2000000000000");
}

TEST_P(ImportTest, refuses_numbers_a_list_has_masked) {
    auto const id = take_text("sales", std::string(headings) + "甲有限公司,,王芳,138****8000,\n");
    run("sales", id, plan(id));
    EXPECT_THAT(
        messages("sales", id),
        ElementsAre(HasSubstr("2 contact.mobile 联系人 手机 '138****8000' 是打码后的内容")));
}

TEST_P(ImportTest, refuses_plans_that_cannot_be_meant) {
    auto const id = take_text("sales", "客户名称,城市,区域\n甲有限公司,上海,上海\n");
    Plan wish = legacy();
    wish.mapping = {{0, "name"}, {1, "name"}, {2, "no_such_field"}, {9, "notes"}};
    wish.fixed = {{"created_at", "2024-01-01"}};
    auto const refused = told(start_run(as("sales"), id, wish));
    EXPECT_THAT(refused, HasSubstr("name: “客户名称”对应了不止一列"));
    EXPECT_THAT(refused, HasSubstr("no_such_field: 字段“no_such_field”不存在或您无权使用"));
    EXPECT_THAT(refused, HasSubstr("notes: 文件没有第 10 列"));
    EXPECT_THAT(refused, HasSubstr("created_at: "));
}

TEST_P(ImportTest, belongs_to_the_person_who_brought_it) {
    auto const id = take_text("sales", "客户名称\n甲有限公司\n");
    for (auto const* stranger : {"admin", "head", "other"}) {
        EXPECT_EQ(import_json(as(stranger), id).error().code, ErrorCode::NotFound);
        EXPECT_EQ(start_run(as(stranger), id, plan(id, legacy())).error().code,
                  ErrorCode::NotFound);
        EXPECT_EQ(rejected_file(as(stranger), id, FileKind::Csv).error().code, ErrorCode::NotFound);
        EXPECT_EQ(cancel(as(stranger), id).error().code, ErrorCode::NotFound);
        EXPECT_THAT(imports_json(as(stranger)), HasSubstr("\"items\":[]"));
    }
}

TEST_P(ImportTest, stores_nothing_personal_in_clear) {
    auto const id = take_text("sales", std::string(headings) +
                                           "甲有限公司,,王芳,13800138001,\n"
                                           ",,李雷,13800138002,\n");
    run("sales", id, plan(id));
    for (auto const* column : {"found", "tally", "plan_json", "notes"})
        EXPECT_THAT(text("SELECT " + std::string(column) + " FROM import"),
                    Not(testing::AnyOf(HasSubstr("1380013800"), HasSubstr("李雷"))));
    auto reader = company().database().read();
    auto cursor = reader->query("SELECT sealed FROM import_row");
    while (auto const* row = cursor->next())
        EXPECT_THAT(std::string(crypto::as_text(row->bytes(0))), Not(HasSubstr("李雷")));
}

TEST_P(ImportTest, leaves_its_lines_in_the_log) {
    auto const id = take_text("sales", "客户名称\n甲有限公司\n");
    run("sales", id, plan(id, legacy()));
    auto const lines = audit_trail::entries_after(*company().database().read(), 0, 1000);
    std::vector<std::string> actions;
    for (auto const& line : lines)
        if (line.actor_id == company().person("sales"))
            actions.push_back(line.change.action);
    EXPECT_THAT(actions, ElementsAre("import.upload", "import.run", "customer.create",
                                     "import.slice", "import.done"));
}

TEST_P(ImportTest, is_one_call_from_the_command_line) {
    auto const file = write("老客户.csv", "名称,电话\n甲有限公司,0512-65881234\n,\n乙有限公司,\n");
    std::int64_t seen = 0;
    FileOptions options;
    options.plan = legacy();
    auto const outcome = import_file(as("sales"), file, options, [&](Import const& import) {
        seen = import.tally.counts.rows();
    });
    ASSERT_TRUE(outcome.ok()) << told(outcome);
    EXPECT_EQ(outcome.value().tally.counts.created, 2);
    EXPECT_EQ(seen, 2);
    EXPECT_TRUE(std::filesystem::exists(file)) << "somebody else's file is not ours to delete";
    options.scheme = "没有的方案";
    EXPECT_THAT(told(import_file(as("sales"), file, options, {})), HasSubstr("没有名为"));
}

}  // namespace
}  // namespace kedang::exchange
