// SPDX-License-Identifier: Apache-2.0
#include "accounts/routes.h"
#include "accounts/settings.h"
#include "api/body.h"

namespace kedang::accounts {
namespace {

using api::Access;
using api::Call;
using http::Method;
using http::Response;

Result<Response> get_settings(Call& call) {
    TRY_SET(auto json, settings_json(call.context));
    return api::reply(200, std::move(json));
}

Result<Response> patch_settings(Call& call) {
    TRY_SET(auto const version, call.expected_version());
    SettingChanges changes;
    for (auto const& [key, value] : call.body.at("values").as_object())
        changes.emplace(
            key, value.is_null() ? std::nullopt : std::optional(std::string(value.get_string())));
    TRY(change_settings(call.context, changes, version));
    return api::no_content();
}

}  // namespace

std::vector<api::Route> settings_routes() {
    auto const values = api::map_of(api::nullable(api::text(2000)));
    return {
        // Settings have two keepers; each row says which, and the action asks.
        {.method = Method::Get,
         .path = "/api/v1/settings",
         .summary = "系统设置",
         .access = Access::SetUp,
         .output = api::reference("Settings"),
         .action = get_settings},
        {.method = Method::Patch,
         .path = "/api/v1/settings",
         .summary = "修改系统设置",
         .access = Access::SetUp,
         .body = api::BodyKind::Json,
         .input = api::object({{"values", values}}),
         .success = 204,
         .action = patch_settings},
    };
}

}  // namespace kedang::accounts
