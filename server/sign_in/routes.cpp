// SPDX-License-Identifier: Apache-2.0
#include "sign_in/routes.h"

#include "api/body.h"
#include "base/check.h"
#include "base/json_writer.h"
#include "sign_in/actions.h"
#include "sign_in/second_factor.h"

namespace kedang::sign_in {
namespace {

using api::Access;
using api::BodyKind;
using api::Call;
using http::Method;
using http::Response;

/// A reply with a secret in it, which its length must not betray.
Response secret_reply(int status, std::string json) {
    auto response = api::reply(status, std::move(json));
    response.compress = false;
    return response;
}

std::string set_cookie(Call const& call, std::string_view name, std::string_view value) {
    bool const tls = call.context.company->settings->text("public_url").starts_with("https://");
    return std::string(name) + "=" + std::string(value) + "; Path=/; HttpOnly; SameSite=Lax" +
           (tls ? "; Secure" : "") + (value.empty() ? "; Max-Age=0" : "");
}

std::string_view cookie_name(Call const& call) {
    return api::session_cookie(*call.context.company->settings);
}

std::string_view cookie(Call const& call) {
    return call.head.cookie(cookie_name(call));
}

std::string_view day_pass_name(Call const& call) {
    return api::day_pass_cookie(*call.context.company->settings);
}

Result<Response> get_session(Call& call) {
    return api::reply(200, session_json(*call.context.company, call.context.actor, call.session));
}

Result<Response> post_session(Call& call) {
    auto& services = call.context.services;
    TRY_SET(auto const logged_in,
            log_in(services, call.context.audit,
                   {.login = api::text_of(call.body, "login"),
                    .password = SecretText(api::text_of(call.body, "password")),
                    .code = api::text_of(call.body, "code"),
                    .day_pass = std::string(call.head.cookie(day_pass_name(call))),
                    .user_agent = std::string(call.head.header("User-Agent"))}));
    auto const found = visit(services, logged_in.cookie.reveal());
    check(found.has_value(), "the session was made a moment ago");
    auto response = secret_reply(200, session_json(*found->company, found->actor, found->session));
    response.header("Set-Cookie", set_cookie(call, cookie_name(call), logged_in.cookie.reveal()));
    if (!logged_in.day_pass.empty())
        response.header(
            "Set-Cookie",
            set_cookie(call, day_pass_name(call), logged_in.day_pass.reveal()) + "; Max-Age=86400");
    return response;
}

Result<Response> delete_session(Call& call) {
    TRY(log_out(call.context, cookie(call)));
    auto response = api::no_content();
    response.header("Set-Cookie", set_cookie(call, cookie_name(call), ""));
    return response;
}

Result<Response> post_password(Call& call) {
    TRY(change_password(call.context, SecretText(api::text_of(call.body, "current")),
                        SecretText(api::text_of(call.body, "new")), cookie(call)));
    return api::no_content();
}

Result<Response> post_second_factor(Call& call) {
    TRY_SET(auto const begun,
            begin_second_factor(call.context, SecretText(api::text_of(call.body, "password")),
                                api::text_of(call.body, "code")));
    JsonWriter out;
    out.begin_object().member("secret", begun.secret.reveal());
    out.member("uri", begun.uri.reveal()).end_object();
    return secret_reply(200, out.take());
}

Response codes_reply(std::vector<SecretText> const& codes) {
    JsonWriter out;
    out.begin_object().key("recovery_codes").begin_array();
    for (auto const& code : codes)
        out.value(code.reveal());
    out.end_array().end_object();
    return secret_reply(200, out.take());
}

Result<Response> post_confirm(Call& call) {
    TRY_SET(auto const codes,
            confirm_second_factor(call.context, api::text_of(call.body, "code"), cookie(call)));
    return codes_reply(codes);
}

Result<Response> post_recovery_codes(Call& call) {
    TRY_SET(auto const codes, renew_recovery_codes(call.context, api::text_of(call.body, "code")));
    return codes_reply(codes);
}

Result<Response> post_remove(Call& call) {
    TRY(remove_second_factor(call.context, api::text_of(call.body, "code")));
    return api::no_content();
}

Result<Response> get_account(Call& call) {
    TRY_SET(auto json, account_json(call.context, call.context.actor.id(), cookie(call)));
    return api::reply(200, std::move(json));
}

Result<Response> delete_own_sessions(Call& call) {
    TRY(end_sessions(call.context, call.context.actor.id(), cookie(call)));
    return api::no_content();
}

Result<Response> delete_own_session(Call& call) {
    TRY(end_session(call.context, call.context.actor.id(), call.text("session")));
    return api::no_content();
}

Result<Response> get_account_of(Call& call) {
    TRY_SET(auto const person, call.id("id"));
    TRY_SET(auto json, account_json(call.context, person, cookie(call)));
    return api::reply(200, std::move(json));
}

Result<Response> delete_sessions_of(Call& call) {
    TRY_SET(auto const person, call.id("id"));
    TRY(end_sessions(call.context, person, ""));
    return api::no_content();
}

Result<Response> delete_session_of(Call& call) {
    TRY_SET(auto const person, call.id("id"));
    TRY(end_session(call.context, person, call.text("session")));
    return api::no_content();
}

Result<Response> post_reset(Call& call) {
    TRY_SET(auto const person, call.id("id"));
    TRY(reset_second_factor(call.context, person));
    return api::no_content();
}

Result<Response> get_login_log(Call& call) {
    auto reader = call.context.services.database.read();
    return api::reply(200, login_log_json(*reader));
}

}  // namespace

std::vector<api::Route> routes() {
    using api::object;
    using api::optional;
    using api::reference;
    using api::text;
    auto const login =
        object({{"login", text(200)}, {"password", text(1000)}, optional("code", text(40))});
    auto const passwords = object({{"current", text(1000)}, {"new", text(1000)}});
    auto const code = object({{"code", text(40)}});
    auto const begin = object({{"password", text(1000)}, optional("code", text(40))});
    auto const manage = "people.manage";
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
        {.method = Method::Post,
         .path = "/api/v1/session/second-factor",
         .summary = "开始设置两步验证",
         .access = Access::LoggedIn,
         .body = BodyKind::Json,
         .input = begin,
         .output = reference("Enrolment"),
         .action = post_second_factor},
        {.method = Method::Post,
         .path = "/api/v1/session/second-factor/confirm",
         .summary = "确认两步验证",
         .access = Access::LoggedIn,
         .body = BodyKind::Json,
         .input = code,
         .output = reference("RecoveryCodes"),
         .action = post_confirm},
        {.method = Method::Post,
         .path = "/api/v1/session/second-factor/recovery-codes",
         .summary = "更换恢复码",
         .access = Access::LoggedIn,
         .body = BodyKind::Json,
         .input = code,
         .output = reference("RecoveryCodes"),
         .action = post_recovery_codes},
        {.method = Method::Post,
         .path = "/api/v1/session/second-factor/remove",
         .summary = "停用两步验证",
         .access = Access::LoggedIn,
         .body = BodyKind::Json,
         .input = code,
         .success = 204,
         .action = post_remove},
        {.method = Method::Get,
         .path = "/api/v1/account",
         .summary = "我的账号",
         .access = Access::SetUp,
         .in_person = true,
         .output = reference("Account"),
         .action = get_account},
        {.method = Method::Delete,
         .path = "/api/v1/account/sessions",
         .summary = "结束其他登录",
         .access = Access::SetUp,
         .in_person = true,
         .success = 204,
         .action = delete_own_sessions},
        {.method = Method::Delete,
         .path = "/api/v1/account/sessions/{session}",
         .summary = "结束一个登录",
         .access = Access::SetUp,
         .in_person = true,
         .success = 204,
         .action = delete_own_session},
        {.method = Method::Get,
         .path = "/api/v1/people/{id}/account",
         .summary = "人员的登录情况",
         .access = Access::SetUp,
         .permission = manage,
         .output = reference("Account"),
         .action = get_account_of},
        {.method = Method::Delete,
         .path = "/api/v1/people/{id}/sessions",
         .summary = "结束人员的全部登录",
         .access = Access::SetUp,
         .permission = manage,
         .success = 204,
         .action = delete_sessions_of},
        {.method = Method::Delete,
         .path = "/api/v1/people/{id}/sessions/{session}",
         .summary = "结束人员的一个登录",
         .access = Access::SetUp,
         .permission = manage,
         .success = 204,
         .action = delete_session_of},
        {.method = Method::Post,
         .path = "/api/v1/people/{id}/reset-second-factor",
         .summary = "重置人员的两步验证",
         .access = Access::SetUp,
         .permission = manage,
         .in_person = true,
         .success = 204,
         .action = post_reset},
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
