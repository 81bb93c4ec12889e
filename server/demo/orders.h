// What the demo company's customers have ordered, in keeping with what their files say of deals.
// See file.h. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "demo/chance.h"
#include "demo/model.h"

namespace kedang::demo {

/// Orders from the first deal to the last one that the file names, which add up to about its
/// contract amount; none where it names no deal.
void add_orders(Chance& chance, PlannedCustomer& file);

}  // namespace kedang::demo
