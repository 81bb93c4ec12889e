// The lists that fields take their values from, as the program carries them. Read once, when first
// asked for; immutable, thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fields/area_codes.h"
#include "fields/divisions.h"
#include "fields/industries.h"

namespace kedang::fields {

struct Lists {
    Divisions divisions;
    Industries industries;
    AreaCodes area_codes;

    /// The embedded ones. Throws Bug where a file is broken (a test reads them all).
    static Lists const& built_in();
};

}  // namespace kedang::fields
