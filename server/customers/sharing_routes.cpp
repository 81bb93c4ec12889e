// SPDX-License-Identifier: Apache-2.0
#include "api/body.h"
#include "base/json_writer.h"
#include "customers/routes.h"
#include "customers/sharing.h"

namespace kedang::customers {
namespace {

using api::BodyKind;
using api::Call;
using http::Method;
using http::Response;

Result<Response> get_shares(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    TRY_SET(auto json, shares_json(call.context, id));
    return api::reply(200, std::move(json));
}

Result<Response> post_share(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    TRY_SET(auto const share, share_file(call.context, {id, api::id_of(call.body, "person_id"),
                                                        api::id_of(call.body, "department_id"),
                                                        api::text_of(call.body, "until")}));
    JsonWriter out;
    out.begin_object().key("id").id(share).end_object();
    return api::reply(201, out.take());
}

Result<Response> delete_share(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    TRY_SET(auto const share, call.id("share"));
    TRY(end_share(call.context, id, share));
    return api::no_content();
}

Result<Response> post_look_up(Call& call) {
    TRY_SET(auto const looked, look_up(call.context, api::text_of(call.body, "key")));
    JsonWriter out;
    out.begin_object().member("found", looked.found);
    if (looked.customer != 0)
        out.key("id").id(looked.customer);
    out.end_object();
    return api::reply(200, out.take());
}

}  // namespace

std::vector<api::Route> sharing_routes() {
    using api::object;
    using api::optional;
    using api::text;
    auto const shares = "/api/v1/customers/{id}/shares";
    return {
        {.method = Method::Get,
         .path = shares,
         .summary = "共享给谁",
         .permission = "customer.read",
         .output = api::reference("Shares"),
         .action = get_shares},
        {.method = Method::Post,
         .path = shares,
         .summary = "共享客户",
         .permission = "customer.share",
         .body = BodyKind::Json,
         .repeatable = true,
         .input = object({optional("person_id", text(20)),
                          optional("department_id", text(20)),
                          {"until", text(10)}}),
         .output = object({{"id", text()}}),
         .success = 201,
         .action = post_share},
        {.method = Method::Delete,
         .path = std::string(shares) + "/{share}",
         .summary = "结束共享",
         .permission = "customer.share",
         .success = 204,
         .action = delete_share},
        {.method = Method::Post,
         .path = "/api/v1/customers/look-up",
         .summary = "按完整编号或电话查找一个客户",
         .permission = "customer.look_up",
         .body = BodyKind::Json,
         .input = object({{"key", text(64)}}),
         .output = object({{"found", api::integer()}, optional("id", text())}),
         .action = post_look_up},
    };
}

}  // namespace kedang::customers
