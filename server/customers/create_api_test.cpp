// A new customer's file: all in one save, what must be there, what is said of wrong input.
// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "app/testing.h"
#include "customers/testing.h"

namespace kedang::customers {
namespace {

using app::Answer;

constexpr auto customers = "/api/v1/customers";

class Create : public app::ApiTest {
  protected:
    Answer create(std::string const& body) { return as("sales").post(customers, body); }
    Answer refused(std::string const& body, int status, app::Place place = app::Place::current()) {
        std::optional<Answer> answer;
        app().stores_nothing([&] { answer = create(body); }, place);
        answer->expect(status, place);
        return *answer;
    }
};
INSTANTIATE_ON_BOTH_ENGINES(Create);

TEST_P(Create, B06_stores_file_contacts_tags_and_follow_up_in_one_save) {
    auto const made =
        create(NewFile("华东精密科技有限公司")
                   .value("tags", boost::json::array{"重点", "外贸"})
                   .contact("张伟", "13800138000")
                   .contact("刘洋", "13900139000")
                   .follow_up({{"content", "电话沟通了样品需求"}, {"method", "phone"}}));
    made.expect(201)
        .has_at("/message", "录入成功")
        .has_at("/record/values/name", "华东精密科技有限公司");
    made.has_at("/record/values/tags", R"(["重点","外贸"])").has_at("/record/version", "1");
    auto const file = as("sales").get("/api/v1/customers/" + made.at("/record/id")).expect(200);
    file.has_at("/contacts/0/values/name", "张伟")
        .has_at("/contacts/1/values/mobile", "+8613900139000");
    file.has_at("/missing", "[]");
    file.has_at("/timeline/items/0/record/values/content", "电话沟通了样品需求");
}

TEST_P(Create, B06_stores_nothing_where_one_part_is_wrong) {
    refused(NewFile("华东精密科技有限公司")
                .contact("张伟", "13800138000")
                .follow_up({{"content", ""}, {"method", "phone"}}),
            422)
        .complains("follow_up.content", "请填写“沟通内容”");
    refused(NewFile("华东精密科技有限公司")
                .contact("张伟", "13800138000")
                .contact("刘洋", "1390013900")
                .follow_up({{"content", "电话沟通"}}),
            422)
        .complains("contacts[1].mobile", "手机 '1390013900' 只有10位，手机号应为11位");
}

TEST_P(Create, reports_every_wrong_field_at_once) {
    auto const answer =
        refused(NewFile("测试")
                    .value("employees", "很多")
                    .value("email", "zhang")
                    .contact(boost::json::object{{"name", "张伟"}, {"mobile", "138"}}),
                422);
    for (auto const* field : {"name", "employees", "email", "contacts[0].mobile"})
        answer.complains(field, "");
}

TEST_P(Create, keeps_typed_values_in_one_spelling) {
    auto const made = create(NewFile("常州恒立机械有限公司")
                                 .value("credit_code", "９１３２０４１１MA1W74J15B")
                                 .value("registered_capital", "2,000万元")
                                 .value("region", "江苏省常州市武进区")
                                 .value("industry", "制造业")
                                 .value("registered_date", "2019年3月5日")
                                 .value("employees", "１２０")
                                 .value("office_phone", "0519-8656 1234转88")
                                 .value("email", "Sales@Example.COM")
                                 .contact("张伟", "+86 138-0013-8000")
                                 .confirm("check_digit"));
    made.expect(201);
    for (auto const& [field, stored] : std::initializer_list<std::pair<char const*, char const*>>{
             {"credit_code", "91320411MA1W74J15B"},
             {"registered_capital", R"({"amount":"20000000.00","currency":"CNY"})"},
             {"region", "320412"},
             {"industry", "C"},
             {"registered_date", "2019-03-05"},
             {"employees", "120"},
             {"office_phone", "+8651986561234;ext=88"},
             {"email", "Sales@example.com"}})
        made.has_at("/record/values/" + std::string(field), stored);
    made.has_at("/record/texts/region", "江苏省常州市武进区");
    made.has_at("/record/texts/registered_capital", "2000万元");
    made.has_at("/record/texts/owner", "王芳");
}

TEST_P(Create, gives_what_nobody_types) {
    auto const made = create(NewFile("无锡恒远五金厂").contact("张伟", "13800138000")).expect(201);
    made.has_at("/record/values/filed_on", "2026-11-22").has_at("/record/values/kind", "company");
    made.has_at("/record/values/created_at", "2026-11-22T02:00:00.000Z");
    made.has_at("/record/texts/created_by", "王芳").has_at("/record/relation", "own");
    // 系统字段 are refused even with a value that would be right.
    for (auto const* field : {"number", "created_at", "created_by", "updated_at", "filing_status"})
        refused(NewFile("无锡恒远电器厂").value(field, "1").contact("张伟", "13700137000"), 422)
            .complains(field, "不存在或您无权使用");
    refused(NewFile("无锡恒远电器厂").value("no_such", "1").contact("张伟", "13700137000"), 422)
        .complains("no_such", "字段“no_such”不存在或您无权使用");
}

TEST_P(Create, takes_a_name_and_a_phone_first_and_marks_what_is_missing) {
    refused(NewFile("无锡恒远五金厂").quick(), 422)
        .complains("contacts[0].mobile", "至少填写一个电话");
    auto const made = create(
        NewFile("无锡恒远五金厂").contact(boost::json::object{{"mobile", "13800138000"}}).quick());
    made.expect(201);
    auto const path = "/api/v1/customers/" + made.at("/record/id");
    auto const file = as("sales").get(path).expect(200);
    file.has_at("/missing/0/field", "name").has_at("/missing/0/record", "contact");
    auto const contact = file.at("/contacts/0/id");
    as("sales")
        .patch("/api/v1/contacts/" + contact, "1", R"({"values":{"name":"张伟"}})")
        .expect(200);
    as("sales").get(path).expect(200).has_at("/missing", "[]");
}

TEST_P(Create, is_done_once_however_often_it_is_sent) {
    auto const body = NewFile("华东精密科技有限公司").contact("张伟", "13800138000").json();
    auto const sales = as("sales").with("Idempotency-Key", "once");
    auto const first = sales.post(customers, body).expect(201);
    app().stores_nothing([&] {
        sales.post(customers, body).expect(201).has_at("/record/id", first.at("/record/id"));
        sales.post(customers, NewFile("另一家公司").contact("张伟", "13700137000"))
            .expect(409)
            .has("idempotency_key_reused");
        sales.with("Idempotency-Key", std::string(81, 'x')).post(customers, body).expect(400);
    });
    auto const contacts = "/api/v1/customers/" + first.at("/record/id") + "/contacts";
    auto const contact = R"({"values":{"name":"刘洋","mobile":"13900139000"}})";
    auto const added = sales.post(contacts, contact).expect(201);
    app().stores_nothing([&] {
        sales.post(contacts, contact).expect(201).has_at("/record/id", added.at("/record/id"));
    });
    // Somebody else's key of the same text is another key.
    as("other")
        .with("Idempotency-Key", "once")
        .post(customers, NewFile("苏州华锐五金有限公司").contact("王强", "13600136000"))
        .expect(201);
}

struct WrongValue {
    char const* field;
    char const* typed;
    char const* message;  ///< field, value and mend
};

TEST_P(Create, B05_names_field_value_and_mend) {
    std::vector<WrongValue> const cases{
        {"contacts[0].mobile", "1380013800", "手机 '1380013800' 只有10位，手机号应为11位"},
        {"contacts[0].mobile", "12800138000",
         "手机 '12800138000' 不是手机号，手机号以 13 至 19 开头，请核对"},
        {"contacts[0].mobile", "0519-86561234", "不是手机号，固话请填到办公电话"},
        {"office_phone", "86561234", "没有区号，请加区号，如 021-86561234"},
        {"office_phone", "0999999-1", "办公电话"},
        {"industry", "养龙业",
         "所属行业 '养龙业' 不是已知的行业，请填写国标行业名称或代码，如 制造业 或 C34"},
        {"email", "zhang.example.com",
         "电子邮箱 'zhang.example.com' 缺少 @，请填写如 name@example.com"},
        {"credit_code", "9132041", "应为18位，请填写营业执照上的统一社会信用代码"},
        {"id_number", "11010519491331002X", "中的出生日期 19491331 不存在，请核对"},
        {"region", "江南省",
         "所在地区 '江南省' 中的 '省' 看不懂，请只填到区县，如 江苏省常州市武进区"},
        {"registered_capital", "两百多", "不是金额，请填写如 200万元"},
        {"registered_date", "明年", "成立日期 '明年' 不是日期，请填写如 2024-05-21"},
        {"registered_date", "2030-01-01", "晚于今天"},
        {"employees", "-5", "员工人数"},
        {"customer_type", "大客户", "客户类型 '大客户' 不在可选范围内，可填：潜在客户、意向客户"},
        {"website", "网站", "官方网站 '网站' 不是网址，请填写如 www.example.com"},
        {"name", "测试", "客户名称 '测试' 不是真实名称，请填写真实名称"},
        {"name", "", "请填写“客户名称”"},
        {"short_name",
         "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"
         "一二三四五六七八九十一二三四五六七八九十一",
         "最多 60 个字，现有 61 个，请缩短"},
    };
    for (auto const& wrong : cases) {
        std::string const field = wrong.field;
        bool const of_contact = field.starts_with("contacts[0].");
        NewFile file("无锡恒远五金厂");
        if (of_contact)
            file.contact("张伟", wrong.typed);
        else
            file.value(field, wrong.typed).contact("张伟", "13800138000");
        refused(file, 422).complains(field, wrong.message);
    }
}

TEST_P(Create, asks_to_confirm_a_code_whose_check_digit_fails) {
    auto file = NewFile("无锡恒远五金厂")
                    .value("credit_code", "91320411MA1W74J15C")
                    .contact("张伟", "13800138000");
    auto const asked = refused(file, 409);
    asked.has("confirm_needed").has_at("/warnings/0/field", "credit_code");
    asked.has("末位校验码不符，请核对是否输错");
    auto const rule = asked.at("/warnings/0/rule");
    auto const made = create(file.confirm(rule)).expect(201);
    made.has_at("/warnings/0/rule", rule);
    // A malformed one cannot be confirmed away.
    refused(NewFile("无锡恒远电器厂")
                .value("credit_code", "91320411MA1W74")
                .contact("张伟", "13700137000")
                .confirm(rule),
            422);
}

struct Required {
    char const* preset;
    std::set<std::string> fields;  ///< what an empty full entry of a company is told to fill in
};

TEST_P(Create, asks_for_what_the_handbook_requires) {
    // B03; C01, C03 and C04 for companies; A and D, E as their presets say.
    std::vector<Required> const cases{
        {"A", {"name", "contacts[0].name", "contacts[0].mobile"}},
        {"B", {"name", "industry", "sources", "contacts[0].name", "contacts[0].mobile"}},
        {"C",
         {"name", "credit_code", "industry", "employees", "registered_date", "region",
          "office_phone", "department_email", "business_address"}},
        {"D", {"name", "industry", "sources", "contacts[0].name"}},
        {"E",
         {"name", "industry", "region", "need_description", "desired_date", "sources",
          "contacts[0].name", "contacts[0].mobile"}},
    };
    for (auto const& required : cases) {
        SCOPED_TRACE(required.preset);
        app::TestApp company(engine(), required.preset);
        auto const answer = company.as("sales").post(customers, R"({"values":{}})").expect(422);
        std::set<std::string> asked;
        auto const said = answer.json();
        for (auto const& line : said.at("fields").as_array())
            asked.emplace(line.at("field").as_string());
        EXPECT_EQ(asked, required.fields);
    }
}

TEST_P(Create, C01_C04_asks_other_things_of_persons) {
    app::TestApp company(engine(), "C");
    auto const sales = company.as("sales");
    auto const asked = sales.post(customers, R"({"values":{"kind":"person"}})").expect(422);
    for (auto const* field : {"name", "id_last4", "birth_year", "occupation", "spare_phone",
                              "email", "office_phone", "region"})
        asked.complains(field, "请填写");
    asked.lacks("credit_code").lacks("registered_date");
    NewFile person("张伟");
    person.value("kind", "person").value("id_last4", "123x").value("birth_year", "1985");
    person.value("occupation", "教师").value("spare_phone", "0519-86561234");
    person.value("email", "zhangwei@example.com").value("office_phone", "13800138000");
    person.value("region", "江苏省常州市武进区");
    sales.post(customers, person).expect(201).has_at("/record/values/id_last4", "123X");
    // An address that ends before the district can be confirmed, not overlooked (C03).
    person.value("region", "江苏省").value("office_phone", "13800138001");
    person.value("email", "other@example.com");
    sales.post(customers, person)
        .expect(409)
        .has_at("/warnings/0/field", "region")
        .has("没有到区县，请补全");
    sales.post(customers, person.confirm("to_district")).expect(201);
}

TEST_P(Create, checks_while_typing_without_storing) {
    create(NewFile("华东精密科技有限公司").contact("张伟", "13800138000")).expect(201);
    auto const check = [&] {
        return as("sales").post("/api/v1/customers/check", NewFile("华东精密科技有限公司")
                                                               .value("employees", "很多")
                                                               .contact("李娜", "13800138000"));
    };
    check();  // its line in the log: a phone was asked for
    app().stores_nothing([&] {
        auto const checked = check();
        checked.expect(200).has_at("/errors/0/field", "employees");
        checked.has_at("/duplicates/0/field", "name")
            .has_at("/duplicates/1/field", "contacts[0].mobile");
    });
}

}  // namespace
}  // namespace kedang::customers
