// SPDX-License-Identifier: Apache-2.0
#include "accounts/company.h"

#include <algorithm>

#include "accounts/roles_json.h"
#include "accounts/setting_secrets.h"
#include "accounts/sharing.h"
#include "accounts/store.h"
#include "accounts/store_company.h"
#include "audit_trail/actions.h"

#include <boost/json.hpp>

namespace kedang::accounts {
namespace {

constexpr std::uint32_t company_table = 12;  ///< in the audit trail

}  // namespace

std::shared_ptr<RoleSet const> roles_in_force(db::Session& session) {
    RoleSet roles(shipped_roles());
    for (auto const& stored : store::roles(session)) {
        auto role = read_role(boost::json::parse(stored.definition), "role " + stored.id);
        role.shipped = roles.find(stored.id) != nullptr;
        role.version = stored.version;
        roles = roles.with(std::move(role));
    }
    return std::make_shared<RoleSet const>(std::move(roles));
}

Actor actor_of(Person person, Company const& company, std::vector<std::int64_t> shared_files) {
    return {std::move(person), company.departments, company.roles, std::move(shared_files)};
}

config::Values stored_settings(db::Session& session, crypto::Keyring const& keyring) {
    auto values = store::settings(session);
    for (auto entry = values.begin(); entry != values.end();) {
        auto const* row = config::find(config::rows(), entry->first);
        if (row == nullptr || row->type != config::Type::Secret) {
            ++entry;
            continue;
        }
        auto opened = open_setting(keyring, entry->first, entry->second);
        if (opened)
            (entry++)->second = std::move(*opened);
        else
            entry = values.erase(entry);
    }
    return values;
}

std::shared_ptr<Company const> load_company(db::Session& session,
                                            std::shared_ptr<config::Settings const> settings,
                                            Company const* before) {
    auto stored = store::company(session);
    // Given at set-up, changed under settings.
    if (auto const& name = settings->text("company.name"); !name.empty())
        stored.name = name;
    bool const same_handbook = before != nullptr && before->preset == stored.preset;
    TimeZone zone(settings->text("company.time_zone"));
    return std::make_shared<Company const>(Company{
        same_handbook ? before->catalogue : fields::Catalogue::load(stored.preset),
        std::move(settings), std::move(stored.name), std::move(stored.preset), std::move(zone),
        roles_in_force(session), store::departments(session), store::epoch(session)});
}

std::shared_ptr<Company const> company_of_epoch(Services& services, std::int64_t epoch) {
    auto company = services.company();
    if (company->epoch >= epoch)
        return company;
    services.reload_company();
    return services.company();
}

std::shared_ptr<Company const> current_company(Services& services) {
    auto const epoch = store::epoch(*services.database.read());
    return company_of_epoch(services, epoch);
}

Result<Context> acting_for(Services& services, std::int64_t person, audit_trail::Via via) {
    auto const company = current_company(services);
    auto reader = services.database.read();
    for (auto& candidate : store::people(*reader))
        if (candidate.id == person && !candidate.disabled) {
            auto shared = shared_files(*reader, candidate, services.clock.now());
            return Context{services, company,
                           actor_of(std::move(candidate), *company, std::move(shared)),
                           audit_trail::Context{services.clock, person, "", "", via}};
        }
    return Error{ErrorCode::Forbidden, "person_disabled", "这个人员已停用"};
}

Result<Done> set_up(Context const& context, std::string const& preset, std::string const& name) {
    TRY(context.require("setup"));
    auto const& presets = fields::Catalogue::presets();
    std::vector<FieldError> errors;
    if (std::none_of(presets.begin(), presets.end(),
                     [&](fields::Preset const& known) { return known.id == preset; }))
        errors.push_back({"preset", "unknown", "没有管理规范“" + preset + "”，请从列表中选择"});
    if (name.empty() || name.size() > 300)
        errors.push_back({"company_name", "required", "请填写公司名称"});
    if (!errors.empty())
        return Error{ErrorCode::Invalid, "invalid", "设置有误", std::move(errors)};
    TRY(audit_trail::change(
        context.services.database, context.audit,
        [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
            if (!store::company(transaction).preset.empty())
                return Error{ErrorCode::Conflict, "already_set_up", "管理规范已经选定"};
            store::set_company(transaction, {name, preset});
            store::raise_epoch(transaction);
            audit_trail::ChangeSet changes;
            auto& change = changes.changes.emplace_back();
            change.table_number = company_table;
            change.record_id = 1;
            change.action = "setup";
            change.summary = "管理规范 " + preset;
            return changes;
        }));
    context.services.reload_company();
    return Done{};
}

}  // namespace kedang::accounts
