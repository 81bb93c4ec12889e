// Logging in, being logged in, logging out.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "accounts/credentials.h"
#include "audit_trail/actions.h"
#include "platform/crypto/password.h"
#include "sign_in/actions.h"
#include "sign_in/store.h"

namespace kedang::sign_in {
namespace {

using accounts::Company;
using accounts::Context;
using accounts::Credentials;
using accounts::Services;
using accounts::Visit;

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr std::int64_t longest_lock_s = 3600;
constexpr std::uint32_t person_table = 10;  ///< in the audit trail

bool is_over(store::Session const& session, config::Settings const& settings, std::int64_t now_ms) {
    return now_ms - session.seen_at_ms > settings.integer("session.idle_minutes") * minute_ms ||
           now_ms - session.created_at_ms > settings.integer("session.absolute_hours") * hour_ms;
}

/// How long the account stays locked after that many failures: growing, so that guessing gets
/// slower and a colleague who mistypes is not kept out for an hour.
std::int64_t lock_seconds(config::Settings const& settings, std::int64_t failures) {
    std::int64_t const beyond = failures - settings.integer("login.max_failures");
    if (beyond < 0)
        return 0;
    std::int64_t seconds = settings.integer("login.lock_seconds");
    for (std::int64_t i = 0; i < beyond && seconds < longest_lock_s; ++i)
        seconds *= 2;
    return std::min(seconds, longest_lock_s);
}

Error bad_credentials() {
    return {ErrorCode::Unauthorized, "bad_credentials", "登录名或密码不正确，请核对后重试"};
}

Error locked(std::int64_t seconds) {
    Error error{ErrorCode::TooMany, "locked_out",
                "登录失败次数过多，请 " + std::to_string((seconds + 59) / 60) + " 分钟后再试"};
    error.retry_after_s = static_cast<int>(seconds);
    error.extra_json = "\"retry_after_s\":" + std::to_string(seconds);
    return error;
}

audit_trail::ChangeSet login_change(std::int64_t person, std::string action, std::string summary) {
    audit_trail::ChangeSet changes;
    auto& change = changes.changes.emplace_back();
    change.table_number = person_table;
    change.record_id = person;
    change.action = std::move(action);
    change.summary = std::move(summary);
    return changes;
}

/// Whether what was true before the slow check of the password is true still.
bool still_holds(db::Session& session, Credentials const& before, std::int64_t now_ms) {
    auto const now = accounts::credentials_of(session, before.person.id);
    return now && !now->person.disabled && now->password_hash == before.password_hash &&
           now->locked_until_ms <= now_ms;
}

/// Notes a refused log-in. Returns: the refusal.
Result<LoggedIn> refuse(Services& services, audit_trail::Context const& origin,
                        std::optional<Credentials> const& login, store::LoginEvent event,
                        Error error) {
    auto const settings = services.company()->settings;
    TRY(audit_trail::change(
        services.database, origin,
        [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
            store::insert_login_event(transaction, event);
            if (login && event.outcome == "bad_credentials") {
                auto const now = accounts::credentials_of(transaction, login->person.id);
                auto const failures = (now ? now->failures : login->failures) + 1;
                auto const lock_ms = lock_seconds(*settings, failures) * 1000;
                accounts::set_failures(transaction, login->person.id, failures,
                                       lock_ms == 0 ? 0 : event.at_ms + lock_ms);
            }
            return login_change(event.person, "login.refused", event.outcome);
        }));
    return error;
}

/// No business of the audit trail; where the database does not write, reading goes on.
void note_visit(db::Database& database, crypto::TokenHash const& hash, std::int64_t now_ms) {
    try {
        auto const noted = database.write([&](db::Transaction& transaction) -> Result<Done> {
            store::touch_session(transaction, hash, now_ms);
            return Done{};
        });
        static_cast<void>(noted);
    } catch (db::DatabaseError const&) {
        // The next real write reports it.
    }
}

}  // namespace

std::optional<Visit> visit(Services& services, Company const& company, std::string_view cookie) {
    if (cookie.empty())
        return std::nullopt;
    crypto::Tokens const tokens(services.keyring);
    auto const hash = tokens.hash("session", cookie);
    auto const now_ms = to_milliseconds(services.clock.now());
    auto reader = services.database.read();
    auto const session = store::session(*reader, hash);
    if (!session || is_over(*session, *company.settings, now_ms))
        return std::nullopt;
    auto actor = accounts::actor_of(*reader, session->person);
    if (!actor)
        return std::nullopt;
    reader.reset();
    if (now_ms - session->seen_at_ms > minute_ms)
        note_visit(services.database, hash, now_ms);
    return Visit{std::move(*actor),
                 {crypto::to_hex(crypto::ByteView(tokens.hash("csrf", cookie)))}};
}

Result<LoggedIn> log_in(Services& services, audit_trail::Context const& origin,
                        std::string const& name, SecretText const& password) {
    auto const now_ms = to_milliseconds(services.clock.now());
    std::optional<Credentials> login;
    {
        auto reader = services.database.read();
        login = accounts::credentials_named(*reader, name);
    }
    store::LoginEvent event{now_ms, name, login ? login->person.id : 0, "ok", origin.ip};
    if (login && login->locked_until_ms > now_ms) {
        event.outcome = "locked_out";
        return refuse(services, origin, login, event,
                      locked((login->locked_until_ms - now_ms + 999) / 1000));
    }
    TRY_SET(auto const verdict,
            services.passwords.verify(password,
                                      login ? std::optional(login->password_hash) : std::nullopt));
    if (!verdict.matches || login->person.disabled) {
        event.outcome = verdict.matches ? "disabled" : "bad_credentials";
        return refuse(services, origin, login, event, bad_credentials());
    }
    auto token = crypto::Tokens(services.keyring).issue("session");
    auto who = origin;
    who.actor_id = login->person.id;
    TRY(audit_trail::change(services.database, who,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                if (!still_holds(transaction, *login, now_ms))
                                    return bad_credentials();
                                store::insert_login_event(transaction, event);
                                accounts::set_failures(transaction, login->person.id, 0, 0);
                                store::insert_session(transaction, token.hash,
                                                      {login->person.id, now_ms, now_ms},
                                                      origin.ip);
                                return login_change(login->person.id, "login", "登录");
                            }));
    return LoggedIn{std::move(token.text), login->person.id};
}

Result<Done> purge_sessions(Services& services) {
    auto const now_ms = to_milliseconds(services.clock.now());
    auto const settings = services.company()->settings;
    return services.database.write([&](db::Transaction& transaction) -> Result<Done> {
        store::delete_sessions_before(
            transaction, now_ms - settings->integer("session.absolute_hours") * hour_ms,
            now_ms - settings->integer("session.idle_minutes") * minute_ms);
        return Done{};
    });
}

Result<Done> log_out(Context const& context, std::string_view cookie) {
    auto const hash = crypto::Tokens(context.services.keyring).hash("session", cookie);
    TRY(audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                store::delete_session(transaction, hash);
                                store::insert_login_event(
                                    transaction,
                                    {to_milliseconds(context.now()), context.actor.person().login,
                                     context.actor.id(), "logged_out", context.audit.ip});
                                return login_change(context.actor.id(), "logout", "退出登录");
                            }));
    return Done{};
}

Result<Done> change_password(Context const& context, SecretText const& current,
                             SecretText const& wanted, std::string_view cookie) {
    auto& services = context.services;
    auto const shortest = context.company->settings->integer("password.minimum_length");
    if (static_cast<std::int64_t>(wanted.size()) < shortest)
        return Error{ErrorCode::Invalid,
                     "password_too_short",
                     "新密码太短",
                     {{"new", "too_short",
                       "新密码只有 " + std::to_string(wanted.size()) + " 位，至少需要 " +
                           std::to_string(shortest) + " 位"}}};
    if (wanted.reveal() == current.reveal())
        return Error{ErrorCode::Invalid,
                     "password_same",
                     "新密码不能与当前密码相同",
                     {{"new", "same", "新密码不能与当前密码相同"}}};
    std::optional<Credentials> login;
    {
        auto reader = services.database.read();
        login = accounts::credentials_of(*reader, context.actor.id());
    }
    TRY_SET(auto const verdict,
            services.passwords.verify(current,
                                      login ? std::optional(login->password_hash) : std::nullopt));
    if (!verdict.matches)
        return Error{ErrorCode::Invalid,
                     "password_wrong",
                     "当前密码不正确",
                     {{"current", "wrong", "当前密码不正确"}}};
    TRY_SET(auto const hash, services.passwords.hash(wanted));
    auto const mine = crypto::Tokens(services.keyring).hash("session", cookie);
    TRY(audit_trail::change(
        services.database, context.audit,
        [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
            accounts::set_password(transaction, context.actor.id(), hash, false);
            store::delete_sessions(transaction, context.actor.id(), mine);
            return login_change(context.actor.id(), "password.change", "修改密码");
        }));
    return Done{};
}

}  // namespace kedang::sign_in
