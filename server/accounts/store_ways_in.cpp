// The one list of what lets a person act without logging in anew. A capability that hands out such
// a thing (a session, a key, a link, a running export) adds the statement that ends it for a
// person. SPDX-License-Identifier: Apache-2.0
#include <array>

#include "accounts/store.h"

namespace kedang::accounts::store {
namespace {

constexpr std::array<std::string_view, 3> ways_in{
    "DELETE FROM session WHERE person = $1",
    "DELETE FROM day_pass WHERE person = $1",
    "DELETE FROM api_key WHERE person = $1",
};

}  // namespace

void end_ways_in(db::Transaction& transaction, std::int64_t person) {
    for (auto const end_of_person : ways_in)
        transaction.execute(end_of_person, {person});
}

}  // namespace kedang::accounts::store
