// What is told of sessions, second factors and log-ins.
// SPDX-License-Identifier: Apache-2.0
#include "accounts/credentials.h"
#include "accounts/session_view.h"
#include "base/json_writer.h"
#include "sign_in/actions.h"
#include "sign_in/second_factor.h"
#include "sign_in/session_id.h"
#include "sign_in/store.h"
#include "sign_in/store_second_factor.h"

namespace kedang::sign_in {
namespace {

constexpr int login_lines = 500;
constexpr int login_lines_of_one = 50;

void write_time(JsonWriter& out, std::string_view name, std::int64_t at_ms) {
    out.member(name, to_rfc3339(from_milliseconds(at_ms)));
}

void write_sessions(JsonWriter& out, db::Session& reader, crypto::Keyring const& keyring,
                    std::int64_t person, crypto::TokenHash const& mine) {
    out.key("sessions").begin_array();
    for (auto const& [token, session] : store::sessions_of(reader, person)) {
        out.begin_object().member("id", session_id(keyring, token));
        out.member("device", session.device).member("ip", session.ip);
        write_time(out, "begun_at", session.created_at_ms);
        write_time(out, "seen_at", session.seen_at_ms);
        if (token == mine)
            out.member("current", true);
        out.end_object();
    }
    out.end_array();
}

void write_second_factor(JsonWriter& out, db::Session& reader, std::int64_t person, bool required) {
    auto const factor = store::second_factor(reader, person);
    bool const enrolled = factor && factor->enrolled();
    out.key("second_factor").begin_object();
    out.member("required", required).member("enrolled", enrolled);
    if (enrolled) {
        write_time(out, "enrolled_at", factor->enrolled_at_ms);
        out.member("recovery_codes", store::count_recovery_codes(reader, person));
    }
    out.end_object();
}

void write_log_ins(JsonWriter& out, db::Session& reader, std::int64_t person) {
    out.key("log_ins").begin_array();
    for (auto const& event : store::login_events_of(reader, person, login_lines_of_one)) {
        out.begin_object();
        write_time(out, "at", event.at_ms);
        out.member("outcome", event.outcome).member("ip", event.ip).end_object();
    }
    out.end_array();
}

}  // namespace

std::string session_json(accounts::Company const& company, accounts::Actor const& actor,
                         accounts::SessionState const& session) {
    return accounts::session_json(company, actor, session);
}

Result<std::string> account_json(accounts::Context const& context, std::int64_t person,
                                 std::string_view cookie) {
    if (person != context.actor.id())
        TRY(context.require("people.manage"));
    auto const& keyring = context.services.keyring;
    auto const mine = crypto::Tokens(keyring).hash("session", cookie);
    auto reader = context.services.database.read();
    auto const credentials = accounts::credentials_of(*reader, person);
    if (!credentials)
        return Error{ErrorCode::NotFound, "not_found", "没有这个人员"};
    bool const required = must_have_second_factor(
        accounts::actor_of(credentials->person, *context.company, {}), *context.company->settings);
    JsonWriter out;
    out.begin_object();
    if (auto const former = store::former_passwords(*reader, person, 1); !former.empty())
        write_time(out, "password_set_at", former.front().set_at_ms);
    write_second_factor(out, *reader, person, required);
    write_sessions(out, *reader, keyring, person, mine);
    write_log_ins(out, *reader, person);
    out.end_object();
    return out.take();
}

std::string login_log_json(db::Session& session) {
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    for (auto const& event : store::login_events(session, login_lines)) {
        out.begin_object();
        write_time(out, "at", event.at_ms);
        out.member("login", event.login).member("outcome", event.outcome).member("ip", event.ip);
        if (event.person != 0)
            out.key("person_id").id(event.person);
        out.end_object();
    }
    out.end_array().end_object();
    return out.take();
}

}  // namespace kedang::sign_in
