// SPDX-License-Identifier: Apache-2.0
#include "fields/filter/filter.h"

#include <gtest/gtest.h>

#include "fields/test_fields.h"

namespace kedang::fields {
namespace {

class FilterText : public ::testing::Test {
  protected:
    FilterText() {
        add("name", "客户名称", "text");
        add("customer_type", "客户类型", "choice").options = {
            {"deal", {"成交客户", "Deal"}, false, {"成交"}},
            {"lost", {"流失客户", "Lost"}, false, {}}};
        add("tags", "标签", "choices").multiple_open = true;
        add("registered_capital", "注册资本", "money");
        add("industry", "所属行业", "industry").list = "industries";
        add("region", "所在地区", "region").list = "divisions";
        add("employees", "员工人数", "integer");
        add("registered_date", "成立日期", "date");
        add("phone", "电话", "phone").encrypted = true;
        add("id_number", "身份证号", "id_number").encrypted = true;
        add("notes", "备注", "long_text").filterable = false;
        record_.fields.at(9).rules = {"id_last_four_allowed"};
    }
    Field& add(std::string name, std::string label, std::string_view type) {
        Field field = make_field(type, std::move(label));
        field.name = std::move(name);
        field.number = static_cast<std::uint32_t>(100 + record_.fields.size());
        field.filterable = true;
        return record_.fields.emplace_back(std::move(field));
    }
    Result<Filter> read(std::string_view json) {
        return parse_filter(
            json, [&](std::string_view name) { return record_.field(name); }, test_context());
    }
    /// The JSON that is read back, or the refusal.
    std::string again(std::string_view json) {
        auto const filter = read(json);
        return filter.ok() ? to_json(filter.value()) : "! " + filter.error().title;
    }
    RecordType record_;
};

TEST_F(FilterText, A29_values_are_read_as_people_type_them) {
    EXPECT_EQ(
        again(R"({"all":[{"field":"customer_type","op":"eq","value":"成交客户"},
                              {"field":"registered_capital","op":"ge","value":"1万元"}]})"),
        R"({"all":[{"field":"customer_type","op":"eq","value":"deal"},)"
        R"({"field":"registered_capital","op":"ge","value":{"amount":"10000.00","currency":"CNY"}}]})");
    EXPECT_EQ(again(R"({"field":"region","op":"under","value":["江苏","330000"]})"),
              R"({"field":"region","op":"under","value":["320000","330000"]})");
    EXPECT_EQ(again(R"({"field":"employees","op":"between","value":[50,"1,200人"]})"),
              R"({"field":"employees","op":"between","value":[50,1200]})");
    EXPECT_EQ(again(R"({"field":"registered_date","op":"lt","value":"2024年5月1日"})"),
              R"({"field":"registered_date","op":"lt","value":"2024-05-01"})");
    EXPECT_EQ(again(R"({"field":"tags","op":"in","value":["制造业、高价值"]})"),
              R"({"field":"tags","op":"in","value":["制造业","高价值"]})");
}

TEST_F(FilterText, A29_words_of_the_handbook_stand_for_groups_of_the_standard) {
    EXPECT_EQ(again(R"({"field":"industry","op":"eq","value":"零售业"})"),
              R"({"field":"industry","op":"eq","value":"F52"})");
    auto const services = read(R"({"field":"industry","op":"eq","value":"服务业"})");
    ASSERT_TRUE(services.ok());
    EXPECT_EQ(services.value().op, Operator::In);
    EXPECT_GT(services.value().values.size(), 3u);
    EXPECT_EQ(read(R"({"field":"industry","op":"ne","value":"服务业"})").value().op,
              Operator::NotIn);
}

TEST_F(FilterText, goes_back_to_json_without_loss) {
    for (
        std::string_view const json :
        {R"({"all":[]})", R"({"not":{"any":[{"field":"name","op":"contains","value":"a\"b"}]}})",
         R"({"field":"name","op":"is_empty"})",
         R"({"field":"tags","op":"contains","value":["制造业","高价值"]})",
         R"({"field":"registered_capital","op":"in","value":[{"amount":"0.125","currency":"USD"}]})",
         R"({"field":"phone","op":"eq","value":"+8613800138000"})"}) {
        EXPECT_EQ(again(json), json);
        EXPECT_EQ(read(again(json)).value(), read(json).value());
    }
    EXPECT_TRUE(read("").value().holds_for_all());
}

TEST_F(FilterText, an_unknown_field_and_a_forbidden_one_are_the_same_refusal) {
    auto const refused = read(R"({"field":"salary","op":"eq","value":"1"})");
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().key, "unknown_field");
    EXPECT_EQ(refused.error().title, "字段不存在或您无权使用");
    // Before the operator or the value is looked at: they would tell that the field is there.
    EXPECT_EQ(read(R"({"field":"salary","op":"nonsense"})").error().key, "unknown_field");
}

TEST_F(FilterText, operators_belong_to_types_and_filterable_fields) {
    EXPECT_EQ(again(R"({"field":"notes","op":"contains","value":"a"})"),
              "! 备注 不能用 contains 作条件");
    EXPECT_EQ(again(R"({"field":"name","op":"gt","value":"a"})"), "! 客户名称 不能用 gt 作条件");
    EXPECT_EQ(again(R"({"field":"phone","op":"contains","value":"138"})"),
              "! 电话 不能用 contains 作条件");
    EXPECT_EQ(again(R"({"field":"phone","op":"is_empty"})"), "! 电话 不能用 is_empty 作条件");
    EXPECT_EQ(again(R"({"field":"id_number","op":"eq","value":"002X"})"),
              "! 身份证号 '002X' 不是完整的值，加密的信息只能按完整的值查找");
}

TEST_F(FilterText, wrong_values_are_refused_with_their_mend) {
    EXPECT_EQ(again(R"({"field":"registered_capital","op":"ge","value":"很多"})"),
              "! 注册资本 '很多' 不是金额，请填写如 200万元");
    EXPECT_EQ(again(R"({"field":"employees","op":"between","value":[9,1]})"),
              "! 员工人数 的起始值大于结束值，请对调");
    EXPECT_EQ(again(R"({"field":"registered_capital","op":"between","value":["1元","2美元"]})"),
              "! 注册资本 的起止币种不同，请用同一币种");
    EXPECT_EQ(again(R"({"field":"employees","op":"eq","value":[1,2]})"),
              "! 员工人数 只能和一个值比较，多个值请用 属于");
    EXPECT_EQ(again(R"({"field":"employees","op":"eq"})"),
              "! 员工人数 缺少要比较的值，没有值的请用 为空");
    EXPECT_EQ(again(R"({"field":"employees","op":"eq","value":""})"),
              "! 员工人数 缺少要比较的值，没有值的请用 为空");
    EXPECT_EQ(again(R"({"field":"name","op":"is_empty","value":"a"})"),
              "! 客户名称 的这个条件不带值");
    EXPECT_FALSE(read(R"({"field":"name","op":"eq","value":null})").ok());
    EXPECT_FALSE(read(R"({"field":"name","op":"eq","value":{"a":1}})").ok());
}

TEST_F(FilterText, wrong_shapes_are_refused) {
    for (std::string_view const json :
         {"{", "[]", "1", "{}", R"({"any":[]})", R"({"all":1})", R"({"all":[],"any":[]})",
          R"({"or":[]})", R"({"field":1,"op":"eq","value":1})", R"({"field":"name","op":"like"})",
          R"({"field":"name","op":"eq","value":"a","x":1})", R"({"not":[]})",
          R"({"field":"name","value":"a"})"}) {
        auto const refused = read(json);
        ASSERT_FALSE(refused.ok()) << json;
        EXPECT_EQ(refused.error().key, "invalid_filter") << json;
    }
}

TEST_F(FilterText, depth_and_size_are_bounded) {
    auto const nested = [](int levels) {
        std::string json = R"({"field":"name","op":"is_empty"})";
        for (int i = 1; i < levels; ++i)
            json = "{\"not\":" + json + "}";
        return json;
    };
    EXPECT_TRUE(read(nested(20)).ok());
    EXPECT_EQ(again(nested(21)), "! 筛选条件嵌套太深，最多 20 层");
    EXPECT_EQ(again(nested(5000)), "! 筛选条件嵌套太深，最多 20 层");
    auto const wide = [](int conditions) {
        std::string json = R"({"all":[)";
        for (int i = 0; i < conditions; ++i)
            json += std::string(i == 0 ? "" : ",") + R"({"field":"name","op":"is_empty"})";
        return json + "]}";
    };
    EXPECT_TRUE(read(wide(199)).ok());
    EXPECT_EQ(again(wide(200)), "! 筛选条件太多，最多 200 个");
    std::string many = R"({"field":"employees","op":"in","value":[1)";
    for (int i = 2; i <= 501; ++i)
        many += "," + std::to_string(i);
    EXPECT_FALSE(read(many + "]}").ok());
    EXPECT_EQ(again(std::string(300'000, ' ')), "! 筛选条件太长");
}

}  // namespace
}  // namespace kedang::fields
