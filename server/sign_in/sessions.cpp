// Being logged in, and the end of it.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "accounts/credentials.h"
#include "audit_trail/actions.h"
#include "sign_in/actions.h"
#include "sign_in/change_set.h"
#include "sign_in/second_factor.h"
#include "sign_in/session_id.h"
#include "sign_in/store.h"
#include "sign_in/store_second_factor.h"

namespace kedang::sign_in {
namespace {

using accounts::Context;
using accounts::Services;
using accounts::Visit;

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr std::int64_t day_ms = 24 * hour_ms;

bool is_over(store::Session const& session, config::Settings const& settings, std::int64_t now_ms) {
    return now_ms - session.seen_at_ms > settings.integer("session.idle_minutes") * minute_ms ||
           now_ms - session.created_at_ms > settings.integer("session.absolute_hours") * hour_ms;
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

/// Errors: Forbidden (another's, for those who do not manage people), NotFound.
Result<Done> check_whose(Context const& context, std::int64_t person) {
    if (person == context.actor.id())
        return Done{};
    TRY(context.require("people.manage"));
    auto reader = context.services.database.read();
    if (!accounts::credentials_of(*reader, person))
        return Error{ErrorCode::NotFound, "not_found", "没有这个人员"};
    return Done{};
}

/// A day at a time: a log of years must not hold the write lane.
Result<Done> purge_login_log(Services& services, std::int64_t before_ms) {
    for (;;) {
        std::optional<std::int64_t> oldest;
        {
            auto reader = services.database.read();
            oldest = store::oldest_login_event(*reader);
        }
        if (!oldest || *oldest >= before_ms)
            return Done{};
        TRY(services.database.write([&](db::Transaction& transaction) -> Result<Done> {
            store::delete_login_events_before(transaction, std::min(before_ms, *oldest + day_ms));
            return Done{};
        }));
    }
}

}  // namespace

std::optional<Visit> visit(Services& services, std::string_view cookie) {
    if (cookie.empty())
        return std::nullopt;
    crypto::Tokens const tokens(services.keyring);
    auto const hash = tokens.hash("session", cookie);
    auto const now_ms = to_milliseconds(services.clock.now());
    auto reader = services.database.read();
    auto const session = store::session(*reader, hash);
    if (!session)
        return std::nullopt;
    auto visit = accounts::visit_of(services, std::move(reader), session->person);
    if (!visit || is_over(*session, *visit->company->settings, now_ms))
        return std::nullopt;
    if (must_have_second_factor(visit->actor, *visit->company->settings)) {
        // A code is asked for once a day, however long sessions may last.
        if (now_ms - session->created_at_ms > day_ms)
            return std::nullopt;
        visit->session.second_factor_missing = !session->second_factor;
    }
    if (now_ms - session->seen_at_ms > minute_ms)
        note_visit(services.database, hash, now_ms);
    visit->session.csrf = crypto::to_hex(crypto::ByteView(tokens.hash("csrf", cookie)));
    return visit;
}

Result<Done> log_out(Context const& context, std::string_view cookie) {
    auto const hash = crypto::Tokens(context.services.keyring).hash("session", cookie);
    TRY(audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                store::delete_session(transaction, hash);
                                store::insert_login_event(
                                    transaction,
                                    {to_milliseconds(context.now()), context.actor.person().login,
                                     context.actor.id(), std::string(outcome::logged_out),
                                     context.audit.ip});
                                return change_of_person(context.actor.id(), "logout", "退出登录");
                            }));
    return Done{};
}

Result<Done> end_session(Context const& context, std::int64_t person, std::string_view id) {
    TRY(check_whose(context, person));
    std::vector<store::HeldSession> held;
    {
        auto reader = context.services.database.read();
        held = store::sessions_of(*reader, person);
    }
    auto const found = std::find_if(held.begin(), held.end(), [&](auto const& candidate) {
        return session_id(context.services.keyring, candidate.token) == id;
    });
    if (found == held.end())
        return Done{};
    TRY(audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                store::delete_session(transaction, found->token);
                                return change_of_person(person, "session.end", "结束一个登录");
                            }));
    return Done{};
}

Result<Done> end_sessions(Context const& context, std::int64_t person, std::string_view cookie) {
    TRY(check_whose(context, person));
    std::optional<crypto::TokenHash> kept;
    if (!cookie.empty())
        kept = crypto::Tokens(context.services.keyring).hash("session", cookie);
    TRY(audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                store::delete_sessions(transaction, person, kept);
                                return change_of_person(person, "session.end_all",
                                                        kept ? "结束其他登录" : "结束全部登录");
                            }));
    return Done{};
}

Result<Done> purge(Services& services) {
    auto const now_ms = to_milliseconds(services.clock.now());
    auto const settings = services.company()->settings;
    TRY(services.database.write([&](db::Transaction& transaction) -> Result<Done> {
        store::delete_sessions_before(
            transaction, now_ms - settings->integer("session.absolute_hours") * hour_ms,
            now_ms - settings->integer("session.idle_minutes") * minute_ms);
        store::delete_day_passes_before(transaction, now_ms);
        store::delete_guards_before(transaction, now_ms - day_ms);
        return Done{};
    }));
    return purge_login_log(services, now_ms - settings->integer("login.log_days") * day_ms);
}

void note_login_event(db::Transaction& transaction, LoginEvent const& event) {
    store::insert_login_event(transaction, event);
}

}  // namespace kedang::sign_in
