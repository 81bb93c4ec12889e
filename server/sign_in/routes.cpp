// SPDX-License-Identifier: Apache-2.0
#include "sign_in/routes.h"

#include "api/body.h"
#include "base/check.h"
#include "sign_in/actions.h"

namespace kedang::sign_in {
namespace {

using api::Access;
using api::BodyKind;
using api::Call;
using http::Method;
using http::Response;

Response no_content() {
    Response response;
    response.status = 204;
    return response;
}

std::string set_cookie(config::Settings const& settings, std::string_view value) {
    bool const tls = settings.text("public_url").starts_with("https://");
    return std::string(api::session_cookie(settings)) + "=" + std::string(value) +
           "; Path=/; HttpOnly; SameSite=Lax" + (tls ? "; Secure" : "") +
           (value.empty() ? "; Max-Age=0" : "");
}

std::string_view cookie(Call const& call) {
    return call.head.cookie(api::session_cookie(*call.context.company->settings));
}

/// What the page needs to know of a session: who, may what, which words the company uses.
Response session_reply(accounts::Services& services, std::string_view cookie_value) {
    auto const company = services.company();
    auto const found = visit(services, *company, cookie_value);
    check(found.has_value(), "the session was found or made a moment ago");
    return api::reply(200, session_json(*company, *found));
}

Result<Response> get_session(Call& call) {
    return session_reply(call.context.services, cookie(call));
}

Result<Response> post_session(Call& call) {
    TRY_SET(auto const logged_in,
            log_in(call.context.services, call.context.audit, api::text_of(call.body, "login"),
                   SecretText(api::text_of(call.body, "password"))));
    auto response = session_reply(call.context.services, logged_in.cookie.reveal());
    response.compress = false;
    response.header("Set-Cookie",
                    set_cookie(*call.context.company->settings, logged_in.cookie.reveal()));
    return response;
}

Result<Response> delete_session(Call& call) {
    TRY(log_out(call.context, cookie(call)));
    auto response = no_content();
    response.header("Set-Cookie", set_cookie(*call.context.company->settings, ""));
    return response;
}

Result<Response> post_password(Call& call) {
    TRY(change_password(call.context, SecretText(api::text_of(call.body, "current")),
                        SecretText(api::text_of(call.body, "new")), cookie(call)));
    return no_content();
}

Result<Response> get_login_log(Call& call) {
    auto reader = call.context.services.database.read();
    return api::reply(200, login_log_json(*reader));
}

}  // namespace

std::vector<api::Route> routes() {
    using api::object;
    using api::reference;
    using api::text;
    auto const login = object({{"login", text(200)}, {"password", text(1000)}});
    auto const passwords = object({{"current", text(1000)}, {"new", text(1000)}});
    return {
        {.method = Method::Get,
         .path = "/api/v1/session",
         .summary = "当前登录",
         .access = Access::LoggedIn,
         .output = reference("Session"),
         .action = get_session},
        {.method = Method::Post,
         .path = "/api/v1/session",
         .summary = "登录",
         .access = Access::Public,
         .body = BodyKind::Json,
         .input = login,
         .output = reference("Session"),
         .action = post_session},
        {.method = Method::Delete,
         .path = "/api/v1/session",
         .summary = "退出登录",
         .access = Access::LoggedIn,
         .success = 204,
         .action = delete_session},
        {.method = Method::Post,
         .path = "/api/v1/session/password",
         .summary = "修改密码",
         .access = Access::LoggedIn,
         .body = BodyKind::Json,
         .input = passwords,
         .success = 204,
         .action = post_password},
        {.method = Method::Get,
         .path = "/api/v1/login-log",
         .summary = "登录日志",
         .access = Access::SetUp,
         .permission = "audit.read",
         .output = reference("LoginLog"),
         .action = get_login_log},
    };
}

}  // namespace kedang::sign_in
