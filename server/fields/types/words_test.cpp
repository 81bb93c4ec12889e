// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "fields/test_fields.h"

namespace kedang::fields {
namespace {

Field sources(std::string_view type) {
    Field field = make_field(type, "客户来源");
    field.options = {{"exhibition", {"展会", "Exhibition"}, false, {"展览会"}},
                     {"public", {"政府机关/事业单位", "Public"}, false, {}},
                     {"referral", {"转介绍", "Referral"}, false, {"推荐"}},
                     {"unknown", {"未知", "Unknown"}, false, {}},
                     {"fax", {"传真", "Fax"}, true, {}}};
    return field;
}

TEST(Choice, is_meant_by_value_label_or_alias) {
    Field const source = sources("choice");
    for (std::string_view const word :
         {"exhibition", "展会", "Exhibition", "展览会", " 展 会 ", "EXHIBITION"})
        EXPECT_EQ(stored(source, word), "exhibition") << word;
    EXPECT_EQ(stored(source, "未知"), "unknown");
    EXPECT_EQ(stored(source, "-"), "absent");
    EXPECT_EQ(shown(source, "exhibition"), "展会");
    EXPECT_EQ(stored(source, "电视"),
              "! 客户来源 '电视' 不在可选范围内，可填：展会、政府机关/事业单位、转介绍、未知");
}

TEST(Choice, a_retired_option_is_to_be_confirmed) {
    EXPECT_EQ(stored(sources("choice"), "传真"), "fax");
    EXPECT_EQ(warnings(sources("choice"), "传真"), "retired_option");
}

TEST(Choices, are_kept_in_the_catalogues_order_none_twice) {
    Field const source = sources("choices");
    EXPECT_EQ(stored(source, "推荐、展会"), "|exhibition|referral|");
    EXPECT_EQ(stored(source, "推荐,展会;转介绍 / 展会"), "|exhibition|referral|");
    EXPECT_EQ(stored(source, "政府机关/事业单位"), "|public|");
    EXPECT_EQ(stored(source, "|referral|exhibition|"), "|exhibition|referral|");
    EXPECT_EQ(stored(source, ""), "absent");
    EXPECT_EQ(json(source, "推荐、展会"), R"(["exhibition","referral"])");
    EXPECT_EQ(json(source, ""), "[]");
    EXPECT_EQ(shown(source, "推荐、展会"), "展会、转介绍");
    EXPECT_EQ(rule_of_refusal(source, "展会、电视"), "choice");
}

TEST(Choices, E16_open_ones_take_new_words_within_limits) {
    Field tags = make_field("choices", "标签");
    tags.multiple_open = true;
    EXPECT_EQ(stored(tags, "制造业、高价值、制造业"), "|制造业|高价值|");
    EXPECT_EQ(stored(tags, "一二三四五六七八九十一二三四五六七八九十一"),
              "! 标签 '一二三四五六七八九十一二三四五六七八九十一' 太长，每个最多 20 个字");
    std::string many;
    for (int i = 0; i < 51; ++i)
        many += "标签" + std::to_string(i) + "、";
    EXPECT_EQ(rule_of_refusal(tags, many), "too_many");
}

TEST(TextType, cleans_what_was_typed) {
    Field const name = make_field("text", "客户名称");
    EXPECT_EQ(stored(name, "  华东\u3000科技\n有限\u200B公司 "), "华东 科技 有限公司");
    EXPECT_EQ(stored(name, "华东（上海）"), "华东（上海）");
    EXPECT_EQ(stored(name, "N/A"), "absent");
    EXPECT_EQ(stored(name, "无"), "无");
    EXPECT_EQ(rule_of_refusal(name, std::string_view("a\0b", 3)), "control_character");
    EXPECT_EQ(rule_of_refusal(name, "a\xFF"), "encoding");
    Field shorter = name;
    shorter.max_length = 3;
    EXPECT_EQ(stored(shorter, "华东科技"), "! 客户名称 最多 3 个字，现有 4 个，请缩短");
}

TEST(TextType, long_text_keeps_its_lines) {
    Field const notes = make_field("long_text", "备注");
    EXPECT_EQ(stored(notes, "\r\n第一行\r\n第二行\r第三行\n\n"), "第一行\n第二行\n第三行");
}

TEST(Email, reads_addresses_and_lowers_the_domain) {
    Field const email = make_field("email", "电子邮箱");
    EXPECT_EQ(stored(email, " Zhang.San＠Example.COM "), "Zhang.San@example.com");
    EXPECT_EQ(stored(email, "mailto:a@b.cn"), "a@b.cn");
    EXPECT_EQ(stored(email, "info@例子.公司"), "info@例子.公司");
    EXPECT_EQ(email.type->index_keys(Value::of_text("Zhang@example.com"))[0].text,
              "zhang@example.com");
    EXPECT_EQ(stored(email, "contacthuadong"),
              "! 电子邮箱 'contacthuadong' 缺少 @，请填写如 name@example.com");
    for (std::string_view const text :
         {"a@b", "@b.cn", "a@b..cn", "a..b@c.cn", ".a@c.cn", "a b@c.cn", "a@c.cn;d@e.cn",
          "张三@c.cn", "a@-c.cn", "a@1.2.3.4"})
        EXPECT_FALSE(typed(email, text).ok()) << text;
    EXPECT_FALSE(typed(email, std::string(65, 'a') + "@b.cn").ok());
}

TEST(Url, takes_web_addresses_only) {
    Field const site = make_field("url", "官方网站");
    EXPECT_EQ(stored(site, "WWW.Example.com/Path?q=1"), "http://www.example.com/Path?q=1");
    EXPECT_EQ(stored(site, "HTTPS://a.cn:8443"), "https://a.cn:8443");
    EXPECT_EQ(stored(site, "javascript:alert(1)"),
              "! 官方网站 'javascript:alert(1)' 不是网址，请填写如 www.example.com");
    for (std::string_view const text : {"没有网站", "http://", "ftp://a.cn", "a.cn:99999999",
                                        "http://user@evil.cn", "www.a.cn www.b.cn"})
        EXPECT_FALSE(typed(site, text).ok()) << text;
}

TEST(Reference, persons_are_found_by_name_and_written_by_name) {
    Field const owner = make_field("person", "负责人");
    References references;
    references.person_named = [](std::string_view name) {
        return name == "王芳" ? std::optional<std::int64_t>(7) : std::nullopt;
    };
    references.person_name = [](std::int64_t) { return std::string("王芳"); };
    ParseContext context = test_context();
    context.references = &references;
    EXPECT_EQ(owner.type->parse(owner, "王芳", context).value().value, Value::of_number(7));
    // An id too is known or refused: a file must not be given to a number nobody has.
    EXPECT_EQ(owner.type->parse(owner, "12", context).error().title,
              "负责人 '12' 不是系统里的人员，请填写姓名或登录名");
    EXPECT_EQ(owner.type->parse(owner, "李四", context).error().title,
              "负责人 '李四' 不是系统里的人员，请填写姓名或登录名");
    EXPECT_EQ(owner.type->to_text(owner, Value::of_number(7),
                                  TextContext(context.catalogue, nullptr, &references)),
              "王芳");
    EXPECT_EQ(json(owner, "12"), "\"12\"");
}

TEST(FileType, takes_tokens_of_uploads) {
    Field const licence = make_field("file", "营业执照");
    EXPECT_EQ(stored(licence, "aZ3_-9"), "aZ3_-9");
    EXPECT_FALSE(typed(licence, "../etc/passwd").ok());
}

}  // namespace
}  // namespace kedang::fields
