// 客户信息更新提醒: who is told of what somebody else did to a file, and who is not (B10).
// SPDX-License-Identifier: Apache-2.0
#include "notices/news.h"

#include "app/testing.h"
#include "audit_trail/actions.h"
#include "customers/testing.h"
#include "exchange/jobs.h"
#include "platform/db/schema_text.h"

namespace kedang::notices {
namespace {

using app::Answer;
using app::ApiTest;
using namespace std::chrono_literals;

constexpr std::string_view place_cannot_move = R"sql(
{{#sqlite}}
CREATE TRIGGER broken BEFORE UPDATE ON notice_place BEGIN SELECT RAISE(ABORT, 'broken'); END;
{{/sqlite}}
{{#postgres}}
CREATE FUNCTION breaks() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN RAISE EXCEPTION ''broken''; END';
CREATE TRIGGER broken BEFORE UPDATE ON notice_place FOR EACH ROW EXECUTE FUNCTION breaks();
{{/postgres}}
)sql";
constexpr std::string_view place_can_move =
    "DROP TRIGGER broken{{#postgres}} ON notice_place{{/postgres}};";

class News : public ApiTest {
  protected:
    void SetUp() override {
        ApiTest::SetUp();
        if (IsSkipped())
            return;
        file_ = open_file("华东精密制造有限公司");
        catch_up();
    }

    /// Tells all that happened since.
    void catch_up() {
        for (;;) {
            auto const lines = tell_news(app().company().services());
            ASSERT_TRUE(lines.ok()) << lines.error().title;
            if (lines.value() == 0)
                return;
        }
    }
    /// A file of sales. Returns: its id.
    std::string open_file(std::string const& name) {
        return as("sales")
            .post("/api/v1/customers",
                  customers::NewFile(name).quick().contact("张伟", next_mobile()))
            .expect(201)
            .at("/record/id");
    }
    std::string next_mobile() { return std::to_string(13800138000 + ++mobiles_); }

    std::string path(std::string const& customer) const { return "/api/v1/customers/" + customer; }
    /// Changes the file as it stands now, then tells of it.
    void change(std::string const& login, std::string const& customer, std::string const& values) {
        auto const version = as("admin").get(path(customer)).at("/customer/version");
        as(login)
            .patch(path(customer), version,
                   R"({"values":)" + values + R"(,"reason":"客户来电更正"})")
            .expect(200);
        catch_up();
    }
    void give(std::string const& customer, std::string const& login) {
        auto const owner = login.empty() ? "null" : "\"" + id_of(login) + "\"";
        change("admin", customer, R"({"owner":)" + owner + "}");
    }
    std::string id_of(std::string const& login) {
        return std::to_string(app().company().person(login));
    }
    void run_script(std::string_view text) {
        auto const done = app().database().write([&](db::Transaction& transaction) -> Result<Done> {
            transaction.run_script(db::schema_text(text, transaction.engine()));
            return Done{};
        });
        ASSERT_TRUE(done.ok());
    }
    Answer inbox(std::string const& login) { return as(login).get("/api/v1/notices").expect(200); }
    std::string unread(std::string const& login) {
        return as(login).get("/api/v1/notices/unread-count").expect(200).at("/total");
    }
    void follow(std::string const& login) {
        as(login).post(path(file_) + "/follow").expect(200);
        catch_up();
    }
    /// An import by the administrator that updates by name, run to its end.
    void import(std::string const& content) {
        auto const id =
            as("admin")
                .with("X-Test", "1")
                .send(http::Method::Post, "/api/v1/imports", {{"file_name", "客户.csv"}}, content)
                .expect(201)
                .at("/id");
        as("admin")
            .post(
                "/api/v1/imports/" + id + "/run",
                R"({"mapping":[{"column":0,"target":"name"},{"column":1,"target":"short_name"},)"
                R"({"column":2,"target":"owner"}],"mode":"both","match_by":"name","legacy":true})")
            .expect(202);
        jobs::JobRunner runner(app().database(), app().clock(), {});
        exchange::register_jobs(runner, app().company().services());
        while (runner.run_one()) {
        }
        as("admin").get("/api/v1/imports/" + id).expect(200).has_at("/state", "done");
        catch_up();
    }

    std::string file_;

  private:
    std::int64_t mobiles_ = 0;
};
INSTANTIATE_ON_BOTH_ENGINES(News);

TEST_P(News, B10_tell_the_owner_what_somebody_else_changed) {
    change("admin", file_, R"({"short_name":"华东精密","website":"https://huadong.example"})");
    inbox("sales")
        .has_at("/items/0/kind", "customer.changed")
        .has_at("/items/0/title", "系统管理员 更新了 华东精密制造有限公司")
        .has_at("/items/0/text", "客户简称、官方网站")
        .has_at("/items/0/link", "/customers/" + file_)
        .lacks("huadong");
    for (auto const* login : {"admin", "head", "other"})
        EXPECT_EQ(unread(login), "0") << login;
}

TEST_P(News, B10_do_not_tell_people_what_they_did_themselves) {
    change("sales", file_, R"({"short_name":"华东"})");
    follow("head");
    change("head", file_, R"({"short_name":"华东精密"})");
    EXPECT_EQ(unread("sales"), "1");
    EXPECT_EQ(unread("head"), "0");
}

TEST_P(News, B10_tell_the_new_owner_and_nothing_else_of_that_change) {
    give(file_, "other");
    inbox("other")
        .has_at("/items/0/kind", "customer.assigned")
        .has_at("/items/0/title", "系统管理员 把 华东精密制造有限公司 分配给您");
    EXPECT_EQ(unread("other"), "1");
    EXPECT_EQ(unread("sales"), "0");
}

TEST_P(News, B10_tell_whom_a_new_file_was_entered_for) {
    as("head")
        .post("/api/v1/customers", customers::NewFile("无锡恒远五金厂")
                                       .value("owner", id_of("sales"))
                                       .contact("李娜", "13900139000"))
        .expect(201);
    catch_up();
    EXPECT_EQ(unread("sales"), "1");
    inbox("sales").has_at("/items/0/title", "李主管 把 无锡恒远五金厂 分配给您");
}

TEST_P(News, B10_tell_of_follow_ups_and_contacts) {
    as("head")
        .post(path(file_) + "/follow-ups", R"({"values":{"content":"总经理来访"}})")
        .expect(201);
    catch_up();
    inbox("sales")
        .has_at("/items/0/kind", "customer.follow_up")
        .has_at("/items/0/title", "李主管 为 华东精密制造有限公司 写了跟进")
        .has_at("/items/0/text", "")
        .lacks("来访");
    as("head")
        .post(path(file_) + "/contacts", R"({"values":{"name":"刘洋","mobile":"13700137000"}})")
        .expect(201);
    catch_up();
    inbox("sales").has_at("/items/0/text", "新增联系人").lacks("刘洋");
    app().clock().advance(11min);
    auto const contact = as("head").get(path(file_)).at("/contacts/0/id");
    as("head").patch("/api/v1/contacts/" + contact, "1", R"({"values":{"position":"经理"}})");
    catch_up();
    inbox("sales").has_at("/items/0/text", "联系人职务");
}

TEST_P(News, do_not_tell_of_mere_looking) {
    auto const contact = as("head").get(path(file_)).at("/contacts/0/id");
    as("head")
        .post("/api/v1/reveal",
              R"({"record":"contact","id":")" + contact + R"(","field":"mobile"})")
        .expect(200);
    catch_up();
    EXPECT_EQ(unread("sales"), "0");
}

TEST_P(News, B10_of_one_person_and_file_within_ten_minutes_are_one) {
    change("admin", file_, R"({"short_name":"华东"})");
    app().clock().advance(9min);
    change("admin", file_, R"({"website":"https://huadong.example"})");
    inbox("sales")
        .has_at("/items/0/count", "2")
        .has_at("/items/0/text", "客户简称、官方网站")
        .has_at("/items/0/at", "2026-11-22T02:09:00.000Z");
    EXPECT_EQ(unread("sales"), "1");
    change("head", file_, R"({"short_name":"华东精"})");
    EXPECT_EQ(unread("sales"), "2");
    app().clock().advance(2min);
    change("admin", file_, R"({"short_name":"华东精密"})");
    EXPECT_EQ(unread("sales"), "3");
}

TEST_P(News, B10_tell_followers_until_they_lose_sight) {
    follow("head");
    change("admin", file_, R"({"short_name":"华东"})");
    inbox("head").has_at("/items/0/title", "系统管理员 更新了 华东精密制造有限公司");
    give(file_, "other");
    change("admin", file_, R"({"short_name":"华东精密"})");
    EXPECT_EQ(unread("head"), "1");
    inbox("head").lacks("华东").has("您已无权查看");
    EXPECT_EQ(unread("sales"), "1") << "told of the first change only";
}

TEST_P(News, B10_end_with_following) {
    follow("head");
    as("head").remove(path(file_) + "/follow").expect(200);
    change("admin", file_, R"({"short_name":"华东"})");
    EXPECT_EQ(unread("head"), "0");
    EXPECT_EQ(unread("sales"), "1");
}

TEST_P(News, E27_name_no_field_that_the_receiver_may_not_read) {
    follow("head");
    give(file_, "");  // in the pool, sensitive fields are hidden from the head
    as("head").post("/api/v1/notices/read-all", "{}").expect(200);
    app().clock().advance(11min);
    change("admin", file_, R"({"id_number":"320501198001010011"})");
    EXPECT_EQ(unread("head"), "0");
    change("admin", file_, R"({"id_number":"320501198102031129","short_name":"华东"})");
    EXPECT_EQ(unread("head"), "1");
    inbox("head").has_at("/items/0/text", "客户简称").lacks("身份证号");
}

TEST_P(News, E27_forget_labels_of_fields_that_were_taken_away_since) {
    follow("head");
    change("admin", file_, R"({"id_number":"320501198001010011","short_name":"华东"})");
    inbox("head").has("身份证号");
    give(file_, "");
    inbox("head").lacks("身份证号").has("客户简称");
}

TEST_P(News, B10_of_an_import_are_one_digest_a_person) {
    std::string table = "客户名称,简称,负责人\n";
    for (int i = 1; i <= 12; ++i) {
        auto const name = "苏州第" + std::to_string(i) + "机械厂";
        open_file(name);
        table += name + ",机械" + std::to_string(i) + ",\n";
    }
    catch_up();
    table += "常州新来机械厂,新来,赵敏\n";
    import(table);
    EXPECT_EQ(unread("sales"), "1");
    auto const told = inbox("sales")
                          .has_at("/items/0/title", "系统管理员 导入更新了您的 12 家客户")
                          .has_at("/items/0/count", "12");
    auto const link = told.at("/items/0/link");
    EXPECT_TRUE(link.starts_with("/customers?filter=%7B%22all%22")) << link;
    EXPECT_EQ(unread("other"), "1");
    inbox("other").has_at("/items/0/title", "系统管理员 导入时分配给您 1 家客户");
    EXPECT_EQ(unread("admin"), "0");
}

TEST_P(News, B10_of_one_act_on_several_files_are_one_digest) {
    auto const second = open_file("无锡恒远五金厂");
    catch_up();
    auto const& type = app().company().catalogue().customer();
    audit_trail::ChangeSet changes;
    for (auto const& customer : {file_, second})
        changes.changes.push_back({.table_number = type.number,
                                   .record_id = std::stoll(customer),
                                   .action = "customer.change",
                                   .fields = {{type.field("short_name")->number,
                                               {},
                                               audit_trail::Bytes(1, std::byte{'t'}),
                                               false}},
                                   .subject_customer = std::stoll(customer)});
    ASSERT_TRUE(
        audit_trail::record(app().database(), app().company().context("admin").audit, changes)
            .ok());
    catch_up();
    EXPECT_EQ(unread("sales"), "1");
    inbox("sales").has_at("/items/0/title", "系统管理员 批量更新了您的 2 家客户");
}

TEST_P(News, B10_reach_everybody_exactly_once_after_a_failure) {
    as("admin").patch(path(file_), "1", R"({"values":{"short_name":"华东"}})").expect(200);
    // The notice is stored first, the place in the log moves after it: there it breaks.
    run_script(place_cannot_move);
    EXPECT_THROW((void)tell_news(app().company().services()), db::DatabaseError);
    run_script(place_can_move);
    EXPECT_EQ(unread("sales"), "0");
    catch_up();
    EXPECT_EQ(unread("sales"), "1");
    inbox("sales").has_at("/items/0/count", "1");
    catch_up();
    inbox("sales").has_at("/items/0/count", "1");
}

TEST_P(News, do_not_reach_somebody_disabled) {
    follow("head");
    as("admin").patch("/api/v1/people/" + id_of("head"), "1", R"({"disabled":true})").expect(204);
    change("admin", file_, R"({"short_name":"华东"})");
    EXPECT_EQ(app().database().read()->integer("SELECT count(*) FROM notice"), 1);
    EXPECT_EQ(unread("sales"), "1");
}

TEST_P(News, of_a_kind_that_was_switched_off_are_not_told) {
    as("sales")
        .post("/api/v1/notices/preferences", R"({"kind":"customer.changed","on":false})")
        .expect(200);
    change("admin", file_, R"({"short_name":"华东"})");
    EXPECT_EQ(unread("sales"), "0");
}

TEST_P(News, of_a_program_are_its_own_business) {
    auto const& type = app().company().catalogue().customer();
    auto const by_program = app().company().system();
    audit_trail::ChangeSet const changes{
        .changes = {{.table_number = type.number,
                     .record_id = std::stoll(file_),
                     .action = "customer.change",
                     .fields = {{type.field("short_name")->number,
                                 {},
                                 audit_trail::Bytes(1, std::byte{'t'}),
                                 false}},
                     .subject_customer = std::stoll(file_)}}};
    ASSERT_TRUE(audit_trail::record(app().database(), by_program.audit, changes).ok());
    catch_up();
    EXPECT_EQ(unread("sales"), "0");
}

}  // namespace
}  // namespace kedang::notices
