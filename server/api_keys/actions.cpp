// SPDX-License-Identifier: Apache-2.0
#include "api_keys/actions.h"

#include <algorithm>

#include "accounts/credentials.h"
#include "accounts/roles_json.h"
#include "api_keys/store.h"
#include "audit_trail/actions.h"
#include "base/json_writer.h"
#include "base/text.h"
#include "platform/crypto/token.h"
#include "sign_in/actions.h"

namespace kedang::api_keys {
namespace {

using accounts::Context;
using accounts::Services;

constexpr std::uint32_t api_key_table = 34;  ///< in the audit trail
constexpr std::string_view scheme = "Bearer ";
constexpr std::string_view prefix = "kd_";
constexpr std::string_view purpose = "api key";
constexpr std::int64_t minute_ms = 60'000;
constexpr std::size_t longest_name = 100;
constexpr auto longest_life = std::chrono::days(365);

audit_trail::ChangeSet changed(ApiKey const& key, std::string action, std::string summary) {
    audit_trail::ChangeSet changes;
    changes.made_id = key.id;
    auto& change = changes.changes.emplace_back();
    change.table_number = api_key_table;
    change.record_id = key.id;
    change.action = std::move(action);
    change.summary = std::move(summary);
    return changes;
}

/// No business of the audit trail; where the database does not write, reading goes on.
void note_use(Services& services, ApiKey const& key, std::string const& login,
              std::string const& ip) {
    auto const now_ms = to_milliseconds(services.clock.now());
    try {
        auto const noted = services.database.write([&](db::Transaction& transaction) {
            store::note_use(transaction, key.id, now_ms, ip);
            if (key.used_ip != ip)
                sign_in::note_login_event(transaction,
                                          {now_ms, login, key.person,
                                           std::string(sign_in::outcome::key_new_address), ip});
            return Result<Done>(Done{});
        });
        static_cast<void>(noted);
    } catch (db::DatabaseError const&) {
        // The next real write reports it.
    }
}

std::vector<FieldError> faults(Context const& context, NewKey const& wanted) {
    std::vector<FieldError> found;
    auto const length = text::count_code_points(text::trim(wanted.name));
    if (length == 0 || length > longest_name)
        found.push_back({"name", "length", "请写明密钥的用途，1 到 100 个字"});
    if (wanted.permissions.empty())
        found.push_back({"permissions", "required", "请至少选择一项权限"});
    for (auto const& permission : wanted.permissions)
        if (!context.actor.may(permission))
            found.push_back(
                {"permissions", "not_yours", "您自己没有权限“" + permission + "”，不能交给密钥"});
    auto const today = std::chrono::sys_days(context.today());
    if (!wanted.last_day || std::chrono::sys_days(*wanted.last_day) < today ||
        std::chrono::sys_days(*wanted.last_day) > today + longest_life)
        found.push_back(
            {"last_day", "range",
             "有效期应为今天到一年后的某一天，例如 " + to_text(Date(today + longest_life))});
    return found;
}

}  // namespace

std::string_view key_in(std::string_view authorization) {
    if (!authorization.starts_with(scheme))
        return {};
    auto const key = authorization.substr(scheme.size());
    return key.starts_with(prefix) ? key : std::string_view();
}

std::optional<accounts::Visit> visit(Services& services, std::string_view presented,
                                     std::string_view address) {
    auto const now_ms = to_milliseconds(services.clock.now());
    auto const hash = crypto::Tokens(services.keyring).hash(purpose, presented);
    auto reader = services.database.read();
    auto const key = store::key_with(*reader, hash);
    if (!key || key->expires_at_ms <= now_ms)
        return std::nullopt;
    auto visit = accounts::visit_of(services, std::move(reader), key->person);
    if (!visit || !visit->actor.may("api_key.use"))
        return std::nullopt;
    if (now_ms - key->used_at_ms > minute_ms)
        note_use(services, *key, visit->actor.person().login, std::string(address));
    visit->actor.limit_to(key->permissions);
    visit->session.by_key = true;
    return visit;
}

Result<MadeKey> make_key(Context const& context, NewKey const& wanted) {
    TRY(context.require("api_key.use"));
    if (auto found = faults(context, wanted); !found.empty())
        return Error{ErrorCode::Invalid, "invalid", "密钥信息有误", std::move(found)};
    auto& services = context.services;
    auto const token = crypto::Tokens(services.keyring).issue(purpose);
    SecretText key(std::string(prefix) + token.text.reveal());
    auto const hash = crypto::Tokens(services.keyring).hash(purpose, key.reveal());
    auto const first_day_without = std::chrono::sys_days(*wanted.last_day) + std::chrono::days(1);
    ApiKey made;
    made.person = context.actor.id();
    made.name = text::trim(wanted.name);
    made.permissions = wanted.permissions;
    made.made_at_ms = to_milliseconds(context.now());
    made.expires_at_ms =
        to_milliseconds(context.company->time_zone.start_of(Date(first_day_without)));
    TRY_SET(made.id, services.ids.next("api_key"));
    TRY(audit_trail::change(services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                store::insert_key(transaction, hash, made);
                                return changed(
                                    made, "api_key.create",
                                    made.name + "，有效期至 " + to_text(*wanted.last_day));
                            }));
    return MadeKey{made.id, std::move(key)};
}

Result<Done> delete_key(Context const& context, std::int64_t id) {
    std::optional<ApiKey> key;
    {
        auto reader = context.services.database.read();
        key = store::key(*reader, id);
    }
    if (!key || (key->person != context.actor.id() && !context.actor.may("people.manage")))
        return Error{ErrorCode::NotFound, "not_found", "没有这个密钥"};
    TRY(audit_trail::change(context.services.database, context.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                store::delete_key(transaction, id);
                                return changed(*key, "api_key.delete", key->name);
                            }));
    return Done{};
}

Result<std::string> keys_json(Context const& context, std::int64_t person) {
    if (person != context.actor.id())
        TRY(context.require("people.manage"));
    auto const time = [](std::int64_t at_ms) { return to_rfc3339(from_milliseconds(at_ms)); };
    auto reader = context.services.database.read();
    JsonWriter out;
    out.begin_object().key("items").begin_array();
    for (auto const& key : store::keys_of(*reader, person)) {
        out.begin_object().key("id").id(key.id).member("name", key.name);
        out.key("permissions").begin_array();
        for (auto const& permission : key.permissions)
            out.value(permission);
        out.end_array().member("made_at", time(key.made_at_ms));
        out.member("expires_at", time(key.expires_at_ms));
        if (key.used_at_ms != 0)
            out.member("used_at", time(key.used_at_ms)).member("used_ip", key.used_ip);
        out.end_object();
    }
    out.end_array().key("permissions").begin_array();
    for (auto const& permission : context.actor.permissions()) {
        auto const& label = accounts::permission_named(permission)->label;
        out.begin_object().member("id", permission).key("label").begin_object();
        out.member("zh", label.zh).member("en", label.en).end_object().end_object();
    }
    out.end_array().end_object();
    return out.take();
}

}  // namespace kedang::api_keys
