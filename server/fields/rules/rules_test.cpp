// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <map>

#include "base/check.h"
#include "fields/rules/required.h"
#include "fields/rules/rule.h"
#include "fields/test_fields.h"

namespace kedang::fields {
namespace {

/// The messages of a verdict: errors as they are, warnings behind '?'.
std::string judged(Field const& field, std::string_view text) {
    auto const parsed = typed(field, text);
    EXPECT_TRUE(parsed.ok()) << text;
    Verdict const verdict = validate(field, parsed.value().value, test_context());
    std::string all;
    for (FieldError const& error : verdict.errors)
        all += error.message;
    for (FieldError const& warning : verdict.warnings)
        all += "?" + warning.message;
    return all;
}

Field with_rule(std::string_view type, std::string label, std::string rule) {
    Field field = make_field(type, std::move(label));
    field.rules = {std::move(rule)};
    return field;
}

TEST(Rules, B13_placeholder_names_are_refused) {
    Field const name = with_rule("text", "客户名称", "not_placeholder");
    for (std::string_view const text :
         {"未知", "测试", "测试账号", "测试1", "TEST02", "无", "xxx", "ＸＸＸ", "***", "。。。",
          "11111", "1380013", "某公司", "test", "a"})
        EXPECT_EQ(judged(name, text),
                  "客户名称 '" + std::string(text) + "' 不是真实名称，请填写真实名称")
            << text;
    for (std::string_view const text : {"华东科技有限公司", "李*", "测试仪器厂", "多多", "3M中国",
                                        "无锡市第一测试中心", "王", "无印良品(上海)商业有限公司"})
        EXPECT_EQ(judged(name, text), "") << text;
}

TEST(Rules, B03_a_short_name_is_to_be_confirmed) {
    Field const name = with_rule("text", "客户名称", "company_full_name");
    EXPECT_EQ(judged(name, "华东科技"),
              "?客户名称 '华东科技' 可能不是全称，请填写营业执照上的名称");
    for (std::string_view const text : {"华东科技有限公司", "淀粉厂", "Acme Ltd", "第一人民医院"})
        EXPECT_EQ(judged(name, text), "") << text;
}

TEST(Rules, person_names_have_no_digits) {
    Field const name = with_rule("text", "姓名", "person_name");
    EXPECT_EQ(judged(name, "张三1"), "?姓名 '张三1' 不像人名，请核对");
    EXPECT_EQ(judged(name, "买买提·艾力"), "");
}

TEST(Rules, B05_a_mobile_is_no_landline) {
    Field const mobile = with_rule("phone", "手机", "mobile");
    EXPECT_EQ(judged(mobile, "021-56788880"), "手机 '021-56788880' 不是手机号，固话请填到办公电话");
    EXPECT_EQ(judged(mobile, "13800138000"), "");
    EXPECT_EQ(judged(mobile, "+852 61234567"), "");
}

TEST(Rules, C03_addresses_reach_the_district) {
    Field const region = with_rule("region", "所在地区", "to_district");
    EXPECT_EQ(judged(region, "江苏省常州市武进区"), "");
    EXPECT_EQ(judged(region, "广东省东莞市"), "");  // a city without districts
    EXPECT_EQ(judged(region, "江苏省常州市"), "?所在地区 '江苏省常州市' 没有到区县，请补全");
    EXPECT_EQ(judged(region, "江苏"), "?所在地区 '江苏省' 没有到区县，请补全");
}

TEST(Rules, dates_that_have_been_are_not_in_the_future) {
    Field const founded = with_rule("date", "成立日期", "not_in_future");
    EXPECT_EQ(judged(founded, "2026-11-22"), "");
    EXPECT_EQ(judged(founded, "2026-11-23"), "成立日期 '2026-11-23' 晚于今天，请核对年份和日期");
    Field const met = with_rule("time", "跟进时间", "not_in_future");
    EXPECT_EQ(judged(met, "2026-11-22 23:59"), "");
    EXPECT_EQ(judged(met, "2026-11-23 00:00"),
              "跟进时间 '2026-11-23 00:00' 晚于今天，请核对年份和日期");
}

TEST(Rules, C04_years_lie_between_1900_and_this_one) {
    Field const year = with_rule("integer", "出生年份", "year");
    EXPECT_EQ(judged(year, "1985"), "");
    EXPECT_EQ(judged(year, "2027"), "出生年份 '2027' 不是年份，应在 1900 至 2026 之间");
}

TEST(Rules, limits_are_said_as_people_write_them) {
    Field capital = make_field("money", "注册资本");
    capital.minimum = 0;
    capital.maximum = 100'000'000'000;
    EXPECT_EQ(judged(capital, "1000万"), "");
    EXPECT_EQ(judged(capital, "-1"), "注册资本 '-1元' 太小，不能小于 0元");
    EXPECT_EQ(judged(capital, "1001万"), "注册资本 '1001万元' 太大，不能大于 1000万元");
    EXPECT_EQ(judged(with_rule("money", "金额", "positive"), "0"), "金额 '0元' 应大于 0，请核对");
}

TEST(Rules, an_unknown_rule_is_a_bug) {
    EXPECT_EQ(rule_named("no_such_rule"), nullptr);
    EXPECT_THROW(
        validate(with_rule("text", "名称", "no_such_rule"), Value::of_text("a"), test_context()),
        Bug);
    EXPECT_TRUE(validate(with_rule("text", "名称", "no_such_rule"), Value{}, test_context()).ok());
}

TEST(Rules, every_rule_of_the_catalogue_is_known) {
    int rules = 0;
    for (std::string_view const preset : {"", "A", "B", "C", "D", "E"}) {
        auto const catalogue = Catalogue::load(preset);
        for (RecordType const& record : catalogue->records())
            for (Field const& field : record.fields)
                for (std::string const& rule : field.rules) {
                    EXPECT_NE(rule_named(rule), nullptr) << rule;
                    ++rules;
                }
    }
    EXPECT_GT(rules, 10);
}

class RequiredFields : public ::testing::Test {
  protected:
    RequiredFields() {
        auto const add = [&](std::string name, std::string label, std::string_view type,
                             Required required) -> Field& {
            Field field = make_field(type, std::move(label));
            field.name = std::move(name);
            field.required = required;
            return record_.fields.emplace_back(std::move(field));
        };
        add("number", "客户编号", "text", Required::Entry).write_class = WriteClass::System;
        add("name", "客户名称", "text", Required::Entry);
        add("kind", "主体类型", "choice", Required::No);
        add("industry", "所属行业", "industry", Required::Complete).list = "industries";
        add("credit_code", "统一社会信用代码", "credit_code", Required::No).required_when = {
            {"kind", {"company"}}};
    }
    std::string missing(std::map<std::string, Value> const& values, Entry entry) {
        auto const value_of = [&](Field const& field) {
            auto const found = values.find(field.name);
            return found == values.end() ? nullptr : &found->second;
        };
        std::string messages;
        for (FieldError const& error : missing_fields(record_, value_of, entry))
            messages += error.field + ":" + error.message + " ";
        return messages;
    }
    RecordType record_;
};

TEST_F(RequiredFields, A09_are_named_one_by_one_in_order) {
    EXPECT_EQ(missing({}, Entry::Complete), "name:请填写客户名称 industry:请选择所属行业 ");
    EXPECT_EQ(missing({{"name", Value::of_text("华东")}, {"industry", Value::of_text("C")}},
                      Entry::Complete),
              "");
}

TEST_F(RequiredFields, B03_old_data_may_leave_gaps) {
    EXPECT_EQ(missing({}, Entry::Partial), "name:请填写客户名称 ");
}

TEST_F(RequiredFields, C01_a_company_needs_its_code) {
    std::map<std::string, Value> values{{"name", Value::of_text("华东")},
                                        {"industry", Value::of_text("C")},
                                        {"kind", Value::of_text("company")}};
    EXPECT_EQ(missing(values, Entry::Complete), "credit_code:请填写统一社会信用代码 ");
    EXPECT_EQ(missing(values, Entry::Partial), "");
    values["kind"] = Value::of_text("person");
    EXPECT_EQ(missing(values, Entry::Complete), "");
}

}  // namespace
}  // namespace kedang::fields
