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

Result<Response> post_setup(Call& call) {
    TRY(set_up(call.context, api::text_of(call.body, "preset"),
               api::text_of(call.body, "company_name")));
    return api::reply(
        200, session_json(*call.context.services.company(), call.context.actor, call.session));
}

}  // namespace

std::vector<api::Route> routes() {
    using api::object;
    using api::reference;
    using api::text;
    auto const setup = object({{"preset", text(10)}, {"company_name", text(300)}});
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
    };
}

}  // namespace kedang::accounts
