// A plan held against file, catalogue and rights before any row is read: what it cannot do is said
// at once, with every place that is wrong. Thread-safe once made; targets must outlive it.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "accounts/context.h"
#include "exchange/model.h"
#include "exchange/targets.h"
#include "fields/typed.h"
#include "records/people.h"

namespace kedang::exchange {

struct ColumnUse {
    std::size_t column = 0;
    Target const* target = nullptr;
    std::string unit;  ///< goes behind bare numbers: 万元
};

struct CheckedPlan {
    Plan plan;
    std::vector<ColumnUse> columns;
    std::optional<std::size_t> key_column;  ///< of row keys, see round_trip.h
    std::vector<fields::Typed> fixed_customer;
    std::vector<fields::Typed> fixed_contact;
    bool into_pool = false;  ///< nobody is named as owner and the actor keeps no files
    std::vector<std::string> notes;

    /// Rows of an export that come back; only what was edited in them counts.
    bool by_row_key() const { return plan.match_by == MatchBy::RowKey && key_column.has_value(); }
    bool maps(std::string_view address) const;
    bool gives(std::string_view address) const;  ///< by a column or a fixed value
};

/// Errors: Forbidden (the mode needs a right that is lacking); Invalid with a line for each target
///         that is unknown, doubled or locked, each fixed value that is wrong, each required field
///         that neither a column nor a fixed value gives.
Result<CheckedPlan> check_plan(accounts::Context const& context, records::KnownPeople& people,
                               Targets const& targets, Found const& found, Plan const& plan);

/// The plan that takes every proposal as it stands. In: what the caller wants besides.
Plan proposed_plan(Found const& found, Plan wish);

}  // namespace kedang::exchange
