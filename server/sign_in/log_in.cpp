// Getting in: the password, the second factor, and what is written down when somebody is refused.
// SPDX-License-Identifier: Apache-2.0
#include "accounts/credentials.h"
#include "audit_trail/actions.h"
#include "platform/crypto/password.h"
#include "sign_in/actions.h"
#include "sign_in/change_set.h"
#include "sign_in/guards.h"
#include "sign_in/passwords.h"
#include "sign_in/second_factor.h"
#include "sign_in/store_second_factor.h"

namespace kedang::sign_in {
namespace {

using accounts::Credentials;
using accounts::Services;

constexpr auto day_pass_lifetime = std::chrono::hours(24);

Error bad_credentials() {
    return {ErrorCode::Unauthorized, "bad_credentials", "登录名或密码不正确，请核对后重试"};
}

Error bad_code() {
    return {ErrorCode::Unauthorized, "bad_code",
            "验证码不正确或已用过，请等手机上出现下一个验证码后再输入"};
}

Error code_required() {
    return {ErrorCode::Unauthorized, "code_required", "请输入手机验证器上的 6 位验证码"};
}

/// One attempt, from the address it comes from.
struct Attempted {
    Services& services;
    audit_trail::Context const& origin;
    Attempt const& attempt;
    Guards guards;
    std::optional<Credentials> credentials = {};
    Result<Done> name_open = Done{};
    bool code_needed = false;

    LoginEvent event(std::string_view outcome) const {
        auto const& login = attempt.login;
        return {to_milliseconds(services.clock.now()),
                credentials ? login : masked_login(services.keyring, login),
                credentials ? credentials->person.id : 0, std::string(outcome), origin.ip};
    }
};

/// What is known before the slow part. Errors: TooMany (of the address; nothing is written then).
Result<Done> look_up(Attempted& attempted) {
    auto& services = attempted.services;
    auto reader = services.database.read();
    TRY(attempted.guards.check_address(*reader));
    attempted.name_open = attempted.guards.check_name(*reader);
    attempted.credentials = accounts::credentials_named(*reader, attempted.attempt.login);
    // Of nobody too: the same work for names that nobody has.
    auto const person = attempted.credentials ? attempted.credentials->person.id : 0;
    auto const pass = crypto::Tokens(services.keyring).hash("day pass", attempted.attempt.day_pass);
    attempted.code_needed =
        store::has_second_factor(*reader, person) &&
        !store::has_day_pass(*reader, pass, person, to_milliseconds(services.clock.now()));
    return Done{};
}

/// Notes and counts a refused log-in. Returns: the refusal.
Result<LoggedIn> refuse(Attempted const& attempted, std::string_view outcome, Error error) {
    auto const event = attempted.event(outcome);
    TRY(audit_trail::change(attempted.services.database, attempted.origin,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                store::insert_login_event(transaction, event);
                                if (outcome == outcome::locked_out)
                                    attempted.guards.count_locked(transaction);
                                else
                                    attempted.guards.count_failure(transaction);
                                return change_of_person(event.person, "login.refused",
                                                        event.outcome);
                            }));
    return error;
}

/// Whether what was true before the slow check of the password is true still.
bool still_holds(db::Session& session, Attempted const& attempted) {
    auto const& before = *attempted.credentials;
    auto const now = accounts::credentials_of(session, before.person.id);
    return now && !now->person.disabled && now->password_hash == before.password_hash &&
           attempted.guards.check_name(session).ok();
}

/// Opens the session, in one transaction with spending the code.
Result<LoggedIn> let_in(Attempted const& attempted) {
    auto& services = attempted.services;
    auto const now_ms = to_milliseconds(services.clock.now());
    auto const& credentials = *attempted.credentials;
    crypto::Tokens const tokens(services.keyring);
    auto cookie = tokens.issue("session"), pass = tokens.issue("day pass");
    auto who = attempted.origin;
    who.actor_id = credentials.person.id;
    TRY(audit_trail::change(
        services.database, who,
        [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
            if (!still_holds(transaction, attempted))
                return bad_credentials();
            auto proof = Proof::None;
            if (attempted.code_needed) {
                proof = spend_code(transaction, services, credentials.person.id,
                                   attempted.attempt.code);
                if (proof == Proof::None)
                    return bad_code();
                store::insert_day_pass(transaction, pass.hash, credentials.person.id,
                                       to_milliseconds(services.clock.now() + day_pass_lifetime));
            }
            bool const recovered = proof == Proof::RecoveryCode;
            attempted.guards.forget_name(transaction);
            require_change_of_old_password(transaction, services, credentials);
            store::insert_login_event(
                transaction, attempted.event(recovered ? outcome::recovery_code : outcome::ok));
            store::insert_session(transaction, cookie.hash,
                                  {credentials.person.id, now_ms, now_ms, attempted.origin.ip,
                                   device_words(attempted.attempt.user_agent)});
            return change_of_person(credentials.person.id, "login",
                                    recovered ? "登录（用恢复码）" : "登录");
        }));
    return LoggedIn{std::move(cookie.text),
                    attempted.code_needed ? std::move(pass.text) : SecretText(),
                    credentials.person.id};
}

}  // namespace

Result<LoggedIn> log_in(Services& services, audit_trail::Context const& origin,
                        Attempt const& attempt) {
    auto const company = services.company();
    Attempted attempted{services, origin, attempt,
                        Guards(services, *company->settings, attempt.login, origin.ip)};
    TRY(look_up(attempted));
    if (!attempted.name_open.ok())
        return refuse(attempted, outcome::locked_out, attempted.name_open.error());
    auto const& credentials = attempted.credentials;
    TRY_SET(auto const verdict,
            services.passwords.verify(
                attempt.password,
                credentials ? std::optional(credentials->password_hash) : std::nullopt));
    if (!verdict.matches)
        return refuse(attempted, outcome::bad_credentials, bad_credentials());
    if (credentials->person.disabled)
        return refuse(attempted, outcome::disabled, bad_credentials());
    if (attempted.code_needed && attempt.code.empty())
        return code_required();
    auto logged_in = let_in(attempted);
    if (!logged_in.ok() && logged_in.error().key == "bad_code")
        return refuse(attempted, outcome::bad_code, logged_in.error());
    return logged_in;
}

}  // namespace kedang::sign_in
