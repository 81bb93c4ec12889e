// PDFs of the log that were asked for, as rows. SQL only; decides nothing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "oversight/model_prints.h"
#include "platform/db/database.h"

namespace kedang::oversight::store {

/// Of one person, the newest first.
std::vector<Print> prints_of(db::Session& session, std::int64_t person);
std::optional<Print> print(db::Session& session, std::int64_t id);
/// Finished by then, or asked for by then and never finished.
std::vector<std::int64_t> prints_before(db::Session& session, Instant before);
void insert(db::Transaction& transaction, Print const& print);
/// Returns: false where it was finished already, or is gone.
bool finish(db::Transaction& transaction, Print const& print);
void delete_print(db::Transaction& transaction, std::int64_t id);

}  // namespace kedang::oversight::store
