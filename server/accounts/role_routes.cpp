// SPDX-License-Identifier: Apache-2.0
#include <charconv>

#include "accounts/actions.h"
#include "accounts/preview.h"
#include "accounts/roles.h"
#include "accounts/roles_json.h"
#include "accounts/routes.h"
#include "accounts/session_view.h"
#include "api/body.h"
#include "base/text.h"

namespace kedang::accounts {
namespace {

using api::Access;
using api::BodyKind;
using api::Call;
using http::Method;
using http::Response;

std::string id_of(Call const& call) {
    for (auto const& [name, text] : call.parameters)
        if (name == "id")
            return text;
    return {};
}

/// A role's definition as the page sends it; its English name may be missing.
Result<Role> read_body(boost::json::object const& body) {
    auto const& label = body.at("label").as_object();
    auto const zh = std::string(text::trim(api::text_of(label, "zh")));
    if (zh.empty())
        return Error{ErrorCode::Invalid,
                     "invalid",
                     "请填写角色名称",
                     {{"label", "required", "请填写角色名称"}}};
    auto definition = body;
    auto const en = api::text_of(label, "en");
    definition["label"] = {{"zh", zh}, {"en", en.empty() ? zh : en}};
    return read_role(definition, "role");
}

Result<Response> get_roles(Call& call) {
    auto reader = call.context.services.database.read();
    return api::reply(200,
                      role_list_json(*call.context.company, call.context.actor, people(*reader)));
}

Result<Response> get_preview(Call& call) {
    std::int64_t person = 0;
    auto const text = call.query("person");
    std::from_chars(text.data(), text.data() + text.size(), person);
    TRY_SET(auto json, preview_json(call.context, call.query("role"), person));
    return api::reply(200, std::move(json));
}

Result<Response> post_role(Call& call) {
    TRY_SET(auto role, read_body(call.body));
    TRY_SET(auto const id, add_role(call.context, std::move(role)));
    JsonWriter out;
    out.begin_object().member("id", id).end_object();
    return api::reply(201, out.take());
}

Result<Response> patch_role(Call& call) {
    TRY_SET(auto const version, call.expected_version());
    TRY_SET(auto role, read_body(call.body));
    role.id = id_of(call);
    if (auto const* before = call.context.company->roles->find(role.id))
        role.source = before->source;
    TRY(change_role(call.context, std::move(role), version));
    return api::no_content();
}

Result<Response> post_reset(Call& call) {
    TRY(reset_role(call.context, id_of(call)));
    return api::no_content();
}

Result<Response> delete_role(Call& call) {
    TRY(remove_role(call.context, id_of(call)));
    return api::no_content();
}

template <std::size_t count>
api::Schema one_of(std::array<std::string_view, count> const& words) {
    return api::word({words.begin(), words.end()});
}

api::Schema definition() {
    using api::list_of;
    using api::object;
    using api::optional;
    using api::text;
    auto const names = list_of(text(64), 100);
    auto const match =
        object({optional("record", names), optional("field", names), optional("type", names),
                optional("sensitivity",
                         list_of(api::word({"public", "internal", "personal", "sensitive"}), 4)),
                optional("write_class", list_of(api::word({"core", "dynamic", "system"}), 3))});
    auto const rule = object({{"match", match},
                              optional("relation", list_of(one_of(relation_words), relation_count)),
                              {"right", one_of(right_words)},
                              optional("write", api::boolean())});
    return object({{"label", object({{"zh", text(100)}, optional("en", text(100))})},
                   {"permissions", list_of(text(64), 100)},
                   {"scope", one_of(scope_words)},
                   {"pool", api::boolean()},
                   {"core_hours", api::integer()},
                   {"field_rights", list_of(rule, 200)}});
}

}  // namespace

std::vector<api::Route> role_routes() {
    auto const manage = "security.manage";
    auto const made = api::object({{"id", api::text()}});
    return {
        {.method = Method::Get,
         .path = "/api/v1/roles",
         .summary = "角色和权限",
         .access = Access::SetUp,
         .output = api::reference("Roles"),
         .action = get_roles},
        {.method = Method::Get,
         .path = "/api/v1/roles/preview",
         .summary = "以某个角色或人员的身份查看权限",
         .access = Access::SetUp,
         .permission = manage,
         .query = {"role", "person"},
         .output = api::reference("RightsPreview"),
         .action = get_preview},
        {.method = Method::Post,
         .path = "/api/v1/roles",
         .summary = "新建角色",
         .access = Access::SetUp,
         .permission = manage,
         .body = BodyKind::Json,
         .input = definition(),
         .output = made,
         .success = 201,
         .action = post_role},
        {.method = Method::Patch,
         .path = "/api/v1/roles/{id}",
         .summary = "修改角色",
         .access = Access::SetUp,
         .permission = manage,
         .body = BodyKind::Json,
         .input = definition(),
         .success = 204,
         .action = patch_role},
        {.method = Method::Post,
         .path = "/api/v1/roles/{id}/reset",
         .summary = "角色恢复出厂设置",
         .access = Access::SetUp,
         .permission = manage,
         .success = 204,
         .action = post_reset},
        {.method = Method::Delete,
         .path = "/api/v1/roles/{id}",
         .summary = "删除角色",
         .access = Access::SetUp,
         .permission = manage,
         .success = 204,
         .action = delete_role},
    };
}

}  // namespace kedang::accounts
