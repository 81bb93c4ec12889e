// What a customer buys, how far it has come, what it needs and prefers. See file.h.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "demo/chance.h"
#include "demo/model.h"
#include "demo/stories.h"

namespace kedang::demo {

struct Business {
    std::string customer_type;
    std::string part;
    std::string need;
    Period period;
};

/// Adds to the file's values; some deals get a later change from 意向 to 成交.
void add_business(Chance& chance, Business const& business, PlannedCustomer& file);

}  // namespace kedang::demo
