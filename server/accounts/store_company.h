// What makes up the company's snapshot, as rows: name and handbook, changed settings, changed and
// own roles, and the epoch that says when a snapshot is old. SQL only; decides nothing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/database.h"

namespace kedang::accounts::store {

/// The tables of roles and the epoch, managers of departments, employee numbers that stand once:
/// for the list of migrations, after store::schema.
extern std::string_view const company_schema;

struct StoredCompany {
    std::string name;
    std::string preset;  ///< "" before set-up
};
StoredCompany company(db::Session& session);
void set_company(db::Transaction& transaction, StoredCompany const& company);

/// Higher after each change of company, settings, roles or departments, by whichever process.
std::int64_t epoch(db::Session& session);
/// Returns: the epoch from this transaction on. To be called once in each that changes one of them.
std::int64_t raise_epoch(db::Transaction& transaction);

struct StoredRole {
    std::string id;
    std::string definition;    ///< see roles_json.h
    std::int64_t version = 0;  ///< the epoch of its last change
    std::int64_t changed_at_ms = 0;
    std::int64_t changed_by = 0;
};
std::vector<StoredRole> roles(db::Session& session);
std::optional<StoredRole> role(db::Session& session, std::string_view id);
void put_role(db::Transaction& transaction, StoredRole const& role);
/// Returns: false where there was none.
bool delete_role(db::Transaction& transaction, std::string_view id);

/// key → value of those that were changed.
std::map<std::string, std::string, std::less<>> settings(db::Session& session);
struct SettingChange {
    std::string key;
    std::int64_t changed_at_ms = 0;
    std::int64_t changed_by = 0;
};
std::vector<SettingChange> setting_changes(db::Session& session);
void put_setting(db::Transaction& transaction, SettingChange const& change, std::string_view value);
void delete_setting(db::Transaction& transaction, std::string_view key);

}  // namespace kedang::accounts::store
