// Imports, their remembered rows and mappings as rows; and the look-ups an import needs of the
// customers. SQL only; decides nothing.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/model.h"
#include "platform/crypto/field_cipher.h"
#include "platform/db/database.h"

namespace kedang::exchange::store {

/// The tables of this capability, for the list of migrations.
extern std::string_view const schema;

struct StoredImport {
    Import import;
    crypto::RecordSalt salt{};
    crypto::Bytes samples = {};  ///< sealed; empty once the file is gone
};

void insert(db::Transaction& transaction, StoredImport const& stored);
std::optional<StoredImport> load(db::Session& session, std::int64_t id);
/// The newest first. In: whose.
std::vector<Import> newest(db::Session& session, std::int64_t person, std::int64_t limit);
/// Imports whose file is no longer needed from then on. Returns: ids.
std::vector<std::int64_t> forgotten(db::Session& session, Instant created_before);

/// Everything that may change in an import.
/// Returns: false where its state is not `expected` any more; nothing is written then.
bool update(db::Transaction& transaction, Import const& import, State expected);
void set_samples(db::Transaction& transaction, std::int64_t import, crypto::Bytes const& samples);
/// Counters and place, after a slice.
/// Returns: false where another process is further, or the import does not run any more.
bool advance(db::Transaction& transaction, Import const& import, std::int64_t from_row,
             Instant now);

/// A remembered row; what is personal in it is sealed.
struct StoredRow {
    std::int64_t row = 0;
    Outcome outcome = Outcome::Rejected;
    std::int64_t customer = 0;
    crypto::Bytes sealed;
};
void insert_rows(db::Transaction& transaction, std::int64_t import,
                 std::span<StoredRow const> rows);
void delete_rows(db::Transaction& transaction, std::int64_t import);
/// Of all imports made before. Returns: how many rows.
std::int64_t delete_rows_before(db::Transaction& transaction, Instant created_before);
/// By row number, after that one.
std::vector<StoredRow> rows(db::Session& session, std::int64_t import, Outcome outcome,
                            std::int64_t after, std::int64_t limit);
/// Row numbers of all rejected rows.
std::vector<std::int64_t> rejected_rows(db::Session& session, std::int64_t import);

/// How headings were mapped: `key` names the scheme, or person and headings where nobody named it.
struct StoredScheme {
    std::string key;
    std::string name;
    std::int64_t person = 0;  ///< who used it last
    std::string targets_json;
};
void save_scheme(db::Transaction& transaction, StoredScheme const& scheme, Instant now);
/// Named ones of everybody and the unnamed ones of that person, the latest first.
std::vector<StoredScheme> schemes(db::Session& session, std::int64_t person, std::int64_t limit);

/// A customer that a row may mean.
struct Meant {
    std::string text;  ///< the number, code, name key or tag that was looked for
    std::int64_t customer = 0;
};
/// In: texts of one kind, see PreparedRow::match_texts. Active and archived customers.
std::vector<Meant> customers_meant(db::Session& session, MatchBy by,
                                   std::vector<std::string> const& texts);
/// Lets PostgreSQL look at tables that have just grown: without statistics it reads them whole for
/// every look-up of a slice. Nothing on SQLite.
void refresh_statistics(db::Transaction& transaction);

}  // namespace kedang::exchange::store
