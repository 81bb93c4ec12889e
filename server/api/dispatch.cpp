// SPDX-License-Identifier: Apache-2.0
#include "api/dispatch.h"

#include <algorithm>
#include <boost/json.hpp>

#include "accounts/actions.h"
#include "accounts/company.h"
#include "api_keys/actions.h"
#include "platform/crypto/token.h"
#include "platform/http/problem.h"
#include "sign_in/actions.h"

namespace kedang::api {
namespace {

namespace json = boost::json;
using accounts::Actor;

constexpr std::int64_t json_limit_bytes = 1 << 20;
constexpr std::size_t longest_idempotency_key = 80;

bool changes(http::Method method) {
    return method != http::Method::Get && method != http::Method::Head;
}

/// The host of an Origin or of the Host header, without scheme.
std::string_view host_of(std::string_view origin) {
    auto const scheme = origin.find("://");
    return scheme == std::string_view::npos ? origin : origin.substr(scheme + 3);
}

/// A page of somebody else's must not make a logged-in browser write for it (CSRF).
Result<Done> check_origin(http::RequestHead const& head) {
    auto const origin = head.header("Origin");
    bool const foreign = (!origin.empty() && host_of(origin) != head.header("Host")) ||
                         head.header("Sec-Fetch-Site") == "cross-site";
    if (!foreign)
        return Done{};
    return Error{ErrorCode::Forbidden, "foreign_origin", "请求来自其他网站，已拒绝"};
}

Result<Done> check_csrf(http::RequestHead const& head, std::string const& csrf) {
    if (crypto::equal_in_constant_time(crypto::as_bytes(head.header("X-CSRF-Token")),
                                       crypto::as_bytes(csrf)))
        return Done{};
    return Error{ErrorCode::Forbidden, "csrf", "页面已过期，请刷新后重试"};
}

/// By an API key or by a session, never by both: a browser that holds a session has no business
/// with a key.
Result<accounts::Visit> who_comes(accounts::Services& services, http::RequestHead const& head,
                                  std::string const& address) {
    auto const cookie = head.cookie(session_cookie(*services.company()->settings));
    auto const key = api_keys::key_in(head.header("Authorization"));
    if (key.empty()) {
        if (auto visit = sign_in::visit(services, cookie))
            return std::move(*visit);
        return Error{ErrorCode::Unauthorized, "not_logged_in", "请先登录"};
    }
    if (!cookie.empty())
        return Error{ErrorCode::Malformed, "key_and_cookie",
                     "使用 API 密钥的请求不能同时带有登录 Cookie"};
    if (auto visit = api_keys::visit(services, key, address))
        return std::move(*visit);
    return Error{ErrorCode::Unauthorized, "bad_api_key",
                 "API 密钥无效、已过期或已删除，请在“我的账号”中新建"};
}

/// A key does what its permissions say; without one it only reads.
Result<Done> check_key_reach(Route const& route) {
    bool const in_person = route.in_person || route.access == Access::LoggedIn;
    if (!in_person && (!changes(route.method) || !route.permission.empty()))
        return Done{};
    return Error{ErrorCode::Forbidden, "not_by_key",
                 "此操作只能由本人登录后进行，不能使用 API 密钥"};
}

Result<Done> check_stage(Route const& route, accounts::Context const& context,
                         accounts::SessionState const& session) {
    if (route.access == Access::LoggedIn)
        return Done{};
    if (context.actor.person().must_change_password)
        return Error{ErrorCode::Forbidden, "password_change_required", "首次登录请先修改密码"};
    if (session.second_factor_missing)
        return Error{ErrorCode::Forbidden, "second_factor_missing",
                     "您的角色须先设置两步验证，才能继续使用"};
    if (route.access == Access::Business && context.company->preset.empty())
        return Error{ErrorCode::Conflict, "setup_required", "请管理员先选择管理规范，完成初始设置"};
    return Done{};
}

Result<json::object> parse_body(Route const& route, http::RequestHead const& head,
                                std::string const& text) {
    auto const type = head.header("Content-Type");
    if (!type.starts_with("application/json"))
        return Error{ErrorCode::Unsupported, "unsupported_media_type",
                     "请求内容应为 application/json"};
    json::error_code failure;
    auto value = json::parse(text, failure, {}, {.max_depth = 32});
    if (failure)
        return Error{ErrorCode::Malformed, "malformed_json",
                     "请求内容不是有效的 JSON：" + failure.message()};
    TRY(validate(route.input, value));
    return std::move(value.as_object());
}

bool is_visible_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char letter) { return letter > ' ' && letter < 127; });
}

/// Where a repeat is recognised: the very path, and a keyed hash of the body (who steals the
/// database must not guess bodies).
Result<std::optional<audit_trail::IdempotencyKey>> idempotency(crypto::Keyring const& keyring,
                                                               http::RequestHead const& head,
                                                               http::Body const& body) {
    auto const key = head.header("Idempotency-Key");
    if (key.empty())
        return std::optional<audit_trail::IdempotencyKey>();
    if (key.size() > longest_idempotency_key || !is_visible_ascii(key))
        return Error{ErrorCode::Malformed, "idempotency_key_malformed",
                     "Idempotency-Key 应为 1 到 80 个可见的英文字符"};
    return std::optional(
        audit_trail::IdempotencyKey{"POST " + head.path, std::string(key),
                                    crypto::Tokens(keyring).hash("request body", body.text)});
}

enum class Stage : std::uint8_t { Admission, Action };

/// A broken database. In an action the caller must not believe that nothing was stored.
Error unavailable(Stage stage) {
    Error error{ErrorCode::Unavailable, "database_unavailable",
                stage == Stage::Admission
                    ? "数据库暂时不可用，请稍后重试"
                    : "数据库暂时不可用，本次保存结果无法确认，请稍后刷新查看再重试"};
    error.retry_after_s = 5;
    return error;
}

http::Response refuse_and_log(accounts::Services& services, db::DatabaseError const& failure,
                              Stage stage, std::string const& request_id) {
    services.log.write(log::Level::Error, "database.failed", request_id,
                       {{log::Field::ErrorDetail, failure.what()}});
    return http::problem(unavailable(stage), request_id);
}

}  // namespace

/// Lives from the head to the reply.
struct Dispatch::Request {
    std::optional<accounts::Context> context;
    accounts::SessionState session;
    std::vector<std::pair<std::string, std::string>> parameters;
};

Dispatch::Dispatch(accounts::Services& services, std::vector<Route> routes,
                   std::function<http::Response(http::RequestHead const&)> otherwise)
    : services_(services), routes_(std::move(routes)), otherwise_(std::move(otherwise)) {
    for (std::size_t i = 0; i < routes_.size(); ++i)
        router_.add(routes_[i].method, routes_[i].path, i);
}

std::string Dispatch::route_pattern(http::Method method, std::string_view path) const {
    auto const match = router_.match(method, path);
    auto const* found = std::get_if<http::RouteFound>(&match);
    return found == nullptr ? std::string() : routes_[found->route].path;
}

Result<Done> Dispatch::let_in(Route const& route, http::RequestHead const& head,
                              Request& request) const {
    auto company =
        route.access == Access::Public ? accounts::current_company(services_) : services_.company();
    TRY_SET(auto const proxies,
            http::TrustedProxies::parse(company->settings->list("server.trusted_proxies")));
    audit_trail::Context origin{services_.clock, 0, head.request_id, proxies.client_address(head)};
    if (changes(head.method))
        TRY(check_origin(head));
    if (route.access == Access::Public) {
        request.context.emplace(
            accounts::Context{services_, std::move(company), Actor::nobody(), std::move(origin)});
        return Done{};
    }
    TRY_SET(auto visit, who_comes(services_, head, origin.ip));
    origin.actor_id = visit.actor.id();
    if (visit.session.by_key)
        origin.via = audit_trail::Via::Api;
    request.session = std::move(visit.session);
    request.context.emplace(accounts::Context{services_, std::move(visit.company),
                                              std::move(visit.actor), std::move(origin)});
    if (request.session.by_key)
        TRY(check_key_reach(route));
    else if (changes(head.method))
        TRY(check_csrf(head, request.session.csrf));
    TRY(check_stage(route, *request.context, request.session));
    return route.permission.empty() ? Result<Done>(Done{})
                                    : request.context->require(route.permission);
}

http::Response Dispatch::refuse(Route const& route, Request const& request, Error const& refusal,
                                std::string const& request_id) const {
    try {
        if (request.context)
            refusals_.note(*request.context, route, refusal);
    } catch (db::DatabaseError const& failure) {
        // Refused all the same: what the log cannot hold now is no reason to let anybody in.
        services_.log.write(log::Level::Error, "refusal.not_noted", request_id,
                            {{log::Field::ErrorDetail, failure.what()}});
    }
    return http::problem(refusal, request_id);
}

std::variant<http::Response, http::Admission> Dispatch::admit(http::RequestHead const& head) const {
    auto match = router_.match(head.method, head.path);
    if (std::holds_alternative<http::RouteMissing>(match))
        return otherwise_(head);
    if (auto const* wrong = std::get_if<http::MethodNotAllowed>(&match)) {
        auto refusal =
            http::problem(405, "method_not_allowed", "该地址不支持此操作", head.request_id);
        refusal.header("Allow", wrong->allow);
        return refusal;
    }
    auto& found = std::get<http::RouteFound>(match);
    auto const& route = routes_[found.route];
    auto request = std::make_shared<Request>();
    request->parameters = std::move(found.parameters);
    try {
        if (auto const let = let_in(route, head, *request); !let.ok())
            return refuse(route, *request, let.error(), head.request_id);
    } catch (db::DatabaseError const& failure) {
        return refuse_and_log(services_, failure, Stage::Admission, head.request_id);
    }
    http::Admission admission;
    admission.target = route.body == BodyKind::File   ? http::BodyTarget::File
                       : route.body == BodyKind::Json ? http::BodyTarget::Memory
                                                      : http::BodyTarget::None;
    admission.body_limit_bytes =
        route.body == BodyKind::File
            ? request->context->company->settings->integer("import.maximum_file_mb") << 20
            : json_limit_bytes;
    admission.handle = [this, &route, request](http::RequestHead const& whole_head,
                                               http::Body& body) {
        return answer(route, whole_head, *request, body);
    };
    return admission;
}

http::Response Dispatch::answer(Route const& route, http::RequestHead const& head, Request& request,
                                http::Body& body) const {
    auto const run = [&]() -> Result<http::Response> {
        json::object parsed;
        if (route.body == BodyKind::Json) {
            TRY_SET(parsed, parse_body(route, head, body.text));
        }
        if (route.repeatable) {
            TRY_SET(request.context->audit.idempotency, idempotency(services_.keyring, head, body));
        }
        Call call{*request.context, request.session, head, body, parsed, request.parameters};
        return route.action(call);
    };
    try {
        auto result = run();
        return result.ok() ? std::move(result).value()
                           : refuse(route, request, result.error(), head.request_id);
    } catch (db::DatabaseError const& failure) {
        return refuse_and_log(services_, failure, Stage::Action, head.request_id);
    }
}

}  // namespace kedang::api
