// A filter as SQL for both engines. Column names come from the catalogue, values only as
// parameters. Pure; SqlParameters is for one thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "fields/filter/filter.h"
#include "platform/db/database.h"

namespace kedang::fields {

/// The parameters of one statement, in the order of their $n.
class SqlParameters {
  public:
    /// Returns: "$n", to stand in the text.
    std::string add(db::OwnedValue value);
    std::vector<db::OwnedValue> const& values() const { return values_; }
    /// For Session::query; valid until the next add.
    std::vector<db::Value> views() const { return db::views(values_); }

  private:
    std::vector<db::OwnedValue> values_;
};

/// Whose rows are asked.
struct FilterTable {
    db::Engine engine = db::Engine::Sqlite;
    std::uint32_t record_type = 1;  ///< in blind_index
    std::string_view alias = "c";
    TimeZone const* zone = nullptr;  ///< the company's, for windows; nullptr: UTC
    /// The tags under which a value may be indexed: one a live key.
    std::function<std::vector<db::Bytes>(IndexKey const&)> tags_of;
};

/// In: a filter that is grounded (ground.h).
/// Returns: an expression that is true for the rows the filter holds for; "1 = 1" for all.
/// Absent values: no comparison holds for them, and what negates one (ne, not_in, not_contains,
/// not) does. Region and industry: eq covers what lies under it (A29). Money: only equal currencies
/// compare. Choices: eq and contains ask for all of the words, in for any. Figures: what is summed
/// or counted is 0 where there is no record; amounts are summed in the currency they are compared
/// with.
std::string compile(Filter const& filter, FilterTable const& table, SqlParameters& parameters);

}  // namespace kedang::fields
