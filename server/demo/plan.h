// Decides what the demo company holds: about 240 files over its people, and the cases that an
// archive is judged by. Pure: from chance and today's date alone.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "base/clock.h"
#include "demo/chance.h"
#include "demo/model.h"

namespace kedang::demo {

inline constexpr int files_of_the_leaver = 86;
inline constexpr int files_of_a_salesperson = 21;
inline constexpr int files_in_the_pool = 11;
inline constexpr int incomplete_files = 12;
inline constexpr int retailers = 6;

/// Returns: the files in the order of their entry. Among them a 撞单 pair (two owners, one company
/// under two spellings, one phone), a duplicate triple, files in the pool, incomplete ones,
/// those of the leaver, and retailers who order month by month.
std::vector<PlannedCustomer> plan(Chance& chance, Date today);

}  // namespace kedang::demo
