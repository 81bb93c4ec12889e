// What is told of sessions and log-ins.
// SPDX-License-Identifier: Apache-2.0
#include "accounts/session_view.h"
#include "base/json_writer.h"
#include "sign_in/actions.h"
#include "sign_in/store.h"

namespace kedang::sign_in {
namespace {

constexpr int login_lines = 500;

}  // namespace

std::string session_json(accounts::Services& services, accounts::Visit const& visit) {
    return accounts::session_json(*services.company(), visit.actor, visit.session);
}

std::string login_log_json(db::Session& session) {
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    for (auto const& event : store::login_events(session, login_lines)) {
        out.begin_object().member("at", to_rfc3339(from_milliseconds(event.at_ms)));
        out.member("login", event.login).member("outcome", event.outcome).member("ip", event.ip);
        if (event.person != 0)
            out.key("person_id").id(event.person);
        out.end_object();
    }
    out.end_array().end_object();
    return out.take();
}

}  // namespace kedang::sign_in
