// API keys as rows. SQL only; decides nothing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "api_keys/model.h"
#include "platform/crypto/token.h"
#include "platform/db/database.h"

namespace kedang::api_keys::store {

/// The table of this capability, for the list of migrations.
extern std::string_view const schema;

std::optional<ApiKey> key_with(db::Session& session, crypto::TokenHash const& token);
std::optional<ApiKey> key(db::Session& session, std::int64_t id);
/// The newest first.
std::vector<ApiKey> keys_of(db::Session& session, std::int64_t person);
void insert_key(db::Transaction& transaction, crypto::TokenHash const& token, ApiKey const& key);
void note_use(db::Transaction& transaction, std::int64_t id, std::int64_t now_ms,
              std::string_view ip);
void delete_key(db::Transaction& transaction, std::int64_t id);

}  // namespace kedang::api_keys::store
