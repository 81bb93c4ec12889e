// SPDX-License-Identifier: Apache-2.0
#include "accounts/routes.h"

#include "accounts/actions.h"
#include "accounts/company.h"
#include "accounts/session_view.h"
#include "api/body.h"

namespace kedang::accounts {
namespace {

using api::Access;
using api::BodyKind;
using api::Call;
using http::Method;
using http::Response;

Response no_content() {
    Response response;
    response.status = 204;
    return response;
}

Result<Response> post_setup(Call& call) {
    TRY(set_up(call.context, api::text_of(call.body, "preset"),
               api::text_of(call.body, "company_name")));
    return api::reply(
        200, session_json(*call.context.services.company(), call.context.actor, call.session));
}

Result<Response> get_people(Call& call) {
    auto reader = call.context.services.database.read();
    return api::reply(200, people_json(people(*reader), call.context.actor));
}

Result<Response> post_person(Call& call) {
    TRY_SET(auto const made, add_person(call.context, {api::text_of(call.body, "login"),
                                                       api::text_of(call.body, "name"),
                                                       api::text_of(call.body, "employee_number"),
                                                       api::id_of(call.body, "department_id"),
                                                       api::texts_of(call.body, "roles")}));
    JsonWriter out;
    out.begin_object().key("id").id(made.id);
    out.member("one_time_password", made.one_time_password.reveal()).end_object();
    auto response = api::reply(201, out.take());
    response.compress = false;
    return response;
}

Result<Response> patch_person(Call& call) {
    PersonChange change;
    TRY_SET(change.id, call.id("id"));
    if (call.body.contains("name"))
        change.name = api::text_of(call.body, "name");
    if (call.body.contains("department_id"))
        change.department = api::id_of(call.body, "department_id");
    if (call.body.contains("roles"))
        change.roles = api::texts_of(call.body, "roles");
    if (call.body.contains("disabled"))
        change.disabled = api::truth_of(call.body, "disabled", false);
    TRY(change_person(call.context, change));
    return no_content();
}

Result<Response> post_reset_password(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    TRY_SET(auto const password, reset_password(call.context, id));
    JsonWriter out;
    out.begin_object().member("one_time_password", password.reveal()).end_object();
    auto response = api::reply(200, out.take());
    response.compress = false;
    return response;
}

Result<Response> get_departments(Call& call) {
    auto reader = call.context.services.database.read();
    return api::reply(200, departments_json(departments(*reader)));
}

Result<Response> post_department(Call& call) {
    TRY_SET(auto const id, add_department(call.context, api::text_of(call.body, "name"),
                                          api::id_of(call.body, "parent_id")));
    JsonWriter out;
    out.begin_object().key("id").id(id).end_object();
    return api::reply(201, out.take());
}

Result<Response> get_roles(Call&) {
    return api::reply(200, roles_json());
}

}  // namespace

std::vector<api::Route> routes() {
    using api::list_of;
    using api::object;
    using api::optional;
    using api::reference;
    using api::text;
    auto const setup = object({{"preset", text(10)}, {"company_name", text(300)}});
    auto const person = object({{"login", text(64)},
                                {"name", text(200)},
                                {"department_id", text(20)},
                                {"roles", list_of(text(64), 20)},
                                optional("employee_number", text(64))});
    auto const person_change =
        object({optional("name", text(200)), optional("department_id", text(20)),
                optional("roles", list_of(text(64), 20)), optional("disabled", api::boolean())});
    auto const department = object({{"name", text(200)}, optional("parent_id", text(20))});
    auto const manage = "people.manage";
    return {
        {.method = Method::Post,
         .path = "/api/v1/setup",
         .summary = "选择管理规范",
         .access = Access::SetUp,
         .permission = "setup",
         .body = BodyKind::Json,
         .input = setup,
         .output = reference("Session"),
         .action = post_setup},
        {.method = Method::Get,
         .path = "/api/v1/people",
         .summary = "人员",
         .access = Access::SetUp,
         .output = reference("People"),
         .action = get_people},
        {.method = Method::Post,
         .path = "/api/v1/people",
         .summary = "添加人员",
         .access = Access::SetUp,
         .permission = manage,
         .body = BodyKind::Json,
         .input = person,
         .success = 201,
         .action = post_person},
        {.method = Method::Patch,
         .path = "/api/v1/people/{id}",
         .summary = "修改或停用人员",
         .access = Access::SetUp,
         .permission = manage,
         .body = BodyKind::Json,
         .input = person_change,
         .success = 204,
         .action = patch_person},
        {.method = Method::Post,
         .path = "/api/v1/people/{id}/reset-password",
         .summary = "重置密码",
         .access = Access::SetUp,
         .permission = manage,
         .action = post_reset_password},
        {.method = Method::Get,
         .path = "/api/v1/departments",
         .summary = "部门",
         .access = Access::SetUp,
         .output = reference("Departments"),
         .action = get_departments},
        {.method = Method::Post,
         .path = "/api/v1/departments",
         .summary = "添加部门",
         .access = Access::SetUp,
         .permission = manage,
         .body = BodyKind::Json,
         .input = department,
         .success = 201,
         .action = post_department},
        {.method = Method::Get,
         .path = "/api/v1/roles",
         .summary = "角色",
         .access = Access::SetUp,
         .output = reference("Roles"),
         .action = get_roles},
    };
}

}  // namespace kedang::accounts
