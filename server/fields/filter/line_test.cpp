// SPDX-License-Identifier: Apache-2.0
#include "fields/filter/line.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "fields/test_fields.h"

namespace kedang::fields {
namespace {

/// The customer's own fields and figures, but for those a person may not ask.
Vocabulary vocabulary_of(Catalogue const& catalogue) {
    std::vector<Field const*> fields;
    for (Field const& field : catalogue.customer().fields)
        if (field.filterable && field.name != "income")
            fields.push_back(&field);
    for (Field const& figure : catalogue.customer().figures)
        fields.push_back(&figure);
    return Vocabulary(std::move(fields));
}

class FilterLine : public ::testing::Test {
  protected:
    Result<Filter> read(std::string_view line) {
        return read_line(line, vocabulary_, test_context());
    }
    /// The JSON it means, or the refusal: "! from-until title (suggestions)".
    std::string meant(std::string_view line) {
        auto const filter = read(line);
        return filter.ok() ? to_json(filter.value()) : refusal(filter.error());
    }
    /// The line as it is written afterwards.
    std::string again(std::string_view line) {
        auto const filter = read(line);
        return filter.ok() ? to_line(filter.value(), vocabulary_, test_context())
                           : refusal(filter.error());
    }
    static std::string refusal(Error const& error) {
        auto const extra = boost::json::parse("{" + error.extra_json + "}").as_object();
        auto const& at = extra.at("at").as_object();
        std::string words;
        for (auto const& word : extra.at("suggestions").as_array())
            words += (words.empty() ? " (" : " ") + std::string(word.as_string());
        return "! " + std::to_string(at.at("from").as_int64()) + "-" +
               std::to_string(at.at("until").as_int64()) + " " + error.title +
               (words.empty() ? "" : words + ")");
    }

    Vocabulary vocabulary_ = vocabulary_of(test_catalogue());
};

TEST_F(FilterLine, A29_the_line_of_the_handbook_is_read_as_it_stands) {
    EXPECT_EQ(meant("客户类型=成交客户+行业=零售业+近6个月采购金额≥1万元"),
              R"({"all":[{"field":"customer_type","op":"eq","value":"deal"},)"
              R"({"field":"industry","op":"eq","value":"F52"},)"
              R"({"field":"order_amount","within":"近6个月","op":"ge",)"
              R"("value":{"amount":"10000.00","currency":"CNY"}}]})");
    EXPECT_EQ(again("客户类型=成交客户+行业=零售业+近6个月采购金额≥1万元"),
              "客户类型=成交客户+所属行业=零售业+近6个月采购金额≥1万元");
}

TEST_F(FilterLine, A29_one_meaning_has_many_spellings) {
    std::string const written = "客户类型=成交客户+近6个月采购金额≥1万元";
    for (std::string_view const line : {"客户类型 = 成交客户 且 近6个月采购金额 >= 10000元",
                                        "客户类型＝成交客户＋近６个月采购金额＞＝１万元",
                                        "customer_type=deal+近半年order_amount≥1万",
                                        "(客户类型=成交)并且(近六个月的采购金额大于等于1万元)",
                                        "客户类型是成交客户，最近6个月采购额≧10,000",
                                        "客户类型为“成交客户”；过去6个月内采购金额不小于1万元",
                                        "CUSTOMER_TYPE=成交客户 and 近6个月采购金额≥1万元",
                                        "((客户类型=成交客户+近6个月采购金额≥1万元))"})
        EXPECT_EQ(again(line), written) << line;
}

TEST_F(FilterLine, every_comparison_is_written_as_it_is_read) {
    for (std::string_view const line : {"客户名称包含华东",
                                        "客户名称不包含华东",
                                        "客户名称开头为华东",
                                        "客户简称为空",
                                        "客户简称不为空",
                                        "客户类型=成交客户、意向客户",
                                        "客户类型≠成交客户、意向客户",
                                        "客户类型≠成交客户",
                                        "客户类型属于成交客户",
                                        "标签=制造业、高价值",
                                        "标签属于制造业、高价值",
                                        "标签不包含制造业",
                                        "注册资本=10-50万元",
                                        "注册资本=1000元至5万元",
                                        "员工人数=10-50",
                                        "员工人数>10",
                                        "注册资本<100万美元",
                                        "成立日期=2024-01-01至2024-03-31",
                                        "成立日期≥2024-05-01",
                                        "成立日期=近6个月",
                                        "成立日期<本季度",
                                        "最后更新时间=2024年5月",
                                        "最后更新时间=2024-05-01",
                                        "最后更新时间>2024-05-01 10:30",
                                        "最后更新时间=2024-05-01至2024-05-20",
                                        "90天未更新",
                                        "6个月未跟进",
                                        "最近下单=上月",
                                        "3年未下单",
                                        "近30天订单数≥3",
                                        "2024年采购金额=10-50万元",
                                        "2024年2季度订单数>0",
                                        "跟进次数=0",
                                        "所在地区=江苏省常州市",
                                        "所在地区隶属江苏省、浙江省",
                                        "非(客户类型=成交客户)",
                                        "非(客户类型=成交客户+标签=重点)",
                                        "(客户类型=成交客户或客户类型=意向客户)+标签=重点",
                                        "客户类型=成交客户+标签=重点或标签=急",
                                        "负责人=我",
                                        "客户名称=\"A+B、C\"",
                                        "客户名称=华东(上海)有限公司",
                                        "非(全部)",
                                        "客户名称=说\"好\"的",
                                        "客户名称=\"\"\"好\"\"的\"",
                                        "客户名称包含\"华)东(\""})
        EXPECT_EQ(again(line), line);
}

TEST_F(FilterLine, spellings_are_shortened) {
    EXPECT_EQ(again("注册资本=100000元到500000元"), "注册资本=10-50万元");
    EXPECT_EQ(again("注册资本=500-1万"), "注册资本=500元至1万元");
    EXPECT_EQ(again("注册资本介于10~50万"), "注册资本=10-50万元");
    EXPECT_EQ(again("注册资本≠10-50万"), "非(注册资本=10-50万元)");
    EXPECT_EQ(again("成立日期=2024年5月"), "成立日期=2024-05-01至2024-05-31");
    EXPECT_EQ(again("最后更新时间≠近90天"), "90天未更新");
    EXPECT_EQ(again("超过半年没有跟进"), "6个月未跟进");
    EXPECT_EQ(again("客户名称包含华东、华南"), "客户名称包含华东或客户名称包含华南");
    EXPECT_EQ(again("客户名称不包含华东、华南"), "客户名称不包含华东+客户名称不包含华南");
    EXPECT_EQ(again("最后更新时间=今天、去年"), "最后更新时间=今天或最后更新时间=去年");
    EXPECT_EQ(again("!客户类型=成交"), "非(客户类型=成交客户)");
    EXPECT_EQ(again("  "), "");
    EXPECT_EQ(again("全部"), "");
}

TEST_F(FilterLine, values_may_hold_what_joins_conditions) {
    EXPECT_EQ(again("客户名称包含或然科技"), "客户名称包含\"或然科技\"");
    EXPECT_EQ(again("客户名称包含或然科技或客户类型=成交"),
              "客户名称包含\"或然科技\"或客户类型=成交客户");
    EXPECT_EQ(again("客户名称=华东(且慢)公司且客户类型=成交"),
              "客户名称=\"华东(且慢)公司\"+客户类型=成交客户");
    EXPECT_EQ(again("客户类型=成交，意向客户，行业=零售业"),
              "客户类型=成交客户、意向客户+所属行业=零售业");
    EXPECT_EQ(again("注册资本≥1,200万元,客户类型=成交"), "注册资本≥1200万元+客户类型=成交客户");
}

TEST_F(FilterLine, refusals_point_at_the_place_and_suggest) {
    EXPECT_EQ(meant("客户类形=成交客户"), "! 0-4 字段不存在或您无权使用 (客户类型)");
    EXPECT_EQ(meant("行业=零售业+客户类型号=成交"), "! 7-12 字段不存在或您无权使用 (客户类型)");
    EXPECT_EQ(meant("客户类型=成焦客户"),
              "! 5-9 客户类型 '成焦客户' "
              "不在可选范围内，可填：潜在客户、意向客户、成交客户、流失客户、合作伙伴、其他 "
              "(成交客户)");
    EXPECT_EQ(meant("客户类型=成交客户、不知"),
              "! 10-12 客户类型 '不知' "
              "不在可选范围内，可填：潜在客户、意向客户、成交客户、流失客户、合作伙伴、其他");
    EXPECT_EQ(meant("客户类型>成交客户"),
              "! 4-5 “客户类型”不能用 > 作条件 (= ≠ 属于 不属于 为空 不为空)");
    EXPECT_EQ(meant("客户类型"),
              "! 4-4 “客户类型”后面应是比较，如 = ≠ ≥ 包含 为空 (= ≠ 属于 不属于 为空 不为空)");
    EXPECT_EQ(meant("客户类型="), "! 5-5 “客户类型”后面缺少要比较的值，没有值的请用 为空");
    EXPECT_EQ(meant("注册资本≥很多"), "! 5-7 注册资本 '很多' 不是金额，请填写如 200万元");
    EXPECT_EQ(meant("注册资本=50-10"), "! 5-10 注册资本 的起始值大于结束值，请对调");
    EXPECT_EQ(meant("(客户类型=成交"), "! 0-1 括号没有成对，请补上右括号 ())");
    EXPECT_EQ(meant("客户类型=成交)"), "! 7-8 多了一个右括号");
    EXPECT_EQ(meant("客户名称=\"华东"), "! 5-8 引号没有成对，请补上后一个引号");
    EXPECT_EQ(meant("客户类型=成交+"), "! 8-8 这里应是一个条件，如 客户类型=成交客户");
    EXPECT_EQ(meant("90天未睡觉"),
              "! 4-6 “未”后面应是能统计时间的事，如 90天未更新 (更新 下单 跟进)");
    EXPECT_EQ(meant("近6个月客户类型=成交"),
              "! 0-4 “客户类型”不能带时间范围，只有采购金额这样的统计值可以 "
              "(采购金额 订单数 最近下单 最近跟进 跟进次数)");
    EXPECT_EQ(meant("客户类型为空 客户名称为空"), "! 7-13 两个条件之间应有 + （且）或 或 (+ 或)");
    EXPECT_EQ(meant("采购金额为空"),
              "! 4-6 “采购金额”不能用 为空 作条件 (= ≠ > ≥ < ≤ 属于 不属于)");
}

TEST_F(FilterLine, E02_a_forbidden_field_is_refused_like_one_that_is_not_there) {
    EXPECT_EQ(meant("月收入≥1万"), "! 0-3 字段不存在或您无权使用 (年收入)");
    EXPECT_EQ(meant("日收入≥1万"), "! 0-3 字段不存在或您无权使用 (年收入)");
    // Before the comparison or the value is looked at: they would tell that the field is there.
    EXPECT_EQ(meant("income包含很多"), "! 0-6 字段不存在或您无权使用");
}

TEST_F(FilterLine, places_are_counted_for_the_page_too) {
    auto const refused = read("客户名称=𠮷+𠮷=1");
    ASSERT_FALSE(refused.ok());
    EXPECT_NE(refused.error().extra_json.find(
                  R"("at":{"from":7,"until":8,"utf16_from":8,"utf16_until":10})"),
              std::string::npos)
        << refused.error().extra_json;
}

TEST_F(FilterLine, length_depth_and_size_are_bounded) {
    auto const repeated = [](std::string_view part, int times) {
        std::string line;
        for (int i = 0; i < times; ++i)
            line += part;
        return line;
    };
    EXPECT_TRUE(read(repeated("(", 20) + "客户简称为空" + repeated(")", 20)).ok());
    EXPECT_EQ(meant(repeated("(", 21) + "客户简称为空" + repeated(")", 21)),
              "! 20-21 筛选条件嵌套太深，最多 20 层");
    EXPECT_EQ(meant(repeated("非", 3000)).substr(0, 5), "! 20-");
    EXPECT_EQ(meant(repeated("客户简称为空+", 250) + "全部").find("! 0-"), 0u);
    EXPECT_FALSE(read(repeated("客户简称为空+", 500) + "全部").ok());
    EXPECT_EQ(meant(repeated("客", 4001)), "! 4000-4001 筛选条件太长，最多 4000 个字");
    EXPECT_FALSE(read(repeated("客户名称=且", 600)).ok());
    EXPECT_FALSE(read(repeated("(且", 1900)).ok());
}

TEST_F(FilterLine, whatever_is_typed_is_answered) {
    for (std::string_view const line : {"\xff\xfe",
                                        "=",
                                        "=====",
                                        "非",
                                        "(",
                                        ")",
                                        "、",
                                        "+",
                                        "近",
                                        "近6",
                                        "近6个月",
                                        "90天",
                                        "90天未",
                                        "\"",
                                        "客户类型=\"",
                                        "客户类型=、",
                                        "客户类型=成交、",
                                        "全部全部",
                                        "介于",
                                        "客户类型介于a",
                                        "注册资本=-",
                                        "注册资本=--",
                                        "注册资本=至",
                                        "最近跟进=至",
                                        "近99999天订单数=1"})
        EXPECT_FALSE(read(line).ok()) << line;
}

}  // namespace
}  // namespace kedang::fields
