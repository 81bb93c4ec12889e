// Where in the source a question about rights is asked. In the build for tests each such place can
// be made to hear yes, one at a time, to see that some test notices (./dev mutate-rights). In every
// other build the type is empty and nothing can make a place hear yes. Thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#ifdef KEDANG_MUTABLE_RIGHTS
#include <set>
#include <source_location>
#include <string>
#endif

namespace kedang::accounts {

#ifdef KEDANG_MUTABLE_RIGHTS

/// As a last parameter, `AskedAt at = AskedAt::current()`, it names the place of the call.
using AskedAt = std::source_location;

/// True at the one place that was made to hear yes.
bool hears_yes(AskedAt const& at);

/// In: "customers/list.cpp:72:35", or "" for none.
void hear_yes_at(std::string place);
/// The places that asked since the last call.
std::set<std::string> places_asked();

#else

struct AskedAt {
    static constexpr AskedAt current() { return {}; }
};
constexpr bool hears_yes(AskedAt) {
    return false;
}

#endif

}  // namespace kedang::accounts
