// The people and departments of a company.
// SPDX-License-Identifier: Apache-2.0
#include "app/testing.h"

namespace kedang::accounts {
namespace {

class People : public app::ApiTest {
  protected:
    std::string id_of(std::string const& login) {
        return std::to_string(app().company().person(login));
    }
    std::string department_of(std::string const& login) {
        return std::to_string(app().company().context(login).actor.person().department);
    }
};
INSTANTIATE_ON_BOTH_ENGINES(People);

TEST_P(People, are_added_with_a_password_for_one_time) {
    auto const body = [&](std::string const& number) {
        return R"({"login":"zhou","name":"周强","employee_number":")" + number +
               R"(","department_id":")" + department_of("sales") + R"(","roles":["salesperson"]})";
    };
    auto const made = as("admin").post("/api/v1/people", body("0009")).expect(201);
    auto browser = app().browser();
    browser.log_in("zhou", made.at("/one_time_password"))
        .expect(200)
        .has_at("/person/must_change_password", "true");
    app().stores_nothing([&] {
        as("admin")
            .post("/api/v1/people", body("0010"))
            .expect(409)
            .complains("login", "登录名“zhou”已被使用");
    });
    as("admin").get("/api/v1/people").expect(200).has("周强").has("zhou").has("0009");
    as("sales").get("/api/v1/people").expect(200).has("周强").lacks("zhou").lacks("0009");
}

TEST_P(People, are_refused_with_what_is_wrong) {
    app().stores_nothing([&] {
        as("admin")
            .post("/api/v1/people",
                  R"({"login":"","name":"","department_id":"999","roles":["king"]})")
            .expect(422)
            .complains("login", "登录名应为 1 到 64 个字符")
            .complains("name", "请填写姓名")
            .complains("department_id", "请选择部门")
            .complains("roles", "没有名为“king”的角色");
        as("admin")
            .patch("/api/v1/people/" + id_of("sales"), "1", R"({"roles":[]})")
            .expect(422)
            .complains("roles", "请至少选择一个角色");
        as("admin").patch("/api/v1/people/999", "1", R"({"name":"无"})").expect(404);
        as("admin").post("/api/v1/people/999/reset-password").expect(404);
        as("sales")
            .patch("/api/v1/people/" + id_of("sales"), "1", R"({"roles":["administrator"]})")
            .expect(403);
    });
}

TEST_P(People, get_other_rights_with_the_next_request) {
    auto const sales = as("sales");
    sales.get("/api/v1/login-log").expect(403);
    as("admin")
        .patch("/api/v1/people/" + id_of("sales"), "1", R"({"roles":["administrator"]})")
        .expect(204);
    sales.get("/api/v1/login-log").expect(200);
}

TEST_P(People, always_have_one_administrator_left) {
    auto const admin = "/api/v1/people/" + id_of("admin");
    app().stores_nothing([&] {
        as("admin").patch(admin, "1", R"({"disabled":true})").expect(409).has("last_administrator");
        as("admin").patch(admin, "1", R"({"roles":["salesperson"]})").expect(409);
    });
    as("admin")
        .patch("/api/v1/people/" + id_of("head"), "1", R"({"roles":["administrator"]})")
        .expect(204);
    as("admin").patch(admin, "1", R"({"disabled":true})").expect(204);
}

TEST_P(People, stand_in_departments) {
    auto const made = as("admin").post("/api/v1/departments", R"({"name":"外贸组","parent_id":")" +
                                                                  department_of("sales") + R"("})");
    made.expect(201);
    as("sales").get("/api/v1/departments").expect(200).has("外贸组");
    app().stores_nothing([&] {
        as("admin").post("/api/v1/departments", R"({"name":""})").expect(422);
        as("admin")
            .post("/api/v1/departments", R"({"name":"组","parent_id":"999"})")
            .expect(422)
            .complains("parent_id", "上级部门不存在");
    });
}

}  // namespace
}  // namespace kedang::accounts
