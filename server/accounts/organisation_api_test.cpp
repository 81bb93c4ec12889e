// Departments that move, people who are named anew, and a whole organisation from a sheet.
// SPDX-License-Identifier: Apache-2.0
#include "app/testing.h"

namespace kedang::accounts {
namespace {

constexpr auto heading = "姓名,登录名,工号,部门,角色,上级,部门负责人\n";

class OrganisationApi : public app::ApiTest {
  protected:
    std::string id_of(std::string const& login) {
        return std::to_string(app().company().person(login));
    }
    std::string department_of(std::string const& login) {
        return std::to_string(app().company().context(login).actor.person().department);
    }
    std::string add(std::string const& name, std::string const& parent) {
        return as("admin")
            .post("/api/v1/departments",
                  R"({"name":")" + name + R"(","parent_id":")" + parent + R"("})")
            .expect(201)
            .at("/id");
    }
    app::Answer change(std::string const& department, std::string const& version,
                       std::string const& body) {
        return as("admin").patch("/api/v1/departments/" + department, version, body);
    }
    app::Answer import(std::string const& rows, std::string const& dry_run) {
        return as("admin").send(http::Method::Post, "/api/v1/people/import",
                                {{"file_name", "人员.csv"}, {"dry_run", dry_run}}, heading + rows);
    }
};
INSTANTIATE_ON_BOTH_ENGINES(OrganisationApi);

TEST_P(OrganisationApi, of_departments_is_renamed_moved_headed_and_taken_away) {
    auto const group = add("华东组", department_of("sales"));
    change(group, "1", R"({"name":"华东大区","manager_id":")" + id_of("sales") + R"("})")
        .expect(204);
    as("sales")
        .get("/api/v1/departments")
        .expect(200)
        .has_at("/items/2/name", "华东大区")
        .has_at("/items/2/manager_id", id_of("sales"))
        .has_at("/items/2/version", "2");
    change(group, "2", R"({"parent_id":null,"manager_id":null})").expect(204);
    EXPECT_EQ(as("sales").get("/api/v1/departments").at("/items/2/parent_id"), "");
    as("admin").remove("/api/v1/departments/" + group).expect(204);
    as("sales").get("/api/v1/departments").lacks("华东大区");
}

TEST_P(OrganisationApi, refuses_rings_twins_strangers_and_old_versions) {
    auto const sales = department_of("sales");
    auto const group = add("华东组", sales);
    auto const team = add("苏州队", group);
    app().stores_nothing([&] {
        change(group, "1", R"({"parent_id":")" + team + R"("})")
            .expect(422)
            .complains("parent_id", "下级部门");
        change(group, "1", R"({"parent_id":")" + group + R"("})").expect(422);
        change(group, "1", R"({"parent_id":"999"})").expect(422);
        change(group, "1", R"({"name":" "})").expect(422).complains("name", "请填写部门名称");
        change(group, "1", R"({"manager_id":"999"})").expect(422).complains("manager_id", "负责人");
        change(team, "1", R"({"name":"华东组","parent_id":")" + sales + R"("})")
            .expect(422)
            .complains("name", "同一上级下已有部门“华东组”");
        change(group, "9", R"({"name":"甲"})").expect(412).has_at("/current_version", "1");
        change("999", "1", R"({"name":"甲"})").expect(404);
        as("admin").remove("/api/v1/departments/" + group).expect(409).has("1 个下级部门");
        as("admin").remove("/api/v1/departments/" + sales).expect(409).has("not_empty");
        as("admin").remove("/api/v1/departments/999").expect(404);
        as("head").patch("/api/v1/departments/" + group, "1", R"({"name":"甲"})").expect(403);
        as("head").remove("/api/v1/departments/" + team).expect(403);
    });
}

TEST_P(OrganisationApi, of_people_has_names_and_numbers_that_stand_once) {
    auto const path = "/api/v1/people/" + id_of("sales");
    as("admin").patch(path, "1", R"({"login":"wangfang","employee_number":"0100"})").expect(204);
    auto const people = as("admin").get("/api/v1/people").expect(200);
    people.has("wangfang").has("0100");
    app().stores_nothing([&] {
        as("admin")
            .patch(path, "2", R"({"login":"head"})")
            .expect(409)
            .complains("login", "登录名“head”已被使用");
        as("admin")
            .patch(path, "2", R"({"employee_number":"0002"})")
            .expect(409)
            .complains("employee_number", "工号“0002”已有人使用");
        as("admin")
            .patch(path, "1", R"({"name":"无"})")
            .expect(412)
            .has_at("/current_version", "2");
        as("admin").with("If-Match", "").send(http::Method::Patch, path, {}, "{}").expect(428);
    });
    // Several may have none.
    as("admin").patch(path, "2", R"({"employee_number":""})").expect(204);
    as("admin")
        .patch("/api/v1/people/" + id_of("other"), "1", R"({"employee_number":""})")
        .expect(204);
}

TEST_P(OrganisationApi, comes_from_a_sheet_after_a_dry_run) {
    auto const rows =
        "吴敏,wumin,0201,总部/销售部/华东组,销售代表,郑洁,\n"
        "郑洁,zhengjie,0202,总部/销售部/华东组,部门主管、销售代表,,是\n";
    app().stores_nothing([&] {
        import(rows, "true")
            .expect(200)
            .has_at("/departments/2", "总部/销售部/华东组")
            .has_at("/people/1/roles/0", "部门主管")
            .has_at("/errors", "[]")
            .lacks("one_time_password");
    });
    auto const done = import(rows, "false").expect(200);
    app().browser().log_in("wumin", done.at("/people/0/one_time_password")).expect(200);
    auto const people = as("admin").get("/api/v1/people").json();
    std::string head, superior;
    for (auto const& person : people.at("items").as_array()) {
        if (person.at("name").as_string() == "郑洁")
            head = person.at("id").as_string();
        if (person.at("name").as_string() == "吴敏")
            superior = person.at("superior_id").as_string();
    }
    EXPECT_FALSE(head.empty());
    EXPECT_EQ(superior, head);
}

TEST_P(OrganisationApi, comes_whole_or_not_at_all) {
    auto const rows =
        "吴敏,wumin,0201,总部,销售代表,,\n"
        "王芳,sales,0003,总部,国王,,\n";
    app().stores_nothing([&] {
        import(rows, "true")
            .expect(200)
            .has_at("/errors/0/row", "3")
            .has_at("/errors/0/field", "登录名")
            .has_at("/errors/0/value", "sales")
            .has_at("/errors/2/field", "角色");
        import(rows, "false").expect(422).complains("row 3", "第 3 行 登录名“sales”");
        import("", "true").expect(422).has("表头下面没有人员");
        as("admin")
            .send(http::Method::Post, "/api/v1/people/import",
                  {{"file_name", "a.csv"}, {"dry_run", "true"}}, "姓名,部门\n吴敏,总部\n")
            .expect(422)
            .has("登录名、角色");
        as("admin")
            .send(http::Method::Post, "/api/v1/people/import",
                  {{"file_name", "a.csv"}, {"dry_run", "true"}}, "吴敏,wumin\n")
            .expect(422)
            .has("没有找到表头");
        as("head")
            .send(http::Method::Post, "/api/v1/people/import", {{"file_name", "a.csv"}}, "x")
            .expect(403);
    });
}

TEST_P(OrganisationApi, E27_appoints_no_administrators_by_the_way) {
    as("admin")
        .patch("/api/v1/people/" + id_of("head"), "1", R"({"roles":["system_administrator"]})")
        .expect(204);
    app().stores_nothing([&] {
        as("head")
            .send(http::Method::Post, "/api/v1/people/import",
                  {{"file_name", "a.csv"}, {"dry_run", "true"}},
                  std::string(heading) + "吴敏,wumin,,总部,安全管理员,,\n")
            .expect(200)
            .has_at("/errors/0/field", "角色");
    });
}

}  // namespace
}  // namespace kedang::accounts
