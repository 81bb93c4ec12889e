// SPDX-License-Identifier: Apache-2.0
#include "accounts/store_company.h"

namespace kedang::accounts::store {
namespace {

constexpr std::string_view select_company = "SELECT name, preset FROM company WHERE id = 1";
constexpr std::string_view change_company =
    "INSERT INTO company(id, name, preset) VALUES (1, $1, $2)"
    " ON CONFLICT (id) DO UPDATE SET name = $1, preset = $2";
constexpr std::string_view select_epoch = "SELECT epoch FROM company_epoch WHERE id = 1";
constexpr std::string_view next_epoch = "UPDATE company_epoch SET epoch = epoch + 1 WHERE id = 1";
constexpr std::string_view select_roles =
    "SELECT id, definition, version, changed_at, changed_by FROM role ORDER BY id";
constexpr std::string_view select_role =
    "SELECT id, definition, version, changed_at, changed_by FROM role WHERE id = $1";
constexpr std::string_view change_role =
    "INSERT INTO role(id, definition, version, changed_at, changed_by) VALUES ($1, $2, $3, $4, $5)"
    " ON CONFLICT (id) DO UPDATE"
    " SET definition = $2, version = $3, changed_at = $4, changed_by = $5";
constexpr std::string_view end_role = "DELETE FROM role WHERE id = $1";
constexpr std::string_view select_settings =
    "SELECT key, value FROM setting WHERE value IS NOT NULL";
constexpr std::string_view select_setting_changes =
    "SELECT key, changed_at, changed_by FROM setting ORDER BY key";
constexpr std::string_view change_setting =
    "INSERT INTO setting(key, value, changed_at, changed_by) VALUES ($1, $2, $3, $4)"
    " ON CONFLICT (key) DO UPDATE SET value = $2, changed_at = $3, changed_by = $4";
constexpr std::string_view end_setting = "DELETE FROM setting WHERE key = $1";

StoredRole role_from(db::Row const& row) {
    return {std::string(row.text(0)), std::string(row.text(1)), row.integer(2), row.integer(3),
            row.integer(4)};
}

}  // namespace

std::string_view const company_schema = R"sql(
CREATE TABLE role (
    id {{text}} NOT NULL PRIMARY KEY, definition {{text}} NOT NULL, version {{bigint}} NOT NULL,
    changed_at {{bigint}} NOT NULL, changed_by {{bigint}} NOT NULL);
CREATE TABLE company_epoch (
    id {{bigint}} PRIMARY KEY, epoch {{bigint}} NOT NULL);
INSERT INTO company_epoch(id, epoch) VALUES (1, 1);
ALTER TABLE department ADD COLUMN manager {{bigint}} NOT NULL DEFAULT 0;
ALTER TABLE department ADD COLUMN version {{bigint}} NOT NULL DEFAULT 1;
UPDATE person SET employee_number = employee_number || '-' || id
    WHERE id NOT IN (SELECT min(id) FROM person GROUP BY employee_number)
    AND employee_number <> '';
CREATE UNIQUE INDEX person_employee_number ON person(employee_number) WHERE employee_number <> '';
)sql";

StoredCompany company(db::Session& session) {
    auto cursor = session.query(select_company);
    auto const* row = cursor->next();
    return row == nullptr ? StoredCompany{}
                          : StoredCompany{std::string(row->text(0)), std::string(row->text(1))};
}

void set_company(db::Transaction& transaction, StoredCompany const& company) {
    transaction.execute(change_company, {company.name, company.preset});
}

std::int64_t epoch(db::Session& session) {
    return session.integer(select_epoch).value();
}

std::int64_t raise_epoch(db::Transaction& transaction) {
    transaction.execute(next_epoch);
    return epoch(transaction);
}

std::vector<StoredRole> roles(db::Session& session) {
    std::vector<StoredRole> found;
    auto cursor = session.query(select_roles);
    while (auto const* row = cursor->next())
        found.push_back(role_from(*row));
    return found;
}

std::optional<StoredRole> role(db::Session& session, std::string_view id) {
    auto cursor = session.query(select_role, {id});
    auto const* row = cursor->next();
    return row == nullptr ? std::nullopt : std::optional(role_from(*row));
}

void put_role(db::Transaction& transaction, StoredRole const& role) {
    transaction.execute(
        change_role, {role.id, role.definition, role.version, role.changed_at_ms, role.changed_by});
}

bool delete_role(db::Transaction& transaction, std::string_view id) {
    return transaction.execute(end_role, {id}) == 1;
}

std::map<std::string, std::string, std::less<>> settings(db::Session& session) {
    std::map<std::string, std::string, std::less<>> values;
    auto cursor = session.query(select_settings);
    while (auto const* row = cursor->next())
        values.emplace(row->text(0), row->text(1));
    return values;
}

std::vector<SettingChange> setting_changes(db::Session& session) {
    std::vector<SettingChange> found;
    auto cursor = session.query(select_setting_changes);
    while (auto const* row = cursor->next())
        found.push_back({std::string(row->text(0)), row->integer(1), row->integer(2)});
    return found;
}

void put_setting(db::Transaction& transaction, SettingChange const& change,
                 std::string_view value) {
    transaction.execute(change_setting,
                        {change.key, value, change.changed_at_ms, change.changed_by});
}

void delete_setting(db::Transaction& transaction, std::string_view key) {
    transaction.execute(end_setting, {key});
}

}  // namespace kedang::accounts::store
