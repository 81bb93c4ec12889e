// SPDX-License-Identifier: Apache-2.0
#include "oversight/model_checks.h"

#include <algorithm>
#include <array>

#include "base/check.h"

namespace kedang::oversight {
namespace {

constexpr std::array<std::pair<CheckState, std::string_view>, 6> words{
    {{CheckState::Running, "running"},
     {CheckState::Sound, "sound"},
     {CheckState::Tampered, "tampered"},
     {CheckState::Truncated, "truncated"},
     {CheckState::NoAnchor, "no_anchor"},
     {CheckState::CouldNotRun, "could_not_run"}}};

}  // namespace

std::string_view word(CheckState state) {
    return std::find_if(words.begin(), words.end(),
                        [&](auto const& entry) { return entry.first == state; })
        ->second;
}

CheckState check_state_named(std::string_view word) {
    auto const found = std::find_if(words.begin(), words.end(),
                                    [&](auto const& entry) { return entry.second == word; });
    check(found != words.end(), "stored states of checks are known");
    return found->first;
}

}  // namespace kedang::oversight
