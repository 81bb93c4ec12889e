// A company of its own on one engine, made in a scratch folder: what the benchmarks work with. Also
// serves its API on a free port of this machine.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "api/dispatch.h"
#include "app/application.h"
#include "platform/http/server.h"

namespace kedang::bench {

/// A value that a benchmark cannot go on without. Throws std::runtime_error with its title.
template <typename T>
T must(Result<T> result) {
    if (!result.ok())
        throw std::runtime_error(result.error().key + ": " + result.error().title);
    return std::move(result).value();
}

class Company {
  public:
    /// In: a folder that is there and on the disk to be measured; the URL of a PostgreSQL cluster,
    ///     or "" for SQLite.
    Company(std::filesystem::path folder, std::string const& cluster);
    ~Company();
    Company(Company const&) = delete;
    Company& operator=(Company const&) = delete;

    db::Engine engine() { return database().engine(); }
    std::string engine_name() { return engine() == db::Engine::Sqlite ? "SQLite" : "PostgreSQL"; }
    db::Database& database() { return application_->services().database; }
    std::filesystem::path const& folder() const { return folder_; }
    /// Acts as a person with every right.
    accounts::Context context();
    accounts::Context context_of(std::string const& login);

    /// A logged-in session, for clients: Cookie and X-CSRF-Token.
    struct Session {
        std::string cookie;
        std::string csrf;
    };
    Session log_in();
    /// Serves until it is destroyed.
    std::unique_ptr<http::Server> serve();

  private:
    SystemClock clock_;
    std::filesystem::path folder_;
    std::string cluster_;
    std::string database_name_;
    std::unique_ptr<app::Application> application_;
    std::unique_ptr<api::Dispatch> dispatch_;
};

}  // namespace kedang::bench
