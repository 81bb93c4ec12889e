// 撞单: what makes two files one, and what is told of a file one may not see.
// SPDX-License-Identifier: Apache-2.0
#include "app/testing.h"
#include "customers/testing.h"

namespace kedang::customers {
namespace {

constexpr auto customers = "/api/v1/customers";

class Duplicates : public app::ApiTest {
  protected:
    void SetUp() override {
        ApiTest::SetUp();
        if (IsSkipped())
            return;
        first_ = as("sales")
                     .post(customers, NewFile("华东精密科技有限公司")
                                          .value("credit_code", "91320411MA1W74J15B")
                                          .value("office_phone", "0519-86561234")
                                          .value("email", "sales@huadong.example.com")
                                          .value("id_number", "11010519491231002X")
                                          .confirm("check_digit")
                                          .contact("张伟", "13800138000"))
                     .expect(201)
                     .at("/record/values/number");
    }

    /// One value the first file has too; everything else differs.
    static NewFile with(std::string const& field, std::string const& value) {
        NewFile file(field == "name" ? value : "无锡恒远五金厂");
        if (field == "contacts[0].mobile")
            return file.contact("李娜", value);
        if (field == "contacts[0].email")
            return file.contact(
                {{"name", "李娜"}, {"mobile", "13900139000"}, {"email", std::string_view(value)}});
        return file.value(field, value).contact("李娜", "13900139000");
    }

    std::string first_;  ///< its number
};
INSTANTIATE_ON_BOTH_ENGINES(Duplicates);

struct Case {
    char const* field;
    char const* value;
    char const* label;
    bool certain;
};

std::vector<Case> const cases{
    {"name", "华东精密科技有限公司", "客户名称", true},
    {"name", " 華東精密科技有限公司 ", "客户名称", true},
    {"name", "华东精密科技（有限公司）", "客户名称", true},
    {"credit_code", "91320411ma1w74j15b", "统一社会信用代码", true},
    {"id_number", "11010519491231002x", "身份证号", true},
    {"office_phone", "(0519) 8656 1234", "办公电话", false},
    {"office_phone", "13800138000", "办公电话", false},
    {"contacts[0].mobile", "+86 138 0013 8000", "手机", false},
    {"email", "SALES@huadong.example.com", "电子邮箱", false},
    {"contacts[0].email", "sales@huadong.example.com", "电子邮箱", false},
};

TEST_P(Duplicates, C08_are_refused_with_the_other_file_named_to_those_who_see_it) {
    for (auto const& [field, value, label, certain] : cases) {
        SCOPED_TRACE(std::string(field) + " " + value);
        auto file = with(field, value);
        if (std::string_view(field) == "credit_code")
            file.confirm("check_digit");
        as("sales").post(customers, file);  // leaves its line in the log: a value was asked for
        app().stores_nothing([&, field = field, label = label] {
            auto const answer = as("sales").post(customers, file).expect(409);
            answer.has_at("/code", "duplicate").has_at("/duplicates/0/field", field);
            answer.has_at("/duplicates/0/customer/number", first_);
            answer.has_at("/duplicates/0/message",
                          std::string(label) + "与客户 " + first_ + " 华东精密科技有限公司 重复");
        });
    }
}

TEST_P(Duplicates, C08_tell_nothing_of_a_file_that_one_may_not_see) {
    for (auto const& [field, value, label, certain] : cases) {
        SCOPED_TRACE(std::string(field) + " " + value);
        auto file = with(field, value);
        if (std::string_view(field) == "credit_code")
            file.confirm("check_digit");
        as("other").post(customers, file);  // leaves its line in the log: a value was asked for
        app().stores_nothing([&, field = field, label = label] {
            auto const answer = as("other").post(customers, file).expect(409);
            answer.has_at("/duplicates/0/field", field).lacks(first_).lacks("\"customer\"");
            answer.has_at("/duplicates/0/message",
                          std::string(label) + "与其他同事负责的客户重复（撞单），请联系主管确认");
        });
    }
}

TEST_P(Duplicates, that_colleagues_may_share_can_be_confirmed_and_certain_ones_cannot) {
    int tried = 0;
    for (auto const& [field, value, label, certain] : cases) {
        SCOPED_TRACE(std::string(field) + " " + value);
        auto file = with(field, value);
        file.member("confirm", std::vector<std::string>{"duplicate", "check_digit"});
        if (!certain)
            file.value("name", "无锡第" + std::to_string(++tried) + "五金厂");
        as("sales").post(customers, file).expect(certain ? 409 : 201);
    }
}

TEST_P(Duplicates, C08_do_not_count_persons_of_one_name) {
    auto const person = [](std::string const& mobile) {
        return NewFile("王小明").value("kind", "person").contact("王小明", mobile);
    };
    as("sales").post(customers, person("13700137001")).expect(201);
    as("sales").post(customers, person("13700137002")).expect(201);
    as("sales").post(customers, person("13700137001")).expect(409);
}

TEST_P(Duplicates, are_found_when_a_value_is_changed) {
    auto const second =
        as("sales")
            .post(customers, NewFile("无锡恒远五金厂").contact("李娜", "13900139000"))
            .expect(201);
    auto const path = "/api/v1/customers/" + second.at("/record/id");
    std::string const taken_phone = R"({"values":{"office_phone":"0519-86561234"}})";
    as("sales").patch(path, "1", taken_phone);  // leaves its line in the log
    app().stores_nothing([&] {
        as("sales")
            .patch(path, "1", R"({"values":{"name":"华东精密科技有限公司"},"reason":"更名"})")
            .expect(409)
            .has(first_);
        as("sales").patch(path, "1", taken_phone).expect(409).has("办公电话与客户 " + first_);
    });
    // Its own values are no duplicates of themselves.
    as("sales")
        .patch(path, "1", R"({"values":{"name":"无锡恒远五金厂","short_name":"恒远"}})")
        .expect(200);
}

TEST_P(Duplicates, are_checked_without_the_file_that_is_being_edited) {
    auto const list = as("sales").get(customers, {{"q", first_}}).expect(200);
    auto file = NewFile("华东精密科技有限公司").contact("张伟", "13900139000");
    auto const check = [&] {
        return as("sales").post("/api/v1/customers/check", file).expect(200);
    };
    check().has_at("/duplicates/0/field", "name");
    file.member("except_id", list.at("/items/0/id"));
    check().has_at("/duplicates", "[]");
}

}  // namespace
}  // namespace kedang::customers
