// All files that a list is about, one slice after the other: for exports and whatever else works on
// more than a page shows. Which they are is decided once, in one short snapshot; each slice is read
// in one of its own, so that nothing holds a snapshot for minutes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "accounts/context.h"
#include "platform/db/database.h"
#include "records/model.h"

namespace kedang::customers {

inline constexpr std::size_t most_ticked = 1000;
inline constexpr std::size_t files_a_slice = 500;

/// Which files; as the list's address says it, everything may be empty.
struct Wanted {
    std::string filter;                ///< JSON, docs/api.md
    std::string search;                ///< number, name, phone, credit code
    std::string sort;                  ///< field, with - before it for descending
    std::vector<std::int64_t> ticked;  ///< of those only these, where there are any
};

/// Which files they are: eight bytes a file, however many fields they have.
struct Walk {
    std::vector<std::int64_t> ids;  ///< in the order wanted
    std::int64_t cut_off = 0;       ///< the last line of the log when that was decided
};

/// Errors:  Invalid (filter, sort, too many ticked), TooMany (secret values asked for).
/// Effects: exact values that the filter asks for are noted, as with every list.
Result<Walk> begin_walk(accounts::Context const& context, Wanted const& wanted);
/// How many there are now. Errors and effects: those of begin_walk.
Result<std::int64_t> count(accounts::Context const& context, Wanted const& wanted);

/// The files of a slice as they stand now, in order; without those that went out of the actor's
/// sight since, or no longer are what was wanted. In: at most files_a_slice ids of the walk.
Result<std::vector<records::Record>> read_slice(db::Session& session,
                                                accounts::Context const& context,
                                                Wanted const& wanted,
                                                std::span<std::int64_t const> ids);

}  // namespace kedang::customers
