// SPDX-License-Identifier: Apache-2.0
#include "accounts/actions.h"
#include "accounts/organisation.h"
#include "accounts/routes.h"
#include "accounts/session_view.h"
#include "api/body.h"

namespace kedang::accounts {
namespace {

using api::Access;
using api::BodyKind;
using api::Call;
using http::Method;
using http::Response;

Result<Response> get_people(Call& call) {
    auto reader = call.context.services.database.read();
    return api::reply(200, people_json(people(*reader), *call.context.company, call.context.actor));
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
    TRY_SET(change.expected_version, call.expected_version());
    if (call.body.contains("name"))
        change.name = api::text_of(call.body, "name");
    if (call.body.contains("login"))
        change.login = api::text_of(call.body, "login");
    if (call.body.contains("employee_number"))
        change.employee_number = api::text_of(call.body, "employee_number");
    if (call.body.contains("department_id"))
        change.department = api::id_of(call.body, "department_id");
    if (call.body.contains("roles"))
        change.roles = api::texts_of(call.body, "roles");
    if (call.body.contains("disabled"))
        change.disabled = api::truth_of(call.body, "disabled", false);
    TRY(change_person(call.context, change));
    return api::no_content();
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

Result<Response> patch_department(Call& call) {
    DepartmentChange change;
    TRY_SET(change.id, call.id("id"));
    TRY_SET(auto const version, call.expected_version());
    if (call.body.contains("name"))
        change.name = api::text_of(call.body, "name");
    if (call.body.contains("parent_id"))
        change.parent = api::id_of(call.body, "parent_id");
    if (call.body.contains("manager_id"))
        change.manager = api::id_of(call.body, "manager_id");
    TRY(change_department(call.context, change, version));
    return api::no_content();
}

Result<Response> delete_department(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    TRY(remove_department(call.context, id));
    return api::no_content();
}

Result<Response> post_import(Call& call) {
    auto const mode =
        call.query("dry_run") == "true" ? OrganisationImport::DryRun : OrganisationImport::Store;
    TRY_SET(auto json, import_organisation(call.context, call.raw_body.file,
                                           std::string(call.query("file_name")), mode));
    auto response = api::reply(200, std::move(json));
    response.compress = false;
    return response;
}

}  // namespace

std::vector<api::Route> people_routes() {
    using api::list_of;
    using api::object;
    using api::optional;
    using api::reference;
    using api::text;
    auto const person = object({{"login", text(64)},
                                {"name", text(200)},
                                {"department_id", text(20)},
                                {"roles", list_of(text(64), 20)},
                                optional("employee_number", text(64))});
    auto const person_change =
        object({optional("name", text(200)), optional("login", text(64)),
                optional("employee_number", text(64)), optional("department_id", text(20)),
                optional("roles", list_of(text(64), 20)), optional("disabled", api::boolean())});
    auto const department_change =
        object({optional("name", text(200)), optional("parent_id", api::nullable(text(20))),
                optional("manager_id", api::nullable(text(20)))});
    auto const department = object({{"name", text(200)}, optional("parent_id", text(20))});
    auto const manage = "people.manage";
    // Changing a person and their password is for two keepers; the actions know which.
    return {
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
         .body = BodyKind::Json,
         .input = person_change,
         .success = 204,
         .action = patch_person},
        {.method = Method::Post,
         .path = "/api/v1/people/{id}/reset-password",
         .summary = "重置密码",
         .access = Access::SetUp,
         .action = post_reset_password},
        {.method = Method::Post,
         .path = "/api/v1/people/import",
         .summary = "从表格导入组织架构",
         .access = Access::SetUp,
         .permission = manage,
         .body = BodyKind::File,
         .query = {"file_name", "dry_run"},
         .output = reference("OrganisationImport"),
         .action = post_import},
        {.method = Method::Patch,
         .path = "/api/v1/departments/{id}",
         .summary = "修改部门",
         .access = Access::SetUp,
         .permission = manage,
         .body = BodyKind::Json,
         .input = department_change,
         .success = 204,
         .action = patch_department},
        {.method = Method::Delete,
         .path = "/api/v1/departments/{id}",
         .summary = "删除空部门",
         .access = Access::SetUp,
         .permission = manage,
         .success = 204,
         .action = delete_department},
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
    };
}

}  // namespace kedang::accounts
