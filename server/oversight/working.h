// How the jobs of oversight act: as the program itself, and through the log like everybody.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "accounts/context.h"
#include "oversight/model_alerts.h"
#include "oversight/store.h"

namespace kedang::oversight {

/// Acting as the program itself.
accounts::Context as_program(accounts::Services& services);

/// Something that stores more in the same transaction.
using Also = std::function<void(db::Transaction&)>;

/// Who is to hear of an alert: everybody who may read the log and is not disabled.
std::vector<std::int64_t> auditors(db::Session& session, accounts::Company const& company);

/// Stores alerts that are new (id 0) or counted on. This is the one place where an alert begins.
/// Effects: a line in the log for each new one; `also` in the same transaction.
Result<Done> raise(accounts::Context const& context, std::vector<Alert> alerts, Also const& also);

/// An alert about the log itself, which counts nothing.
Alert alert_about_log(AlertKind kind, Instant now, std::string detail);

}  // namespace kedang::oversight
