// What operators ask: is it alive, may it get traffic, how is it doing (Prometheus). Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "api/route.h"
#include "platform/db/database.h"

namespace kedang::app {

class Metrics {
  public:
    /// In: the route's pattern, "" for the page's files.
    void count_request(std::string const& route, int status, std::chrono::microseconds duration);
    /// Prometheus' text format. No value, name or number of a customer is in it.
    std::string text(db::Database& database) const;

  private:
    struct Sum {
        std::int64_t requests = 0;
        std::int64_t microseconds = 0;
    };
    mutable std::mutex mutex_;
    std::map<std::pair<std::string, int>, Sum> by_route_;  ///< under mutex_
};

/// /healthz, /readyz, /metrics, /api/v1/openapi.json. In: `openapi` is the finished document.
std::vector<api::Route> status_routes(Metrics const& metrics, std::string openapi);

}  // namespace kedang::app
