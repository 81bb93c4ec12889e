// Exports as rows. SQL only; decides nothing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "extraction/model.h"
#include "platform/crypto/keyring.h"
#include "platform/db/database.h"

namespace kedang::extraction::store {

/// The table, for the list of migrations.
extern std::string_view const schema;

void insert(db::Transaction& transaction, crypto::Keyring const& keyring, Export const& made);
std::optional<Export> load(db::Session& session, crypto::Keyring const& keyring, std::int64_t id);
/// A person's, the newest first.
std::vector<Export> newest_of(db::Session& session, crypto::Keyring const& keyring,
                              std::int64_t person, std::int64_t limit);
/// In that state, by id.
std::vector<Export> in_state(db::Session& session, crypto::Keyring const& keyring, State state);

/// State, outcome, job.
/// Returns: false where its state is not `expected` any more; nothing is written then.
bool update(db::Transaction& transaction, Export const& made, State expected);
void count_download(db::Transaction& transaction, std::int64_t id);

}  // namespace kedang::extraction::store
