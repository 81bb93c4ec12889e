// Imports as JSON: as they are stored, and as docs/api.md shows them. What is read back was written
// here or has passed the route's schema; anything else is a bug.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/model.h"

namespace kedang::exchange {

/// Without the samples: they are personal, and kept apart.
std::string to_json(Found const& found);
std::string samples_json(Found const& found);
void add_samples(std::string_view json, Found& found);
std::string to_json(Plan const& plan);
std::string to_json(Tally const& tally);
std::string to_json(RowReport const& report);
std::string to_json(std::vector<std::string> const& texts);
std::string to_json(std::map<std::string, std::string> const& texts);

Found found_from_json(std::string_view json);
Plan plan_from_json(std::string_view json);
Tally tally_from_json(std::string_view json);
/// Errors, warnings, name and cells; row, outcome and customer are the caller's.
RowReport report_from_json(std::string_view json);
std::vector<std::string> texts_from_json(std::string_view json);
std::map<std::string, std::string> text_map_from_json(std::string_view json);

/// How far a pass is, as its job keeps it.
struct Progress {
    std::int64_t rows = 0;
    std::int64_t total = 0;
    std::int64_t rate = 0;
};
std::string to_json(Progress const& progress);
Progress progress_from_json(std::string_view json);

/// What the page needs to know of an import besides what is stored of it.
struct ImportView {
    Import const& import;
    std::string creator;
    std::vector<RowReport> samples;
    Progress progress;  ///< of the pass that is running
};
/// An Import of docs/api.md.
std::string import_json(ImportView const& view);
/// A row of `rows` and of the samples: without cells.
std::string row_json(RowReport const& report);

}  // namespace kedang::exchange
