// Which field each column is proposed for: as the same headings were mapped before, else by the
// catalogue's import names, else by what the values look like. A proposal is never more than that:
// the person's plan decides. Pure; thread-safe.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "exchange/model.h"
#include "exchange/targets.h"

namespace kedang::exchange {

/// A mapping that was used before: heading (as heading_key makes it) → target, "" for left out.
struct Scheme {
    std::string name;  ///< "" where nobody gave it one
    std::map<std::string, std::string> targets;
};

/// The column that failed rows come back with; never imported.
inline constexpr std::string_view reason_heading = "失败原因";

/// A column as it is judged: its heading and many of its values.
struct ColumnValues {
    std::string header;
    std::vector<std::string> values;  ///< those that are not empty
};

/// Returns: a proposal or none for each column; no target twice.
/// In: schemes, the one to be preferred first.
std::vector<std::optional<Proposal>> propose(Targets const& targets,
                                             std::vector<ColumnValues> const& columns,
                                             std::vector<Scheme> const& schemes);

/// What a plan's mapping is to be remembered as. In: the columns it is about.
Scheme scheme_of(Plan const& plan, std::vector<FoundColumn> const& columns);

}  // namespace kedang::exchange
