// Notes in the audit trail who was refused what: rights that lack, locked fields, limits that are
// used up. A bounded number of lines a person and minute; what is beyond is counted, so that nobody
// floods the log by being refused. Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>

#include "api/route.h"

namespace kedang::api {

class Refusals {
  public:
    /// Does nothing for what is no refusal of this kind (a value that is wrong, a record that is
    /// not there) and for people who are not logged in: refused log-ins are noted by themselves.
    /// The line holds the route's pattern, never its address or body.
    void note(accounts::Context const& context, Route const& route, Error const& refusal);

  private:
    struct Minute {
        std::int64_t number = 0;
        std::int64_t refusals = 0;
    };
    std::int64_t count(std::int64_t person, Instant now);

    std::mutex mutex_;
    std::map<std::int64_t, Minute> minutes_;  ///< by person, under mutex_
};

}  // namespace kedang::api
