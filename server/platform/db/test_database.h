// A fresh, empty database for one test: a file on tmpfs (so that write-ahead log and pool are what
// is tested), or a database of its own on the server that KEDANG_TEST_POSTGRES names.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "platform/db/database.h"

namespace kedang::db {

class TestDatabase {
  public:
    /// Throws: DatabaseError; Bug where the engine is not available().
    explicit TestDatabase(Engine engine, Options const& options = {});
    /// Removes it.
    ~TestDatabase();
    TestDatabase(TestDatabase const&) = delete;
    TestDatabase& operator=(TestDatabase const&) = delete;

    /// PostgreSQL: whether KEDANG_TEST_POSTGRES is set (postgresql://…, see
    /// tools/postgres_for_tests).
    static bool available(Engine engine);

    Database& operator*() { return *database_; }
    Database* operator->() { return database_.get(); }
    /// What Database::open takes.
    std::string const& location() const { return location_; }
    /// A folder of its own, on tmpfs where there is one; removed with the database.
    std::filesystem::path const& folder() const { return folder_; }
    /// Closes it and opens it again, as a restart does.
    void reopen(Options const& options = {});

  private:
    Engine engine_;
    std::filesystem::path folder_;
    std::string name_;  // of the PostgreSQL database
    std::string location_;
    std::unique_ptr<Database> database_;
};

}  // namespace kedang::db
