// SPDX-License-Identifier: Apache-2.0
#include "accounts/settings.h"

#include <algorithm>

#include "accounts/administration.h"
#include "accounts/company.h"
#include "accounts/setting_secrets.h"
#include "accounts/store.h"
#include "accounts/store_company.h"
#include "audit_trail/actions.h"
#include "base/json_writer.h"
#include "platform/config/setting_row.h"
#include "platform/config/values.h"

namespace kedang::accounts {
namespace {

constexpr std::uint32_t setting_table = 36;  ///< in the audit trail

char const* keeper(config::Row const& row) {
    return row.kept == config::Kept::BySecurity ? "security.manage" : "system.manage";
}

/// Of the settings together: when one was last changed; 1 where none ever was.
std::int64_t version_of(std::vector<store::SettingChange> const& changes) {
    std::int64_t version = 1;
    for (auto const& change : changes)
        version = std::max(version, change.changed_at_ms);
    return version;
}

/// The value to store, or why it cannot be.
Result<std::string> checked(Context const& context, config::Row const& row,
                            std::string const& value) {
    if (context.company->settings->origin(row.key) > config::Origin::Database)
        return Error{ErrorCode::Invalid, "fixed",
                     "“" + std::string(row.label.zh) + "”由环境变量或启动参数设定，请在那里修改"};
    return config::check_value(row, value);
}

/// Every value as it is stored. Errors: Forbidden, Invalid.
Result<SettingChanges> check_all(Context const& context, SettingChanges const& changes) {
    SettingChanges checked_changes;
    std::vector<FieldError> errors;
    for (auto const& [key, value] : changes) {
        auto const* row = config::find(config::rows(), key);
        if (row == nullptr) {
            errors.push_back({key, "unknown", "没有设置项“" + key + "”"});
            continue;
        }
        TRY(context.require(keeper(*row)));
        auto result = checked(context, *row, value.value_or(std::string(row->default_value)));
        if (!result.ok())
            errors.push_back({key, "setting", result.error().title});
        else if (value)
            checked_changes.emplace(key, std::move(result).value());
        else
            checked_changes.emplace(key, std::nullopt);
    }
    if (errors.empty())
        return checked_changes;
    return Error{ErrorCode::Invalid, "invalid", "有设置需要更正", std::move(errors)};
}

/// What the log says of a new value; of a secret that there is one.
std::string said_of(config::Row const& row, std::optional<std::string> const& value) {
    if (!value)
        return "恢复默认";
    return row.type == config::Type::Secret ? "已更换" : "改为 " + *value;
}

void store_value(db::Transaction& transaction, Context const& context, config::Row const& row,
                 std::string const& value) {
    bool const is_secret = row.type == config::Type::Secret;
    store::put_setting(transaction,
                       {std::string(row.key), to_milliseconds(context.now()), context.actor.id()},
                       is_secret ? seal_setting(context.services.keyring, row.key, value) : value);
}

audit_trail::ChangeSet store_all(db::Transaction& transaction, Context const& context,
                                 SettingChanges const& changes) {
    audit_trail::ChangeSet set;
    for (auto const& [key, value] : changes) {
        auto& change = set.changes.emplace_back();
        change.table_number = setting_table;
        change.action = "setting.change";
        auto const& row = *config::find(config::rows(), key);
        if (value)
            store_value(transaction, context, row, *value);
        else
            store::delete_setting(transaction, key);
        change.summary = std::string(row.label.zh) + "（" + key + "）" + said_of(row, value);
    }
    return set;
}

}  // namespace

Result<std::string> settings_json(Context const& context) {
    if (!context.actor.may("security.manage"))
        TRY(context.require("system.manage"));
    auto reader = context.services.database.read();
    JsonWriter out;
    auto const changes = store::setting_changes(*reader);
    out.begin_object().member("version", std::to_string(version_of(changes)));
    out.key("items").raw(context.company->settings->to_json()).key("changed").begin_object();
    auto const people = store::people(*reader);
    for (auto const& change : changes) {
        out.key(change.key).begin_object();
        out.member("at", to_rfc3339(from_milliseconds(change.changed_at_ms)));
        for (auto const& person : people)
            if (person.id == change.changed_by)
                out.key("person")
                    .begin_object()
                    .key("id")
                    .id(person.id)
                    .member("name", person.name)
                    .end_object();
        out.end_object();
    }
    return out.end_object().end_object().take();
}

Result<Done> change_settings(Context const& context, SettingChanges const& changes,
                             std::int64_t expected_version) {
    TRY_SET(auto const values, check_all(context, changes));
    if (values.empty())
        return Done{};
    TRY(audit_trail::change(
        context.services.database, context.audit,
        [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
            if (version_of(store::setting_changes(transaction)) != expected_version)
                return Error{ErrorCode::Stale, "stale_version", "设置刚被别人修改过，请刷新后重试"};
            store::raise_epoch(transaction);
            auto set = store_all(transaction, context, values);
            // By what the table says now: what was in force before must not speak for it.
            auto const separated = values.find("administration.separated");
            if (separated != values.end() && separated->second == "true")
                TRY(check_administration(store::people(transaction), *roles_in_force(transaction),
                                         true));
            return set;
        }));
    context.services.reload_company();
    return Done{};
}

}  // namespace kedang::accounts
