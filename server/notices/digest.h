// Events become notices: what one person did to one file within ten minutes is one, an import or a
// batch is one a receiver, however many files it touched. Pure but for who receives.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "notices/events.h"
#include "notices/receivers.h"

namespace kedang::notices {

/// A notice and when it happened.
struct Timed {
    Instant at;
    Notice notice;
};

std::vector<Timed> digest(std::span<Event const> events, Receivers const& receivers);

}  // namespace kedang::notices
