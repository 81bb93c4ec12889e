// Where checkpoints of the log are copied to: directory, system log, mail. One job, one thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "accounts/context.h"
#include "audit_trail/model.h"
#include "oversight/actions.h"

namespace kedang::oversight {

using Checkpoints = std::vector<audit_trail::Checkpoint>;

/// Why a copy did not come about.
struct Failure {
    std::string text;    ///< for auditors
    std::string detail;  ///< for whoever runs the machine
};

struct Place {
    std::string kind;  ///< "directory", "syslog", "mail"
    std::string name;  ///< of its cursor: another directory begins anew
    std::function<std::optional<Failure>(Checkpoints const&)> copy;
    std::chrono::minutes least_apart{0};    ///< between two copies
    std::chrono::minutes longest_pause{0};  ///< between two attempts while it fails
};

std::vector<Place> places_of(accounts::Services& services, Way way);

}  // namespace kedang::oversight
