// SPDX-License-Identifier: Apache-2.0
#include "extraction/store.h"

#include "base/check.h"
#include "extraction/model_json.h"
#include "platform/crypto/token.h"

namespace kedang::extraction::store {
namespace {

constexpr std::string_view request_purpose = "export request";
constexpr std::string_view insert_export =
    "INSERT INTO export(id, person, state, request, purpose, rights, fields, withheld, asked_at,"
    " finished_at, expires_at, row_count, expected, cut_off, byte_count, hash, file, error,"
    " downloads, job) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,"
    " $16, $17, $18, $19, $20)";
constexpr std::string_view select_exports =
    "SELECT id, person, state, request, purpose, rights, fields, withheld, asked_at, finished_at,"
    " expires_at, row_count, expected, cut_off, byte_count, hash, file, error,"
    " downloads, job FROM export WHERE ";
constexpr std::string_view update_export =
    "UPDATE export SET state = $3, finished_at = $4, expires_at = $5, row_count = $6,"
    " cut_off = $7, byte_count = $8, hash = $9, file = $10, error = $11, job = $12"
    " WHERE id = $1 AND state = $2";
constexpr std::string_view count_one = "UPDATE export SET downloads = downloads + 1 WHERE id = $1";

db::Value instant(std::optional<Instant> const& at) {
    return at ? db::Value(to_milliseconds(*at)) : db::Value(db::Null{});
}

std::optional<Instant> instant(db::Row const& row, int column) {
    auto const at = row.maybe_integer(column);
    return at ? std::optional(from_milliseconds(*at)) : std::nullopt;
}

/// Bound to the export: a request is no other export's.
crypto::Bytes place(std::int64_t id) {
    crypto::CanonicalWriter out;
    out.i64(id);
    return out.take();
}

Export read(db::Row const& row, crypto::Keyring const& keyring) {
    Export made;
    made.id = row.integer(0);
    made.person = row.integer(1);
    auto const state = state_from(row.text(2));
    auto const request =
        crypto::SealedBox(keyring).open(request_purpose, place(made.id), row.text(3));
    check(state && request.ok(), "what was stored by insert() is read back");
    made.state = *state;
    made.request = request_from_json(request.value());
    made.request.purpose = row.text(4);
    made.rights = row.text(5);
    made.fields = texts_from_json(row.text(6));
    made.withheld = texts_from_json(row.text(7));
    made.asked_at = from_milliseconds(row.integer(8));
    made.finished_at = instant(row, 9);
    made.expires_at = instant(row, 10);
    made.rows = row.integer(11);
    made.expected = row.integer(12);
    made.cut_off = row.integer(13);
    made.bytes = row.integer(14);
    made.hash = row.text(15);
    made.file = row.text(16);
    made.error = row.text(17);
    made.downloads = row.integer(18);
    made.job = row.integer(19);
    return made;
}

std::vector<Export> read_all(std::unique_ptr<db::Cursor> cursor, crypto::Keyring const& keyring) {
    std::vector<Export> found;
    while (auto const* row = cursor->next())
        found.push_back(read(*row, keyring));
    return found;
}

}  // namespace

std::string_view const schema = R"sql(
CREATE TABLE export (
    id {{bigint}} PRIMARY KEY, person {{bigint}} NOT NULL, state {{text}} NOT NULL,
    request {{text}} NOT NULL, purpose {{text}} NOT NULL, rights {{text}} NOT NULL,
    fields {{json}} NOT NULL, withheld {{json}} NOT NULL, asked_at {{bigint}} NOT NULL,
    finished_at {{bigint}}, expires_at {{bigint}}, row_count {{bigint}} NOT NULL,
    expected {{bigint}} NOT NULL, cut_off {{bigint}} NOT NULL, byte_count {{bigint}} NOT NULL,
    hash {{text}} NOT NULL, file {{text}} NOT NULL, error {{text}} NOT NULL, downloads {{bigint}} NOT NULL,
    job {{bigint}} NOT NULL);
CREATE INDEX export_person ON export(person, id);
CREATE INDEX export_state ON export(state, id);
)sql";

void insert(db::Transaction& transaction, crypto::Keyring const& keyring, Export const& made) {
    auto const request = crypto::SealedBox(keyring).seal(request_purpose, place(made.id),
                                                         request_json(made.request));
    auto const fields = texts_json(made.fields), withheld = texts_json(made.withheld);
    transaction.execute(insert_export, {made.id,
                                        made.person,
                                        word(made.state),
                                        request,
                                        made.request.purpose,
                                        made.rights,
                                        fields,
                                        withheld,
                                        to_milliseconds(made.asked_at),
                                        instant(made.finished_at),
                                        instant(made.expires_at),
                                        made.rows,
                                        made.expected,
                                        made.cut_off,
                                        made.bytes,
                                        made.hash,
                                        made.file,
                                        made.error,
                                        made.downloads,
                                        made.job});
}

std::optional<Export> load(db::Session& session, crypto::Keyring const& keyring, std::int64_t id) {
    auto cursor = session.query(std::string(select_exports) + "id = $1", {id});
    auto const* row = cursor->next();
    return row == nullptr ? std::nullopt : std::optional(read(*row, keyring));
}

std::vector<Export> newest_of(db::Session& session, crypto::Keyring const& keyring,
                              std::int64_t person, std::int64_t limit) {
    return read_all(
        session.query(std::string(select_exports) + "person = $1 ORDER BY id DESC LIMIT $2",
                      {person, limit}),
        keyring);
}

std::vector<Export> in_state(db::Session& session, crypto::Keyring const& keyring, State state) {
    return read_all(
        session.query(std::string(select_exports) + "state = $1 ORDER BY id", {word(state)}),
        keyring);
}

bool update(db::Transaction& transaction, Export const& made, State expected) {
    return transaction.execute(
               update_export, {made.id, word(expected), word(made.state), instant(made.finished_at),
                               instant(made.expires_at), made.rows, made.cut_off, made.bytes,
                               made.hash, made.file, made.error, made.job}) == 1;
}

void count_download(db::Transaction& transaction, std::int64_t id) {
    transaction.execute(count_one, {id});
}

}  // namespace kedang::extraction::store
