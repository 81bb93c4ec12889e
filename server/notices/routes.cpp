// SPDX-License-Identifier: Apache-2.0
#include "notices/routes.h"

#include "api/body.h"
#include "base/json_writer.h"
#include "notices/actions.h"
#include "notices/following.h"
#include "notices/reading.h"

namespace kedang::notices {
namespace {

using api::BodyKind;
using api::Call;
using http::Method;
using http::Response;

/// How many are left: what the bell shows.
Response unread_reply(Call& call) {
    JsonWriter out;
    out.begin_object().member("total", count_unread(call.context)).end_object();
    return api::reply(200, out.take());
}

Result<Response> get_notices(Call& call) {
    TRY_SET(auto const limit, call.page_size(30, 100));
    TRY_SET(auto json, list(call.context, {call.query("unread"), call.query("after"), limit}));
    return api::reply(200, std::move(json));
}

Result<Response> get_unread_count(Call& call) {
    return unread_reply(call);
}

Result<Response> post_read(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    TRY(mark_read(call.context, id));
    return unread_reply(call);
}

Result<Response> post_read_all(Call& call) {
    TRY(mark_all_read(call.context, api::text_of(call.body, "until")));
    return unread_reply(call);
}

Result<Response> get_preferences(Call& call) {
    return api::reply(200, preferences_json(call.context));
}

Result<Response> post_preferences(Call& call) {
    TRY(set_preference(call.context, api::text_of(call.body, "kind"),
                       api::truth_of(call.body, "on", true)));
    return get_preferences(call);
}

Result<Response> get_follow(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    TRY_SET(auto const following, is_following(call.context, id));
    JsonWriter out;
    out.begin_object().member("following", following).end_object();
    return api::reply(200, out.take());
}

Result<Response> post_follow(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    TRY(follow(call.context, id));
    return get_follow(call);
}

Result<Response> delete_follow(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    TRY(unfollow(call.context, id));
    return get_follow(call);
}

/// A row of the table; `path` is what stands behind /api/v1.
api::Route row(Method method, std::string const& path, std::string summary, api::Schema output,
               std::function<Result<Response>(Call&)> action) {
    return {.method = method,
            .path = "/api/v1" + path,
            .summary = std::move(summary),
            .permission = "notices",
            .output = std::move(output),
            .action = std::move(action)};
}

api::Route with_body(api::Route route, api::Schema input) {
    route.body = BodyKind::Json;
    route.input = std::move(input);
    return route;
}

/// About a file: for those who may read files at all.
api::Route of_file(Method method, std::string summary,
                   std::function<Result<Response>(Call&)> action) {
    auto route = row(method, "/customers/{id}/follow", std::move(summary),
                     api::object({{"following", api::boolean()}}), std::move(action));
    route.permission = "customer.read";
    return route;
}

}  // namespace

std::vector<api::Route> routes() {
    using api::optional;
    auto const count = api::reference("Count");
    auto const page = api::object(
        {{"items", api::list_of(api::reference("Notice"))}, optional("next", api::text())});
    auto const preferences = api::object(
        {{"items", api::list_of(api::object(
                       {{"kind", api::text()}, {"label", api::text()}, {"on", api::boolean()}}))}});
    auto inbox = row(Method::Get, "/notices", "我的提醒", page, get_notices);
    inbox.query = {"unread", "limit", "after"};
    return {
        std::move(inbox),
        row(Method::Get, "/notices/unread-count", "未读提醒数", count, get_unread_count),
        row(Method::Post, "/notices/{id}/read", "标为已读", count, post_read),
        with_body(row(Method::Post, "/notices/read-all", "全部标为已读", count, post_read_all),
                  api::object({optional("until", api::text(40))})),
        row(Method::Get, "/notices/preferences", "提醒开关", preferences, get_preferences),
        with_body(row(Method::Post, "/notices/preferences", "打开或关闭一类提醒", preferences,
                      post_preferences),
                  api::object({{"kind", api::text(64)}, {"on", api::boolean()}})),
        of_file(Method::Get, "是否关注该客户", get_follow),
        of_file(Method::Post, "关注客户", post_follow),
        of_file(Method::Delete, "取消关注客户", delete_follow),
    };
}

}  // namespace kedang::notices
