// One file of the demo company: the customer's values, contacts and story, in keeping with each
// other.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "base/clock.h"
#include "demo/identities.h"
#include "demo/model.h"

namespace kedang::demo {

struct FileRequest {
    std::string login;
    std::chrono::sys_days today;
    std::chrono::sys_days filed_on;      ///< moved to the working day before, if it is none
    std::chrono::sys_days last_contact;  ///< lost customers fell silent longer ago
};

struct FileWishes {
    Place const* place = nullptr;  ///< nullptr: any
    Trade const* trade = nullptr;  ///< nullptr: any
    bool returned = false;         ///< came to nothing; goes back to the pool
};

PlannedCustomer make_file(Chance& chance, Identities& identities, FileRequest const& request,
                          FileWishes const& wishes);

/// 快速录入: a name and a phone, the rest is to come.
PlannedCustomer make_quick_file(Chance& chance, Identities& identities, FileRequest const& request);

}  // namespace kedang::demo
