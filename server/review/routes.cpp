// SPDX-License-Identifier: Apache-2.0
#include "review/routes.h"

#include "api/body.h"
#include "api/typed_values.h"
#include "review/actions.h"

namespace kedang::review {
namespace {

using api::BodyKind;
using api::Call;
using http::Method;
using http::Response;

Result<Response> request_reply(Call& call, int status, std::int64_t id) {
    TRY_SET(auto json, request_json(call.context, id));
    return api::reply(status, std::move(json));
}

Result<Response> post_request(Call& call) {
    Wish wish;
    wish.type = call.context.catalogue().record(api::text_of(call.body, "record"));
    wish.record = api::id_of(call.body, "id");
    wish.values = api::typed_values(call.body.at("values").as_object());
    wish.reason = api::text_of(call.body, "reason");
    wish.confirmed = api::texts_of(call.body, "confirm");
    TRY_SET(auto const id, ask(call.context, wish));
    return request_reply(call, 201, id);
}

Result<Response> get_requests(Call& call) {
    TRY_SET(auto const limit, call.page_size(20, 100));
    TRY_SET(auto json, list_json(call.context, {call.query("scope"), call.query("state"),
                                                call.query("after"), limit}));
    return api::reply(200, std::move(json));
}

Result<Response> get_request(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    return request_reply(call, 200, id);
}

Result<Decision> read_decision(Call& call) {
    Decision decision;
    TRY_SET(decision.request, call.id("id"));
    decision.note = api::text_of(call.body, "note");
    decision.confirmed = api::texts_of(call.body, "confirm");
    return decision;
}

Result<Response> post_approve(Call& call) {
    TRY_SET(auto const decision, read_decision(call));
    TRY(approve(call.context, decision));
    return request_reply(call, 200, decision.request);
}

Result<Response> post_refuse(Call& call) {
    TRY_SET(auto const decision, read_decision(call));
    TRY(refuse(call.context, decision));
    return request_reply(call, 200, decision.request);
}

Result<Response> post_withdraw(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    TRY(withdraw(call.context, id));
    return request_reply(call, 200, id);
}

}  // namespace

std::vector<api::Route> routes() {
    using api::list_of;
    using api::object;
    using api::optional;
    using api::reference;
    using api::text;
    auto const confirm = optional("confirm", list_of(text(64), 50));
    auto const asking = object({{"record", api::word({"customer", "contact", "follow_up"})},
                                {"id", text(20)},
                                {"values", api::map_of(api::field_value())},
                                {"reason", text(2000)},
                                confirm});
    auto const approving = object({optional("note", text(2000)), confirm});
    auto const refusing = object({{"note", text(2000)}});
    auto const row = [](Method method, std::string path, std::string summary,
                        std::string permission, auto action) {
        return api::Route{.method = method,
                          .path = "/api/v1/update-requests" + path,
                          .summary = std::move(summary),
                          .permission = std::move(permission),
                          .output = reference("UpdateRequest"),
                          .action = action};
    };
    auto const post = [&](std::string path, std::string summary, std::string permission,
                          auto action, api::Schema const& input) {
        auto route =
            row(Method::Post, std::move(path), std::move(summary), std::move(permission), action);
        route.body = BodyKind::Json;
        route.input = input;
        return route;
    };
    auto asked = post("", "申请修改", "customer.change", post_request, asking);
    asked.success = 201;
    asked.repeatable = true;
    auto list = row(Method::Get, "", "修改申请列表", "customer.read", get_requests);
    list.query = {"scope", "state", "limit", "after"};
    list.output = reference("UpdateRequestPage");
    return {
        std::move(asked),
        std::move(list),
        row(Method::Get, "/{id}", "修改申请", "customer.read", get_request),
        post("/{id}/approve", "通过修改申请", "update_request.decide", post_approve, approving),
        post("/{id}/refuse", "驳回修改申请", "update_request.decide", post_refuse, refusing),
        row(Method::Post, "/{id}/withdraw", "撤回修改申请", "customer.change", post_withdraw),
    };
}

}  // namespace kedang::review
