// The stored sort keys of names: made anew where the program would make others.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "platform/db/database.h"

namespace kedang::records::store {

/// Makes the key of every name anew, in slices. Before anybody is served; may be cut off and begun
/// again. Effects: writes keys alone, which say nothing the names do not: no line in the log.
Result<Done> remake_sort_keys(db::Database& database);

}  // namespace kedang::records::store
