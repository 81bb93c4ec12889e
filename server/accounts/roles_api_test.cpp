// Roles as data: changed, made, taken back; in force at once, in every process.
// SPDX-License-Identifier: Apache-2.0
#include "accounts/actions.h"
#include "accounts/administration.h"
#include "accounts/roles.h"
#include "app/testing.h"

namespace kedang::accounts {
namespace {

constexpr auto reader_role =
    R"({"label":{"zh":"外贸专员"},"permissions":["customer.read"],"scope":"own","pool":false,
        "core_hours":0,"field_rights":[{"match":{},"right":"clear"}]})";

class RolesApi : public app::ApiTest {
  protected:
    std::string id_of(std::string const& login) {
        return std::to_string(app().company().person(login));
    }
    app::Answer give(std::string const& login, std::string const& role) {
        return as("admin").patch("/api/v1/people/" + id_of(login), "1",
                                 R"({"roles":[")" + role + R"("]})");
    }
    /// The body of a PATCH that leaves a role as it is but for one replacement.
    std::string definition(std::string const& id, std::string const& before,
                           std::string const& after) {
        auto const document = as("admin").get("/api/v1/roles").json();
        for (auto const& item : document.at("items").as_array())
            if (item.at("id").as_string() == id) {
                auto role = item.as_object();
                for (auto const* name : {"id", "source", "shipped", "version", "people"})
                    role.erase(name);
                auto text = boost::json::serialize(role);
                auto const at = text.find(before);
                EXPECT_NE(at, std::string::npos) << text;
                return text.replace(at, before.size(), after);
            }
        ADD_FAILURE() << "no role " << id;
        return {};
    }
    std::string version(std::string const& id) {
        auto const document = as("admin").get("/api/v1/roles").json();
        for (auto const& item : document.at("items").as_array())
            if (item.at("id").as_string() == id)
                return std::string(item.at("version").as_string());
        return {};
    }
};
INSTANTIATE_ON_BOTH_ENGINES(RolesApi);

TEST_P(RolesApi, E01_are_changed_and_in_force_with_the_next_request) {
    auto const sales = as("sales");
    sales.get("/api/v1/imports").expect(200);
    as("admin")
        .patch("/api/v1/roles/salesperson", "1",
               definition("salesperson", R"("customer.import",)", ""))
        .expect(204);
    sales.get("/api/v1/imports").expect(403).has("customer.import");
    sales.get("/api/v1/session").expect(200).lacks("customer.import");
    as("admin").post("/api/v1/roles/salesperson/reset").expect(204);
    sales.get("/api/v1/imports").expect(200);
    EXPECT_EQ(version("salesperson"), "1");
}

TEST_P(RolesApi, keep_two_administrators_from_overwriting_each_other) {
    auto const body = definition("marketing", R"("pool":true)", R"("pool":false)");
    as("admin").patch("/api/v1/roles/marketing", "1", body).expect(204);
    app().stores_nothing([&] {
        as("admin")
            .patch("/api/v1/roles/marketing", "1", body)
            .expect(412)
            .has_at("/current_version", version("marketing"));
        as("admin")
            .with("If-Match", "")
            .send(http::Method::Patch, "/api/v1/roles/marketing", {}, body)
            .expect(428);
    });
}

TEST_P(RolesApi, E01_are_made_given_and_taken_away) {
    auto const made = as("admin").post("/api/v1/roles", reader_role).expect(201);
    auto const id = made.at("/id");
    app().stores_nothing([&] {
        as("admin")
            .post("/api/v1/roles", reader_role)
            .expect(422)
            .complains("label", "已有角色“外贸专员”");
    });
    give("other", id).expect(204);
    as("other").get("/api/v1/customers").expect(200);
    as("other").post("/api/v1/customers", R"({"values":{"name":"无锡恒远"}})").expect(403);
    app().stores_nothing([&] {
        as("admin").remove("/api/v1/roles/" + id).expect(409).has("赵敏");
        as("admin").post("/api/v1/roles/" + id + "/reset").expect(409).has("own_role");
        as("admin").remove("/api/v1/roles/salesperson").expect(409).has("shipped_role");
        as("admin").remove("/api/v1/roles/nothing").expect(404);
    });
    as("admin")
        .patch("/api/v1/people/" + id_of("other"), "2", R"({"roles":["salesperson"]})")
        .expect(204);
    as("admin").remove("/api/v1/roles/" + id).expect(204);
    as("admin").get("/api/v1/roles").expect(200).lacks("外贸专员");
}

TEST_P(RolesApi, are_refused_with_what_is_wrong) {
    app().stores_nothing([&] {
        as("admin")
            .post("/api/v1/roles",
                  R"({"label":{"zh":"甲"},"permissions":["customer.eat"],"scope":"own","pool":false,
                      "core_hours":-1,"field_rights":[
                        {"match":{"field":["customer.nose"],"type":["smell"],"record":["dog"]},
                         "right":"clear"}]})")
            .expect(422)
            .complains("permissions", "没有权限“customer.eat”")
            .complains("core_hours", "0 到 8760 小时，现为 -1")
            .complains("field_rights", "没有字段“customer.nose”")
            .complains("field_rights", "没有字段类型“smell”")
            .complains("field_rights", "没有记录类型“dog”");
        as("admin")
            .post("/api/v1/roles",
                  R"({"label":{"zh":" "},"permissions":[],"scope":"own","pool":false,
                      "core_hours":0,"field_rights":[]})")
            .expect(422)
            .complains("label", "请填写角色名称");
        as("head").post("/api/v1/roles", reader_role).expect(403).has("security.manage");
    });
}

TEST_P(RolesApi, show_their_rights_to_those_who_manage_them) {
    as("admin").get("/api/v1/roles").expect(200).has("field_rights").has("permission_groups");
    as("sales").get("/api/v1/roles").expect(200).has("销售代表").lacks("customer.read");
}

TEST_P(RolesApi, E01_are_looked_through_as_who_has_them) {
    auto const agent =
        as("admin").get("/api/v1/roles/preview", {{"role", "service_agent"}}).expect(200);
    agent.has_at("/name", "客服专员").has_at("/scope", "own").has("customer.look_up");
    std::string amount, name;
    auto const document = agent.json();
    for (auto const& field : document.at("records").at(0).at("fields").as_array())
        if (field.at("name").as_string() == "annual_revenue")
            amount = field.at("read").at("own").as_string();
        else if (field.at("name").as_string() == "name")
            name = boost::json::serialize(field.at("read"));
    EXPECT_EQ(amount, "hidden");
    EXPECT_EQ(name, R"({"own":"clear","shared":"clear","department":"clear","pool":"clear",)"
                    R"("others":"clear"})");
    as("admin")
        .get("/api/v1/roles/preview", {{"person", id_of("sales")}})
        .expect(200)
        .has_at("/name", "王芳");
    app().stores_nothing([&] {
        as("admin").get("/api/v1/roles/preview", {{"role", "king"}}).expect(404);
        as("admin").get("/api/v1/roles/preview", {{"person", "999"}}).expect(404);
        as("admin").get("/api/v1/roles/preview").expect(422);
        as("head").get("/api/v1/roles/preview", {{"role", "legal"}}).expect(403);
    });
}

TEST_P(RolesApi, leave_somebody_who_can_change_them) {
    app().stores_nothing([&] {
        as("admin")
            .patch("/api/v1/roles/administrator", "1",
                   definition("administrator", R"("security.manage",)", ""))
            .expect(409)
            .has("last_administrator")
            .has("管理角色、权限和登录规则");
    });
}

TEST_P(RolesApi, E27_of_administration_are_given_by_those_who_manage_rights) {
    give("head", "system_administrator").expect(204);
    auto const person = [](std::string const& role) {
        return R"({"login":"zhou","name":"周强","department_id":"1","roles":[")" + role + R"("]})";
    };
    app().stores_nothing([&] {
        as("head")
            .post("/api/v1/people", person("administrator"))
            .expect(403)
            .has("administrative");
        as("head").post("/api/v1/people", person("auditor")).expect(403);
        as("head")
            .patch("/api/v1/people/" + id_of("sales"), "1", R"({"roles":["administrator"]})")
            .expect(403);
        as("head")
            .patch("/api/v1/people/" + id_of("admin"), "1", R"({"disabled":true})")
            .expect(403);
        as("head").post("/api/v1/people/" + id_of("admin") + "/reset-password").expect(403);
        as("head").post("/api/v1/roles", reader_role).expect(403);
        as("head").get("/api/v1/login-log").expect(403);
        as("sales").patch("/api/v1/people/" + id_of("other"), "1", R"({"name":"无"})").expect(403);
        as("sales").patch("/api/v1/people/999", "1", R"({"name":"无"})").expect(403);
        as("sales").post("/api/v1/people/" + id_of("other") + "/reset-password").expect(403);
    });
    as("head").post("/api/v1/people", person("salesperson")).expect(201);
}

}  // namespace
}  // namespace kedang::accounts
