// SPDX-License-Identifier: Apache-2.0
#include "segments/routes.h"

#include "api/body.h"
#include "segments/actions.h"

namespace kedang::segments {
namespace {

using api::BodyKind;
using api::Call;
using http::Method;
using http::Response;

std::optional<std::string> said(boost::json::object const& body, std::string_view member) {
    return body.contains(member) ? std::optional(api::text_of(body, member)) : std::nullopt;
}

Audience audience_named(std::string_view word) {
    if (word == "company")
        return Audience::Company;
    if (word == "department")
        return Audience::Department;
    return word == "role" ? Audience::Role : Audience::Nobody;
}

Wish read_wish(boost::json::object const& body) {
    Wish wish{.name = said(body, "name"),
              .filter = said(body, "filter"),
              .sort = said(body, "sort"),
              .columns = said(body, "columns")};
    if (auto const* shared = body.if_contains("shared"); shared && shared->is_object()) {
        wish.audience = audience_named(api::text_of(shared->get_object(), "with"));
        wish.with = api::text_of(shared->get_object(), "id");
    } else if (shared != nullptr) {
        wish.audience = Audience::Nobody;
    }
    return wish;
}

Result<Response> get_segments(Call& call) {
    TRY_SET(auto json, segments_json(call.context));
    return api::reply(200, std::move(json));
}

Result<Response> post_segment(Call& call) {
    TRY_SET(auto const id, keep(call.context, read_wish(call.body)));
    TRY_SET(auto json, segment_json(call.context, id));
    return api::reply(201, std::move(json));
}

Result<Response> patch_segment(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    TRY_SET(auto const version, call.expected_version());
    TRY(change(call.context, id, version, read_wish(call.body)));
    TRY_SET(auto json, segment_json(call.context, id));
    return api::reply(200, std::move(json));
}

Result<Response> delete_segment(Call& call) {
    TRY_SET(auto const id, call.id("id"));
    TRY_SET(auto const version, call.expected_version());
    TRY(remove(call.context, id, version));
    return api::no_content();
}

}  // namespace

std::vector<api::Route> routes() {
    using api::object;
    using api::optional;
    using api::text;
    std::string const path = "/api/v1/segments";
    auto const filter = optional("filter", text(20'000));
    auto const sort = optional("sort", text(100));
    auto const columns = optional("columns", text(2000));
    auto const shared = optional(
        "shared", api::nullable(object({{"with", api::word({"company", "department", "role"})},
                                        optional("id", text(40))})));
    auto const row = [](Method method, std::string where, std::string summary, auto action) {
        return api::Route{.method = method,
                          .path = std::move(where),
                          .summary = std::move(summary),
                          .permission = "customer.read",
                          .output = api::reference("Segment"),
                          .action = action};
    };
    auto list = row(Method::Get, path, "客户分群", get_segments);
    list.output = api::reference("Segments");
    auto post = row(Method::Post, path, "保存客户分群", post_segment);
    post.body = BodyKind::Json;
    post.repeatable = true;
    post.input = object({{"name", text(100)}, filter, sort, columns, shared});
    post.success = 201;
    auto patch = row(Method::Patch, path + "/{id}", "修改客户分群", patch_segment);
    patch.body = BodyKind::Json;
    patch.input = object({optional("name", text(100)), filter, sort, columns, shared});
    auto remove = row(Method::Delete, path + "/{id}", "删除客户分群", delete_segment);
    remove.output = api::any();
    remove.success = 204;
    return {std::move(list), std::move(post), std::move(patch), std::move(remove)};
}

}  // namespace kedang::segments
