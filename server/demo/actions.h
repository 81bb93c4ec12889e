// Fills a new installation with a fictional company, so that one can look round before typing
// anything: a maker of precision parts in Suzhou under handbook A. Every record goes through the
// gate as the colleague who would have typed it; nothing is written past it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "accounts/context.h"
#include "base/secret.h"

namespace kedang::demo {

struct DemoCompany {
    SecretText password;  ///< of every colleague; another one in each installation
    int customers = 0;
    int contacts = 0;
    int follow_ups = 0;
    int orders = 0;
};

/// Sets the company up and stores people, files and follow-ups.
/// In:      acting as the program. The same seed on the same day makes the same company.
/// Errors:  Conflict "not_new" (the handbook is chosen already, or a log-in name is taken).
/// Effects: several hundred transactions; one that is interrupted leaves part of the company.
Result<DemoCompany> make_company(accounts::Context const& context, std::uint64_t seed);

}  // namespace kedang::demo
