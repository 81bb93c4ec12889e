// An API key as its owner knows it. Values.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kedang::api_keys {

struct ApiKey {
    std::int64_t id = 0;
    std::int64_t person = 0;
    std::string name;                      ///< what it is for
    std::vector<std::string> permissions;  ///< those of the person that it may use
    std::int64_t made_at_ms = 0;
    std::int64_t expires_at_ms = 0;
    std::int64_t used_at_ms = 0;  ///< 0: never; noted at most once a minute
    std::string used_ip;
};

}  // namespace kedang::api_keys
