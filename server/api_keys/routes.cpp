// SPDX-License-Identifier: Apache-2.0
#include "api_keys/routes.h"

#include "api/body.h"
#include "api_keys/actions.h"
#include "base/json_writer.h"

namespace kedang::api_keys {
namespace {

using api::Access;
using api::BodyKind;
using api::Call;
using http::Method;
using http::Response;

Result<Response> get_keys(Call& call) {
    TRY_SET(auto json, keys_json(call.context, call.context.actor.id()));
    return api::reply(200, std::move(json));
}

Result<Response> get_keys_of(Call& call) {
    TRY_SET(auto const person, call.id("id"));
    TRY_SET(auto json, keys_json(call.context, person));
    return api::reply(200, std::move(json));
}

Result<Response> post_key(Call& call) {
    TRY_SET(auto const made,
            make_key(call.context,
                     {api::text_of(call.body, "name"), api::texts_of(call.body, "permissions"),
                      parse_date(api::text_of(call.body, "last_day"))}));
    JsonWriter out;
    out.begin_object().key("id").id(made.id).member("key", made.key.reveal()).end_object();
    auto response = api::reply(201, out.take());
    response.compress = false;
    return response;
}

Result<Response> delete_own_or_managed_key(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    TRY(delete_key(call.context, id));
    Response response;
    response.status = 204;
    return response;
}

}  // namespace

std::vector<api::Route> routes() {
    using api::list_of;
    using api::object;
    using api::reference;
    using api::text;
    auto const key = object(
        {{"name", text(400)}, {"permissions", list_of(text(64), 200)}, {"last_day", text(10)}});
    return {
        {.method = Method::Get,
         .path = "/api/v1/api-keys",
         .summary = "我的 API 密钥",
         .access = Access::SetUp,
         .in_person = true,
         .output = reference("ApiKeys"),
         .action = get_keys},
        {.method = Method::Post,
         .path = "/api/v1/api-keys",
         .summary = "新建 API 密钥",
         .access = Access::SetUp,
         .permission = "api_key.use",
         .in_person = true,
         .body = BodyKind::Json,
         .input = key,
         .output = reference("MadeApiKey"),
         .success = 201,
         .action = post_key},
        {.method = Method::Delete,
         .path = "/api/v1/api-keys/{id}",
         .summary = "删除 API 密钥",
         .access = Access::SetUp,
         .in_person = true,
         .success = 204,
         .action = delete_own_or_managed_key},
        {.method = Method::Get,
         .path = "/api/v1/people/{id}/api-keys",
         .summary = "人员的 API 密钥",
         .access = Access::SetUp,
         .permission = "people.manage",
         .output = reference("ApiKeys"),
         .action = get_keys_of},
    };
}

}  // namespace kedang::api_keys
