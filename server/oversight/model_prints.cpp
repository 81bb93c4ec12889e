// SPDX-License-Identifier: Apache-2.0
#include "oversight/model_prints.h"

#include <algorithm>
#include <array>

#include "base/check.h"

namespace kedang::oversight {
namespace {

constexpr std::array<std::pair<PrintState, std::string_view>, 3> words{
    {{PrintState::Waiting, "waiting"},
     {PrintState::Ready, "ready"},
     {PrintState::Failed, "failed"}}};

}  // namespace

std::string_view word(PrintState state) {
    return std::find_if(words.begin(), words.end(),
                        [&](auto const& entry) { return entry.first == state; })
        ->second;
}

PrintState print_state_named(std::string_view word) {
    auto const found = std::find_if(words.begin(), words.end(),
                                    [&](auto const& entry) { return entry.second == word; });
    check(found != words.end(), "stored states of prints are known");
    return found->first;
}

}  // namespace kedang::oversight
