// SPDX-License-Identifier: Apache-2.0
#include "oversight/jobs.h"

namespace kedang::oversight {
namespace {

/// An auditor hears of mass reading within a minute, also where one turn is missed.
constexpr std::chrono::seconds watch_period(20);
constexpr std::chrono::seconds copy_period(20);
constexpr std::chrono::minutes mail_period(1);
constexpr std::chrono::hours purge_period(1);

}  // namespace

void register_jobs(jobs::JobRunner& runner, accounts::Services& services,
                   std::function<std::filesystem::path()> anchors) {
    runner.handle("oversight.watch", [&services](jobs::JobContext&) { return watch(services); });
    runner.handle("oversight.copy", [&services](jobs::JobContext&) {
        return copy_checkpoints(services, Way::Machine);
    });
    runner.handle("oversight.mail",
                  [&services](jobs::JobContext&) { return copy_checkpoints(services, Way::Mail); });
    runner.handle(std::string(print_job),
                  [&services](jobs::JobContext& job) { return run_print(services, job); });
    runner.handle("oversight.purge",
                  [&services](jobs::JobContext&) { return purge_prints(services); });
    runner.handle(std::string(check_job),
                  [&services, anchors = std::move(anchors)](jobs::JobContext& job) {
                      return run_check(services, job, anchors());
                  });
    runner.repeat("oversight.watch", watch_period);
    runner.repeat("oversight.copy", copy_period);
    runner.repeat("oversight.mail", mail_period);
    runner.repeat("oversight.purge", purge_period);
}

}  // namespace kedang::oversight
