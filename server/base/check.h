// check(): a bug, not a bad input. On in release builds; ends the request, not the process.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>

namespace kedang {

/// A condition of our own code does not hold. Caught where a request, a job or a command ends.
struct Bug : std::logic_error {
    using std::logic_error::logic_error;
};

/// In: `why` says why the condition always holds. Throws Bug where it does not.
inline void check(bool condition, char const* why) {
    if (!condition)
        throw Bug(why);
}

}  // namespace kedang
