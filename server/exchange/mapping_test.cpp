// SPDX-License-Identifier: Apache-2.0
#include "exchange/mapping.h"

#include <gmock/gmock.h>

namespace kedang::exchange {
namespace {

struct MappingTest : testing::Test {
    std::string proposed(std::vector<ColumnValues> const& columns,
                         std::vector<Scheme> const& schemes = {}) {
        std::string all;
        for (auto const& proposal : propose(targets_, columns, schemes))
            all += (all.empty() ? "" : " ") + (proposal ? proposal->target : std::string("-"));
        return all;
    }
    std::string one(std::string const& heading) { return proposed({{heading, {}}}); }

    std::shared_ptr<fields::Catalogue const> catalogue_ = fields::Catalogue::load("A");
    Targets targets_{*catalogue_};
};

TEST_F(MappingTest, knows_headings_as_offices_write_them) {
    std::vector<std::pair<std::string, std::string>> const cases{
        {"客户名称", "name"},
        {"*客户名称（必填）", "name"},
        {" 企业 名称 ", "name"},
        {"统一社会信用代码", "credit_code"},
        {"税号", "credit_code"},
        {"注册资本（万元）", "registered_capital"},
        {"手机号码", "contact.mobile"},
        {"联系人 手机", "contact.mobile"},
        {"联系人 姓名", "contact.name"},
        {"联系人 电话", "contact.office_phone"},
        {"固定电话", "office_phone"},
        {"办公电话", "office_phone"},
        {"所在省", "region.province"},
        {"E-mail", "email"},
        {"业务员", "owner"},
        {"客户编号", "number"},
        {"客户行业", "industry"},
        {"完全不认识的列", "-"},
        {"失败原因", "-"},
        {"创建时间", "-"}};
    for (auto const& [heading, target] : cases)
        EXPECT_EQ(one(heading), target) << heading;
}

TEST_F(MappingTest, asks_the_values_whose_phone_it_is) {
    std::vector<std::string> const mobiles{"13800138000", "139-0013-9000"};
    std::vector<std::string> const landlines{"0512-65881234", "021-56788880"};
    EXPECT_EQ(proposed({{"名称", {}}, {"联系人", {}}, {"电话", mobiles}}),
              "name contact.name contact.mobile");
    EXPECT_EQ(proposed({{"名称", {}}, {"联系人", {}}, {"电话", landlines}}),
              "name contact.name contact.office_phone");
    EXPECT_EQ(proposed({{"名称", {}}, {"电话", landlines}}), "name office_phone");
}

TEST_F(MappingTest, reads_values_where_headings_say_nothing) {
    EXPECT_EQ(proposed({{"A", {"苏州华锐精密机械有限公司", "华东科技有限公司"}},
                        {"B", {"91320412250963790E", "91410482MA3XCW3E93"}},
                        {"C", {"13800138000", "13900139000"}},
                        {"D", {"a@example.cn", "b@example.cn"}},
                        {"E", {"随便", "什么"}}}),
              "name credit_code contact.mobile email -");
    EXPECT_EQ(proposed({{"开户日期", {"2024-05-01", "2023/1/2"}}}), "filed_on");
}

TEST_F(MappingTest, gives_no_target_twice_and_no_field_whole_and_in_parts) {
    EXPECT_EQ(proposed({{"客户名称", {}}, {"公司名称", {}}}), "name -");
    EXPECT_EQ(proposed({{"地区", {}}, {"省份", {}}, {"城市", {}}}), "region - -");
}

TEST_F(MappingTest, takes_a_list_of_persons_for_customers) {
    EXPECT_EQ(proposed({{"姓名", {}}, {"手机", {}}, {"身份证号", {}}}),
              "name contact.mobile id_number");
}

TEST_F(MappingTest, prefers_how_the_same_headings_were_mapped_before) {
    Scheme const scheme{"金蝶导出", {{"客户名称", "name"}, {"助记码", "short_name"}, {"类别", ""}}};
    std::vector<ColumnValues> const columns{{"客户名称", {}}, {"助记码", {}}, {"类别", {}}};
    auto const proposals = propose(targets_, columns, {scheme});
    ASSERT_TRUE(proposals[1]);
    EXPECT_EQ(proposals[1]->target, "short_name");
    EXPECT_EQ(proposals[1]->from, ProposedFrom::Saved);
    EXPECT_FALSE(proposals[2]);
    // The failed rows come back with one column more.
    EXPECT_EQ(
        proposed({{"客户名称", {}}, {"助记码", {}}, {"类别", {}}, {"失败原因", {}}}, {scheme}),
        "name short_name - -");
    EXPECT_EQ(proposed({{"客户名称", {}}, {"城市", {}}, {"手机", {}}}, {scheme}),
              "name region.city contact.mobile");
}

TEST(Units, are_read_from_headings) {
    EXPECT_EQ(unit_in("注册资本（万元）"), "万元");
    EXPECT_EQ(unit_in("合同金额(单位：万元)"), "万元");
    EXPECT_EQ(unit_in("注册资本"), "");
    EXPECT_EQ(unit_in("金额(含税)"), "");
}

}  // namespace
}  // namespace kedang::exchange
