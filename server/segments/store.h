// Segments as rows. SQL only; decides nothing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "platform/db/database.h"
#include "segments/model.h"

namespace kedang::segments::store {

/// The table, for the list of migrations.
extern std::string_view const schema;

/// One's own and all that are shared with anybody, by name.
std::vector<Segment> of_person_or_shared(db::Session& session, std::int64_t person);
std::optional<Segment> load(db::Session& session, std::int64_t id);
std::int64_t count_of(db::Session& session, std::int64_t person);

void insert(db::Transaction& transaction, Segment const& segment);
/// Returns: false where the stored version is not segment.version - 1; nothing is written then.
bool update(db::Transaction& transaction, Segment const& segment);
/// Returns: false where there is none of that version.
bool remove(db::Transaction& transaction, std::int64_t id, std::int64_t version);

}  // namespace kedang::segments::store
