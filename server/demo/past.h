// The days on which things happened: the same services under a clock that is set by hand, and the
// colleagues who act at that time. One thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "accounts/context.h"
#include "base/clock.h"

namespace kedang::demo {

class Past {
  public:
    /// In: services of the present, which outlive it.
    explicit Past(accounts::Services const& present);
    Past(Past const&) = delete;
    Past& operator=(Past const&) = delete;

    /// A moment as it is typed, "2026-11-03 14:20" or "2026-11-03" (then nine in the morning), in
    /// the company's time, and so many minutes later; never beyond the present.
    void go_to(std::string_view typed, int minutes_later);
    /// Acting as the program itself, then.
    accounts::Context program();
    /// Acting as that colleague, then. In: those who are there when it is first asked.
    accounts::Context const& colleague(std::string_view login);

  private:
    Instant present_;
    MovingClock clock_;
    accounts::Services services_;
    std::map<std::string, accounts::Context, std::less<>> colleagues_;
};

}  // namespace kedang::demo
