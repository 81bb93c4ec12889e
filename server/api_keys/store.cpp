// SPDX-License-Identifier: Apache-2.0
#include "api_keys/store.h"

#include "base/text.h"

namespace kedang::api_keys::store {
namespace {

constexpr std::string_view select_by_token =
    "SELECT id, person, name, permissions, made_at, expires_at, used_at, used_ip FROM api_key"
    " WHERE token_hash = $1";
constexpr std::string_view select_by_id =
    "SELECT id, person, name, permissions, made_at, expires_at, used_at, used_ip FROM api_key"
    " WHERE id = $1";
constexpr std::string_view select_of_person =
    "SELECT id, person, name, permissions, made_at, expires_at, used_at, used_ip FROM api_key"
    " WHERE person = $1 ORDER BY id DESC";
constexpr std::string_view add_key =
    "INSERT INTO api_key(id, token_hash, person, name, permissions, made_at, expires_at, used_at,"
    " used_ip) VALUES ($1, $2, $3, $4, $5, $6, $7, 0, '')";
constexpr std::string_view change_use =
    "UPDATE api_key SET used_at = $2, used_ip = $3 WHERE id = $1 AND used_at < $2";
constexpr std::string_view end_key = "DELETE FROM api_key WHERE id = $1";

ApiKey key_from(db::Row const& row) {
    ApiKey key;
    key.id = row.integer(0);
    key.person = row.integer(1);
    key.name = row.text(2);
    for (auto const permission : text::split(row.text(3), U","))
        key.permissions.emplace_back(permission);
    key.made_at_ms = row.integer(4);
    key.expires_at_ms = row.integer(5);
    key.used_at_ms = row.integer(6);
    key.used_ip = row.text(7);
    return key;
}

std::optional<ApiKey> first(std::unique_ptr<db::Cursor> const& cursor) {
    auto const* row = cursor->next();
    return row == nullptr ? std::nullopt : std::optional(key_from(*row));
}

std::string joined(std::vector<std::string> const& permissions) {
    std::string text;
    for (auto const& permission : permissions)
        text += (text.empty() ? "" : ",") + permission;
    return text;
}

}  // namespace

std::string_view const schema = R"sql(
CREATE TABLE api_key (
    id {{bigint}} PRIMARY KEY, token_hash {{bytes}} NOT NULL, person {{bigint}} NOT NULL,
    name {{text}} NOT NULL, permissions {{text}} NOT NULL, made_at {{bigint}} NOT NULL,
    expires_at {{bigint}} NOT NULL, used_at {{bigint}} NOT NULL, used_ip {{text}} NOT NULL);
CREATE UNIQUE INDEX api_key_token ON api_key(token_hash);
CREATE INDEX api_key_person ON api_key(person);
)sql";

std::optional<ApiKey> key_with(db::Session& session, crypto::TokenHash const& token) {
    return first(session.query(select_by_token, {std::span<std::byte const>(token)}));
}

std::optional<ApiKey> key(db::Session& session, std::int64_t id) {
    return first(session.query(select_by_id, {id}));
}

std::vector<ApiKey> keys_of(db::Session& session, std::int64_t person) {
    std::vector<ApiKey> found;
    auto cursor = session.query(select_of_person, {person});
    while (auto const* row = cursor->next())
        found.push_back(key_from(*row));
    return found;
}

void insert_key(db::Transaction& transaction, crypto::TokenHash const& token, ApiKey const& key) {
    std::string const permissions = joined(key.permissions);
    transaction.execute(add_key, {key.id, std::span<std::byte const>(token), key.person, key.name,
                                  permissions, key.made_at_ms, key.expires_at_ms});
}

void note_use(db::Transaction& transaction, std::int64_t id, std::int64_t now_ms,
              std::string_view ip) {
    transaction.execute(change_use, {id, now_ms, ip});
}

void delete_key(db::Transaction& transaction, std::int64_t id) {
    transaction.execute(end_key, {id});
}

}  // namespace kedang::api_keys::store
