// The composition root: owns everything that lives as long as the program, in the order in which it
// is made. Others hold references.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "accounts/company.h"
#include "accounts/context.h"
#include "api/route.h"
#include "app/installation.h"
#include "audit_trail/checkpoints.h"
#include "platform/config/sources.h"
#include "platform/jobs/job_runner.h"

namespace kedang::app {

class Application {
  public:
    /// In: `settings` from command line and environment. Throws std::runtime_error for settings
    /// that do not hold, with every line that is wrong.
    Application(Installation installation, Clock const& clock, config::Values command_line);
    /// Signs the end of the log; where that fails the log file says so, and the next start tries.
    ~Application();
    Application(Application const&) = delete;
    Application& operator=(Application const&) = delete;

    accounts::Services& services() { return services_; }
    Places const& places() const { return installation_.places; }
    /// Acts as the program itself; `name` says for what.
    accounts::Context system_context(std::string name);
    /// Acts as a person of this installation. Errors: NotFound, Forbidden (disabled).
    Result<accounts::Context> context_of(std::string_view login);
    /// Where signed checkpoints of the log are copied to: as set, else beside the keys, so that a
    /// rewritten or rolled back data folder is found out.
    std::filesystem::path anchor_directory() const;
    /// Begins to work on queued jobs.
    void start_jobs();
    /// Leaves everything as it is, also the end of the log: for `audit verify`.
    void only_look() { signs_at_end_ = false; }

  private:
    std::shared_ptr<config::Settings const> load_settings(db::Session& session);
    void reload();

    Installation installation_;
    Clock const& clock_;
    config::Values command_line_;
    std::unique_ptr<log::Logger> log_;
    db::IdAllocator ids_;
    crypto::PasswordHasher passwords_;
    std::atomic<std::shared_ptr<accounts::Company const>> company_;
    jobs::JobRunner jobs_;
    accounts::Services services_;
    audit_trail::Checkpoints checkpoints_;
    bool signs_at_end_ = true;
};

/// Every route of the program, in the order of the capabilities.
std::vector<api::Route> routes();
/// The named schemas that routes refer to.
std::vector<api::Component> components();

}  // namespace kedang::app
