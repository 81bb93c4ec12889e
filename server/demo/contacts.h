// The people at a customer. See file.h for the whole file.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "demo/identities.h"
#include "demo/model.h"

namespace kedang::demo {

struct CustomerStaff {
    std::vector<Values> contacts;  ///< 1 to 4; the first is the primary one and still there
    std::string surname;           ///< of the first
};

CustomerStaff make_contacts(Chance& chance, Identities& identities, Place const& place);

}  // namespace kedang::demo
