// SPDX-License-Identifier: Apache-2.0
#include "dealings/routes.h"

#include "api/body.h"
#include "api/typed_values.h"
#include "dealings/actions.h"
#include "records/answers.h"

namespace kedang::dealings {
namespace {

using api::BodyKind;
using api::Call;
using http::Method;
using http::Response;

Result<Response> stored_reply(Call& call, int status, records::Stored const& stored) {
    JsonWriter out;
    out.begin_object().key("id").id(stored.id);
    if (auto const record = read_order(call.context, stored.id); record.ok())
        out.key("record").raw(record.value());
    if (status == 201)
        out.member("message", "录入成功");
    out.key("warnings").raw(records::findings_json(stored.warnings)).end_object();
    return api::reply(status, out.take());
}

Result<Response> get_orders(Call& call) {
    TRY_SET(auto const customer, call.id("id"));
    TRY_SET(auto json, orders_of(call.context, customer, call.query("before")));
    return api::reply(200, std::move(json));
}

Result<Response> post_order(Call& call) {
    TRY_SET(auto const customer, call.id("id"));
    TRY_SET(auto const stored,
            add_order(call.context, customer, api::typed_values(call.body.at("values").as_object()),
                      api::texts_of(call.body, "confirm")));
    return stored_reply(call, 201, stored);
}

Result<Response> patch_order(Call& call) {
    records::ChangeRequest request;
    TRY_SET(request.id, call.id("id"));
    TRY_SET(request.expected_version, call.expected_version());
    request.values = api::typed_values(call.body.at("values").as_object());
    request.reason = api::text_of(call.body, "reason");
    request.confirmed = api::texts_of(call.body, "confirm");
    TRY_SET(auto const stored, change_order(call.context, std::move(request)));
    return stored_reply(call, 200, stored);
}

}  // namespace

std::vector<api::Route> routes() {
    using api::object;
    using api::optional;
    using api::reference;
    auto const values = api::map_of(api::field_value());
    auto const confirm = optional("confirm", api::list_of(api::text(64), 50));
    return {
        {.method = Method::Get,
         .path = "/api/v1/customers/{id}/orders",
         .summary = "客户的订单",
         .permission = "customer.read",
         .query = {"before"},
         .output = reference("OrderPage"),
         .action = get_orders},
        {.method = Method::Post,
         .path = "/api/v1/customers/{id}/orders",
         .summary = "登记订单",
         .permission = "order.create",
         .body = BodyKind::Json,
         .repeatable = true,
         .input = object({{"values", values}, confirm}),
         .output = reference("StoredRecord"),
         .success = 201,
         .action = post_order},
        {.method = Method::Patch,
         .path = "/api/v1/orders/{id}",
         .summary = "修改订单",
         .permission = "order.change",
         .body = BodyKind::Json,
         .input = object({{"values", values}, optional("reason", api::text(2000)), confirm}),
         .output = reference("StoredRecord"),
         .action = patch_order},
    };
}

}  // namespace kedang::dealings
