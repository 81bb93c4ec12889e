// Findings and matches as JSON, for answers and problem documents.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "records/duplicates.h"

namespace kedang::records {

/// [{"field","rule","message"}]
std::string findings_json(std::vector<FieldError> const& findings);
/// [{"field","message","certain","customer"?}]; the customer only where the actor may see it.
std::string matches_json(std::vector<Match> const& matches);

/// "Somebody was faster" (B08), with the version that stands now.
Error stale(Record const& current);
/// The same words for what is not there and what is out of sight.
Error not_found();

}  // namespace kedang::records
