// Who sees which file, which field of it, and how: own, department's, pool, others'.
// SPDX-License-Identifier: Apache-2.0
#include <fstream>

#include "app/testing.h"
#include "customers/testing.h"
#include "fields/field_type.h"

namespace kedang::customers {
namespace {

using app::Answer;

constexpr auto customers = "/api/v1/customers";
constexpr auto phone = "13800138000";
constexpr auto shown_phone = "138****8000";
constexpr auto id_number = "11010519491231002X";

class Rights : public app::ApiTest {
  protected:
    void SetUp() override {
        ApiTest::SetUp();
        if (IsSkipped())
            return;
        auto const made =
            as("sales")
                .post(
                    customers,
                    NewFile("华东精密科技有限公司")
                        .value("id_number", id_number)
                        .value("office_phone", "0519-86561234")
                        .value("email", "zhangwei@example.com")
                        .contact({{"name", "张伟"}, {"mobile", phone}, {"wechat", "wx_zhangwei"}}))
                .expect(201);
        id_ = made.at("/record/id");
        path_ = "/api/v1/customers/" + id_;
        contact_ = as("sales").get(path_).at("/contacts/0/id");
    }
    Answer reveal(std::string const& login, std::string const& record, std::string const& id,
                  std::string const& field) {
        return as(login).post("/api/v1/reveal", R"({"record":")" + record + R"(","id":")" + id +
                                                    R"(","field":")" + field +
                                                    R"(","purpose":"回电"})");
    }
    void give_to_pool() {
        as("admin")
            .patch(path_, as("admin").get(path_).at("/customer/version"),
                   R"({"values":{"owner":null},"reason":"退回"})")
            .expect(200);
    }

    std::string id_, path_, contact_;
};
INSTANTIATE_ON_BOTH_ENGINES(Rights);

TEST_P(Rights, A25_E21_show_an_owner_the_own_numbers_and_a_head_their_masks) {
    as("sales")
        .get(path_)
        .expect(200)
        .has("+8613800138000")
        .has("zhangwei@example.com")
        .has("wx_zhangwei");
    auto const head = as("head").get(path_).expect(200);
    head.has_at("/customer/relation", "department")
        .has(shown_phone)
        .has_at("/customer/values/email/masked", "z***@example.com");
    for (auto const* clear : {phone, "86561234", "zhangwei@example.com", "wx_zhangwei", id_number})
        head.lacks(clear);
    // An ID number is masked even for the owner: the last six digits are hidden (A14).
    as("sales")
        .get(path_)
        .has_at("/customer/values/id_number/masked", "110105194912******")
        .lacks(id_number);
    as("admin").get(path_).expect(200).has(shown_phone).lacks(phone);
}

TEST_P(Rights, A25_keep_files_from_other_departments) {
    for (auto const& path : {path_, path_ + "/timeline"})
        as("other").get(path).expect(404).lacks("华东");
    app().stores_nothing([&] {
        auto const other = as("other");
        other.patch(path_, "1", R"({"values":{"short_name":"x"}})").expect(404);
        other.patch("/api/v1/contacts/" + contact_, "1", R"({"values":{"position":"x"}})")
            .expect(404);
        other.post(path_ + "/contacts", R"({"values":{"name":"李","mobile":"13900139000"}})")
            .expect(404);
        other.post(path_ + "/follow-ups", R"({"values":{"content":"x"}})").expect(404);
        reveal("other", "contact", contact_, "mobile").expect(404);
    });
    // The very words of an id that does not exist.
    EXPECT_EQ(as("other").get(path_).body(), as("other").get("/api/v1/customers/987654").body());
}

TEST_P(Rights, give_the_pool_masked_and_read_only_without_sensitive_fields) {
    give_to_pool();
    for (auto const* login : {"sales", "other", "head"}) {
        auto const file = as(login).get(path_).expect(200);
        file.has_at("/customer/relation", "pool").has(shown_phone).lacks(phone).lacks("id_number");
        file.has_at("/customer/rights/change", "false");
        app().stores_nothing([&] {
            as(login)
                .patch(path_, "2", R"({"values":{"short_name":"x"}})")
                .expect(422)
                .complains("short_name", "不存在或您无权使用");
        });
    }
}

TEST_P(Rights, E21_reveal_a_masked_value_and_leave_a_line) {
    reveal("head", "contact", contact_, "mobile").expect(200).has_at("/value", phone);
    auto const lines = as("head").get(path_ + "/timeline", {{"kind", "change"}}).expect(200);
    lines.has_at("/items/0/title", "查看完整号码").has_at("/items/0/person/name", "李主管");
    lines.has_at("/items/0/reason", "回电")
        .has_at("/items/0/changes/0/field", "mobile")
        .lacks(phone);
    reveal("sales", "customer", id_, "id_number").expect(200).has_at("/value", id_number);
    give_to_pool();
    auto const hidden = reveal("sales", "customer", id_, "id_number").expect(422);
    auto const unknown = reveal("sales", "customer", id_, "no_such_field").expect(422);
    EXPECT_EQ(hidden.body(), unknown.body());
}

TEST_P(Rights, refuse_a_hidden_field_like_one_that_does_not_exist) {
    auto const condition = [](std::string const& field, std::string const& op) {
        return R"({"field":")" + field + R"(","op":")" + op + R"(","value":"1"})";
    };
    for (auto const* login : {"sales", "head", "admin"}) {
        auto const same = [&](std::string const& parameter, std::string const& with_hidden,
                              std::string const& with_unknown) {
            auto const hidden = as(login).get(customers, {{parameter, with_hidden}}).expect(422);
            auto const unknown = as(login).get(customers, {{parameter, with_unknown}}).expect(422);
            auto text = hidden.body();
            for (auto at = text.find("id_number"); at != std::string::npos;
                 at = text.find("id_number"))
                text.replace(at, 9, "no_such_f");
            EXPECT_EQ(text, unknown.body());
        };
        for (auto const* op : {"eq", "ne", "gt", "starts_with", "is_empty", "in"})
            same("filter", condition("id_number", op), condition("no_such_f", op));
        same("filter",
             R"({"any":[)" + condition("name", "eq") + "," + condition("id_number", "eq") + "]}",
             R"({"any":[)" + condition("name", "eq") + "," + condition("no_such_f", "eq") + "]}");
        same("sort", "-id_number", "-no_such_f");
        same("sort", "id_number", "no_such_f");
        as(login)
            .get("/api/v1/customers/count", {{"filter", condition("id_number", "eq")}})
            .expect(422);
    }
}

/// Everything a person can ask of the list and the file, in one text; the secrets are not among it.
std::string all_answers(app::TestApp& company, std::string const& login) {
    std::string bodies;
    auto const browser = company.as(login);
    auto const ask = [&](std::string const& path, app::Query const& query = {}) {
        bodies += browser.get(path, query).body() + "\n";
    };
    ask("/api/v1/customers/1");
    ask("/api/v1/customers/1/timeline", {{"kind", "change"}});
    for (auto const& field : company.company().catalogue().customer().fields) {
        ask(customers, {{"sort", field.name}});
        ask(customers, {{"columns", field.name}});
        if (!field.encrypted)
            continue;
        for (auto const op : field.type->operators)
            for (auto const* value : {"1380013", "z"})
                ask("/api/v1/customers/count",
                    {{"filter", R"({"field":")" + field.name + R"(","op":")" +
                                    std::string(fields::word(op)) + R"(","value":")" + value +
                                    R"("})"}});
    }
    for (auto const* typed : {"138", "8000", "zhang", "0519", "张伟", "1101", "华东"})
        ask(customers, {{"q", typed}});
    return bodies;
}

TEST_P(Rights, are_the_same_in_two_worlds_that_differ_in_what_one_may_not_read) {
    // The masks of both worlds are equal; whoever sees only those must see no difference at all.
    auto const world = [&](app::TestApp& company, std::string const& mobile,
                           std::string const& office, std::string const& email,
                           std::string const& id) {
        company.as("sales")
            .post(customers, NewFile("华东精密科技有限公司")
                                 .value("id_number", id)
                                 .value("office_phone", office)
                                 .value("email", email)
                                 .member("confirm", std::vector<std::string>{"check_digit"})
                                 .contact("张伟", mobile))
            .expect(201);
    };
    app::TestApp one(engine()), two(engine());
    world(one, "13800138000", "0519-86561234", "zhangwei@example.com", "11010519491231002X");
    world(two, "13899998000", "0519-81111234", "zhaoliu@example.com", "110105194912310038");
    EXPECT_NE(one.as("sales").get("/api/v1/customers/1").body(),
              two.as("sales").get("/api/v1/customers/1").body());
    for (auto const* login : {"head", "admin"})
        EXPECT_EQ(all_answers(one, login), all_answers(two, login)) << login;
}

TEST_P(Rights, E21_tell_nothing_of_a_masked_value_to_who_writes_it) {
    auto const write = [&](std::string const& version, std::string const& value) {
        return as("head")
            .patch(path_, version, R"({"values":{"office_phone":")" + value + R"("}})")
            .expect(200)
            .at("/record/version");
    };
    // The very number that stands there, a wrong guess, and the wrong guess once more.
    EXPECT_EQ(write("1", "0519-86561234"), "2");
    EXPECT_EQ(write("2", "0519-81111234"), "3");
    EXPECT_EQ(write("3", "0519-81111234"), "4");
    // What one sees clear is still compared.
    as("head")
        .patch(path_, "4", R"({"values":{"short_name":""}})")
        .expect(200)
        .has_at("/record/version", "4");
}

TEST_P(Rights, E21_tell_nobody_whose_number_it_is_by_leaving_that_file_out) {
    auto const check = [&](std::string const& except) {
        return as("other")
            .post("/api/v1/customers/check",
                  NewFile("无锡恒远五金厂").contact("李娜", phone).member("except_id", except))
            .expect(200);
    };
    EXPECT_EQ(check(id_).body(), check("987654321").body());
    check(id_).has("撞单");
    auto const own =
        as("sales")
            .post("/api/v1/customers/check",
                  NewFile("华东精密科技有限公司").contact("张伟", phone).member("except_id", id_))
            .expect(200);
    own.lacks("撞单").has_at("/duplicates", "[]");
}

TEST_P(Rights, E21_keep_no_clear_text_of_secret_values_in_the_database) {
    as("sales")
        .patch("/api/v1/contacts/" + contact_, "1", R"({"values":{"mobile":"13900139777"}})")
        .expect(200);
    as("sales").patch(path_, "1", R"({"values":{"email":"other@example.org"}})").expect(200);
    std::string stored;
    {
        auto reader = app().database().read();
        for (auto const& table : app::table_names(*reader))
            stored += app::table_rows(*reader, table);
    }
    if (engine() == db::Engine::Sqlite) {
        auto const file =
            *app().database().read()->text("SELECT file FROM pragma_database_list WHERE seq = 0");
        for (auto const* suffix : {"", "-wal"}) {
            std::ifstream in(file + suffix, std::ios::binary);
            stored.append(std::istreambuf_iterator<char>(in), {});
        }
    }
    ASSERT_NE(stored.find("华东精密"), std::string::npos)
        << "what is looked through is the database";
    for (std::string const secret : {"3800138000", "3900139777", "86561234", "zhangwei@example",
                                     "other@example", "wx_zhangwei", "10105194912"}) {
        EXPECT_EQ(stored.find(secret), std::string::npos) << secret;
        std::string hex;
        for (char const letter : secret) {
            char text[3];
            std::snprintf(text, sizeof text, "%02x", static_cast<unsigned char>(letter));
            hex += text;
        }
        EXPECT_EQ(stored.find(hex), std::string::npos) << secret << " in hexadecimal digits";
        for (auto& digit : hex)
            digit = static_cast<char>(std::toupper(static_cast<unsigned char>(digit)));
        EXPECT_EQ(stored.find(hex), std::string::npos) << secret << " in hexadecimal digits";
    }
}

TEST_P(Rights, refuse_what_one_may_not_write_on_every_route) {
    for (auto const* field :
         {"id", "version", "state", "department", "salt", "created_by", "missing"}) {
        std::string const values = R"({"values":{")" + std::string(field) + R"(":"1"}})";
        app().stores_nothing([&] {
            as("sales")
                .patch(path_, "1", values)
                .expect(422)
                .complains(field, "不存在或您无权使用");
            as("sales")
                .post(path_ + "/contacts",
                      R"({"values":{"name":"李娜","mobile":"13900139000","created_by":"1"}})")
                .expect(422);
            as("sales")
                .post(path_ + "/follow-ups",
                      R"({"values":{"content":"x","created_at":"2020-01-01"}})")
                .expect(422);
        });
    }
}

}  // namespace
}  // namespace kedang::customers
