// Queries for many keys at once: "… WHERE number IN ($1, $2 …)". Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "platform/db/value.h"

namespace kedang::db {

/// Calls `each` with "$1, $2 …" and as many values, until all had their turn; never for none.
/// Lists have 1 or 64 places, the last key repeated: two statements to prepare, not sixty-four.
template <typename F>
void in_lists(std::span<Value const> keys, F const& each) {
    constexpr std::size_t most = 64;
    for (std::size_t done = 0; done < keys.size(); done += most) {
        auto const here = keys.subspan(done, std::min(most, keys.size() - done));
        std::size_t const places = here.size() == 1 ? 1 : most;
        std::vector<Value> parameters;
        std::string list;
        for (std::size_t at = 0; at < places; ++at) {
            parameters.push_back(here[std::min(at, here.size() - 1)]);
            list += (at == 0 ? "$" : ", $") + std::to_string(at + 1);
        }
        each(list, parameters);
    }
}

}  // namespace kedang::db
