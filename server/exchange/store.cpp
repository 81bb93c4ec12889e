// SPDX-License-Identifier: Apache-2.0
#include "exchange/store.h"

#include <algorithm>

#include "base/check.h"
#include "exchange/model_json.h"
#include "platform/db/list_query.h"
#include "records/rows.h"

namespace kedang::exchange::store {
namespace {

constexpr std::string_view add_import =
    "INSERT INTO import(id, file_name, state, error, created_at, created_by, found, plan_json,"
    " tally, notes, next_row, total, rate, job, salt, samples)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
constexpr std::string_view import_columns =
    "SELECT id, file_name, state, error, created_at, created_by, found, plan_json, tally, notes,"
    " next_row, total, rate, job, salt, samples FROM import ";
constexpr std::string_view change_import =
    "UPDATE import SET state = $3, error = $4, found = $5, plan_json = $6, tally = $7, notes = $8,"
    " next_row = $9, total = $10, rate = $11, job = $12 WHERE id = $1 AND state = $2";
constexpr std::string_view advance_import =
    "UPDATE import SET tally = $3, next_row = $4, total = $5, rate = $6, moved_at = $7"
    " WHERE id = $1 AND state = 'running' AND next_row = $2";
constexpr std::string_view change_samples = "UPDATE import SET samples = $2 WHERE id = $1";
constexpr std::string_view select_forgotten =
    "SELECT id FROM import WHERE created_at < $1 AND state IN ('ready', 'checked', 'checking',"
    " 'running') AND moved_at < $1 ORDER BY id LIMIT 100";
constexpr std::string_view forget_rows = "DELETE FROM import_row WHERE import = $1";
constexpr std::string_view forget_old_rows =
    "DELETE FROM import_row WHERE import IN (SELECT id FROM import WHERE created_at < $1)";
constexpr std::string_view select_rows =
    "SELECT row_number, customer, sealed FROM import_row"
    " WHERE import = $1 AND outcome = $2 AND row_number > $3 ORDER BY row_number LIMIT $4";
constexpr std::string_view select_rejected =
    "SELECT row_number FROM import_row WHERE import = $1 AND outcome = 'rejected'";
constexpr std::string_view put_scheme =
    "INSERT INTO import_scheme(key, name, person, targets, used_at) VALUES ($1, $2, $3, $4, $5)"
    " ON CONFLICT (key) DO UPDATE SET person = $3, targets = $4, used_at = $5";
constexpr std::string_view select_schemes =
    "SELECT key, name, person, targets FROM import_scheme WHERE name <> '' OR person = $1"
    " ORDER BY used_at DESC, key LIMIT $2";
Import import_from(db::Row const& row) {
    Import import;
    import.id = row.integer(0);
    import.file_name = row.text(1);
    auto const state = state_from(row.text(2));
    check(state.has_value(), "only words of State are stored");
    import.state = *state;
    import.error = row.text(3);
    import.created_at = from_milliseconds(row.integer(4));
    import.created_by = row.integer(5);
    import.found = found_from_json(row.text(6));
    if (!row.text(7).empty())
        import.plan = plan_from_json(row.text(7));
    import.tally = tally_from_json(row.text(8));
    import.notes = texts_from_json(row.text(9));
    import.next_row = row.integer(10);
    import.total = row.integer(11);
    import.rate = row.integer(12);
    import.job = row.integer(13);
    return import;
}

std::string meant_sql(MatchBy by, std::string const& list) {
    std::string const alive = ") AND c.state IN (0, 2)";
    switch (by) {
        case MatchBy::Number:
            return "SELECT c.number, c.id FROM customer c WHERE c.number IN (" + list + alive;
        case MatchBy::CreditCode:
            return "SELECT c.credit_code, c.id FROM customer c WHERE c.credit_code IN (" + list +
                   alive;
        case MatchBy::Name:
            return "SELECT c.name_key, c.id FROM customer c WHERE c.name_key IN (" + list + alive;
        case MatchBy::Phone:
        case MatchBy::RowKey:
            break;
    }
    check(by == MatchBy::Phone, "a row key names its customer by itself");
    return "SELECT DISTINCT b.tag, c.id FROM blind_index b JOIN customer c ON c.id = b.customer"
           " WHERE b.tag IN (" +
           list + alive;
}

}  // namespace

std::string_view const schema = R"sql(
CREATE TABLE import (
    id {{bigint}} PRIMARY KEY, file_name {{text}} NOT NULL, state {{text}} NOT NULL,
    error {{text}} NOT NULL, created_at {{bigint}} NOT NULL, created_by {{bigint}} NOT NULL,
    found {{json}} NOT NULL, plan_json {{json}} NOT NULL, tally {{json}} NOT NULL,
    notes {{json}} NOT NULL, next_row {{bigint}} NOT NULL, total {{bigint}} NOT NULL,
    rate {{bigint}} NOT NULL, job {{bigint}} NOT NULL, salt {{bytes}} NOT NULL,
    samples {{bytes}} NOT NULL, moved_at {{bigint}} NOT NULL DEFAULT 0);
CREATE INDEX import_person ON import(created_by, id);
CREATE TABLE import_row (
    import {{bigint}} NOT NULL, outcome {{text}} NOT NULL, row_number {{bigint}} NOT NULL,
    customer {{bigint}} NOT NULL, sealed {{bytes}} NOT NULL,
    PRIMARY KEY (import, outcome, row_number));
CREATE TABLE import_scheme (
    key {{text}} PRIMARY KEY, name {{text}} NOT NULL, person {{bigint}} NOT NULL,
    targets {{json}} NOT NULL, used_at {{bigint}} NOT NULL);
)sql";

void insert(db::Transaction& transaction, StoredImport const& stored) {
    auto const& import = stored.import;
    auto const found = to_json(import.found);
    auto const plan = import.plan ? to_json(*import.plan) : std::string();
    auto const tally = to_json(import.tally);
    auto const notes = to_json(import.notes);
    transaction.execute(add_import, {import.id, import.file_name, word(import.state), import.error,
                                     to_milliseconds(import.created_at), import.created_by, found,
                                     plan, tally, notes, import.next_row, import.total, import.rate,
                                     import.job, std::span<std::byte const>(stored.salt),
                                     std::span<std::byte const>(stored.samples)});
}

std::optional<StoredImport> load(db::Session& session, std::int64_t id) {
    auto cursor = session.query(std::string(import_columns) + "WHERE id = $1", {id});
    auto const* row = cursor->next();
    if (row == nullptr)
        return std::nullopt;
    StoredImport stored{import_from(*row)};
    auto const salt = row->bytes(14);
    check(salt.size() == stored.salt.size(), "a salt is stored whole");
    std::copy(salt.begin(), salt.end(), stored.salt.begin());
    auto const samples = row->bytes(15);
    stored.samples.assign(samples.begin(), samples.end());
    return stored;
}

std::vector<Import> newest(db::Session& session, std::int64_t person, std::int64_t limit) {
    std::vector<Import> found;
    auto cursor = session.query(
        std::string(import_columns) + "WHERE created_by = $1 ORDER BY id DESC LIMIT $2",
        {person, limit});
    while (auto const* row = cursor->next())
        found.push_back(import_from(*row));
    return found;
}

std::vector<std::int64_t> forgotten(db::Session& session, Instant created_before) {
    std::vector<std::int64_t> ids;
    auto cursor = session.query(select_forgotten, {to_milliseconds(created_before)});
    while (auto const* row = cursor->next())
        ids.push_back(row->integer(0));
    return ids;
}

bool update(db::Transaction& transaction, Import const& import, State expected) {
    auto const found = to_json(import.found);
    auto const plan = import.plan ? to_json(*import.plan) : std::string();
    auto const tally = to_json(import.tally);
    auto const notes = to_json(import.notes);
    return transaction.execute(
               change_import,
               {import.id, word(expected), word(import.state), import.error, found, plan, tally,
                notes, import.next_row, import.total, import.rate, import.job}) == 1;
}

void set_samples(db::Transaction& transaction, std::int64_t import, crypto::Bytes const& samples) {
    transaction.execute(change_samples, {import, std::span<std::byte const>(samples)});
}

bool advance(db::Transaction& transaction, Import const& import, std::int64_t from_row,
             Instant now) {
    auto const tally = to_json(import.tally);
    return transaction.execute(advance_import, {import.id, from_row, tally, import.next_row,
                                                import.total, import.rate, to_milliseconds(now)}) ==
           1;
}

void insert_rows(db::Transaction& transaction, std::int64_t import,
                 std::span<StoredRow const> rows) {
    records::store::RowBatch batch("import_row(import, outcome, row_number, customer, sealed)", 5);
    for (auto const& row : rows)
        batch.add(std::vector<db::Value>{import, word(row.outcome), row.row, row.customer,
                                         std::span<std::byte const>(row.sealed)});
    batch.insert(transaction);
}

void delete_rows(db::Transaction& transaction, std::int64_t import) {
    transaction.execute(forget_rows, {import});
}

std::int64_t delete_rows_before(db::Transaction& transaction, Instant created_before) {
    return transaction.execute(forget_old_rows, {to_milliseconds(created_before)});
}

std::vector<StoredRow> rows(db::Session& session, std::int64_t import, Outcome outcome,
                            std::int64_t after, std::int64_t limit) {
    std::vector<StoredRow> found;
    auto cursor = session.query(select_rows, {import, word(outcome), after, limit});
    while (auto const* row = cursor->next()) {
        auto const sealed = row->bytes(2);
        found.push_back(
            {row->integer(0), outcome, row->integer(1), {sealed.begin(), sealed.end()}});
    }
    return found;
}

std::vector<std::int64_t> rejected_rows(db::Session& session, std::int64_t import) {
    std::vector<std::int64_t> found;
    auto cursor = session.query(select_rejected, {import});
    while (auto const* row = cursor->next())
        found.push_back(row->integer(0));
    return found;
}

void save_scheme(db::Transaction& transaction, StoredScheme const& scheme, Instant now) {
    transaction.execute(put_scheme, {scheme.key, scheme.name, scheme.person, scheme.targets_json,
                                     to_milliseconds(now)});
}

std::vector<StoredScheme> schemes(db::Session& session, std::int64_t person, std::int64_t limit) {
    std::vector<StoredScheme> found;
    auto cursor = session.query(select_schemes, {person, limit});
    while (auto const* row = cursor->next())
        found.push_back({std::string(row->text(0)), std::string(row->text(1)), row->integer(2),
                         std::string(row->text(3))});
    return found;
}

std::vector<Meant> customers_meant(db::Session& session, MatchBy by,
                                   std::vector<std::string> const& texts) {
    std::vector<Meant> found;
    bool const as_bytes = by == MatchBy::Phone;
    std::vector<db::Value> keys;
    for (auto const& text : texts)
        keys.push_back(as_bytes ? db::Value(crypto::as_bytes(text))
                                : db::Value(std::string_view(text)));
    db::in_lists(keys, [&](std::string const& list, std::vector<db::Value> const& values) {
        auto cursor = session.query(meant_sql(by, list), values);
        while (auto const* row = cursor->next())
            found.push_back({std::string(as_bytes ? crypto::as_text(row->bytes(0)) : row->text(0)),
                             row->integer(1)});
    });
    return found;
}

void refresh_statistics(db::Transaction& transaction) {
    if (transaction.engine() == db::Engine::Postgres)
        transaction.execute("ANALYZE customer, contact, blind_index");
}

}  // namespace kedang::exchange::store
