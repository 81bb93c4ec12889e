// How a customer relation goes, told in follow-ups: what was said, what came of it, what is next.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "demo/chance.h"
#include "demo/model.h"

namespace kedang::demo {

/// Who and what the story is about.
struct Subject {
    std::string customer_type;  ///< as the catalogue calls it
    std::string contact;        ///< 李经理
    std::string part;
};

/// The days between which it happened; the first is not after the last.
struct Period {
    std::chrono::sys_days first;
    std::chrono::sys_days last;
};

/// The day itself, or the Friday before a weekend.
std::chrono::sys_days working_day(std::chrono::sys_days day);

/// Returns: 2 to 8 follow-ups, the earliest first, on working days and in office hours.
std::vector<Values> tell(Chance& chance, Subject const& subject, Period const& period);

/// Gives the newest follow-up a date for the next one: overdue, today or in the weeks to come.
void plan_next(Chance& chance, Values& follow_up, std::chrono::sys_days today);

}  // namespace kedang::demo
