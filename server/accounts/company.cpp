// SPDX-License-Identifier: Apache-2.0
#include "accounts/company.h"

#include <algorithm>

#include "accounts/store.h"
#include "audit_trail/actions.h"

namespace kedang::accounts {
namespace {

constexpr std::uint32_t company_table = 12;  ///< in the audit trail

}  // namespace

std::shared_ptr<Company const> load_company(db::Session& session,
                                            std::shared_ptr<config::Settings const> settings) {
    auto stored = store::company(session);
    TimeZone zone(settings->text("company.time_zone"));
    return std::make_shared<Company const>(Company{fields::Catalogue::load(stored.preset),
                                                   std::move(settings), std::move(stored.name),
                                                   std::move(stored.preset), std::move(zone)});
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
