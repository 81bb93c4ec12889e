// For tests only: a company that works. A fresh database with every table, keys, a clock that
// stands still, preset and people; contexts that act as one of them. One thread sets it up.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/company.h"
#include "accounts/context.h"
#include "platform/crypto/testing.h"
#include "platform/db/test_database.h"

namespace kedang::records {

/// The people are 系统管理员 "admin" (administrator), 李主管 "head" (department_head) and 王芳
/// "sales" (salesperson) of 销售一部, and 赵敏 "other" (salesperson) of 销售二部.
class TestCompany {
  public:
    /// In: tables beyond those of records and what stands before it, see db::schema_text; jobs and
    ///     later capabilities bring their own. Preset "" leaves the company as before set-up.
    explicit TestCompany(db::Engine engine, std::vector<std::string_view> further_schemas = {},
                         std::string const& preset = "A", db::Options const& options = {});

    accounts::Services& services() { return *services_; }
    db::Database& database() { return *database_; }
    crypto::Keyring const& keyring() { return *keys_; }
    /// Starts at 2026-11-22T02:00:00Z: ten in the morning at the company.
    MovingClock& clock() { return clock_; }
    fields::Catalogue const& catalogue() const { return *company_.load()->catalogue; }
    /// A folder for files, gone with the company; also services().data_directory.
    std::filesystem::path const& folder() const { return folder_.path(); }

    /// Changes a setting, as an administrator would.
    void set(std::string const& key, std::string const& value);

    std::int64_t person(std::string_view login);
    /// Acting as that person, through the page.
    accounts::Context context(std::string_view login);
    /// Acting as the program itself.
    accounts::Context system();

    /// Ends the process and starts it anew: database closed and opened, services made again.
    void restart();

  private:
    void make_tables(std::vector<std::string_view> const& further_schemas);
    void make_services();
    void make_people();
    void load_company();

    MovingClock clock_;
    crypto::TestFolder folder_;
    crypto::TestKeyring keys_;
    crypto::PasswordHasher passwords_;
    std::unique_ptr<log::Logger> log_;
    db::Options options_;
    db::TestDatabase database_;
    std::optional<db::IdAllocator> ids_;
    std::optional<accounts::Services> services_;
    std::atomic<std::shared_ptr<accounts::Company const>> company_;
};

}  // namespace kedang::records
