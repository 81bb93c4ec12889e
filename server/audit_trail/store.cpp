// SPDX-License-Identifier: Apache-2.0
#include "audit_trail/store.h"

#include "audit_trail/store_encoding.h"
#include "audit_trail/store_rows.h"

namespace kedang::audit_trail::store {
namespace {

constexpr int entry_columns = 15;
constexpr std::string_view insert_entries =
    "INSERT INTO audit_entry(sequence, at, actor_id, request_id, ip, via, action, table_number, "
    "record_id, customer_id, summary, reason, detail, previous_hash, hash) VALUES ";
/// Rows a statement: a large set costs few round trips, and few statement texts are prepared. On
/// SQLite nothing travels and a statement of several rows would keep a journal of its own.
constexpr std::array<std::size_t, 3> rows_a_statement{64, 8, 1};

constexpr std::string_view select_head =
    "SELECT sequence, hash FROM audit_entry ORDER BY sequence DESC LIMIT 1";
constexpr std::string_view select_hash = "SELECT hash FROM audit_entry WHERE sequence = $1";
constexpr std::string_view select_after =
    "SELECT sequence, at, actor_id, request_id, ip, via, action, table_number, record_id, "
    "customer_id, summary, reason, detail, previous_hash, hash FROM audit_entry "
    "WHERE sequence > $1 ORDER BY sequence LIMIT $2";
constexpr std::string_view select_of_customer =
    "SELECT sequence, at, actor_id, request_id, ip, via, action, table_number, record_id, "
    "customer_id, summary, reason, detail, previous_hash, hash FROM audit_entry "
    "WHERE customer_id = $1 AND sequence < $2 AND action <> $4 ORDER BY sequence DESC LIMIT $3";
constexpr std::string_view count_actions =
    "SELECT count(*) FROM audit_entry WHERE actor_id = $1 AND at >= $2 AND action = $3";
constexpr std::string_view select_chain =
    "SELECT e.sequence, e.at, e.actor_id, e.request_id, e.ip, e.via, e.action, e.table_number, "
    "e.record_id, e.customer_id, e.summary, e.reason, e.detail, e.previous_hash, e.hash, "
    "c.sequence, c.epoch, c.hash, c.at, c.key_id, c.signature FROM audit_entry e "
    "LEFT JOIN audit_checkpoint c ON c.sequence = e.sequence ORDER BY e.sequence";
constexpr std::string_view insert_checkpoint =
    "INSERT INTO audit_checkpoint(sequence, epoch, hash, at, key_id, signature) "
    "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (sequence) DO NOTHING";
constexpr std::string_view select_last_checkpoint =
    "SELECT sequence, epoch, hash, at, key_id, signature FROM audit_checkpoint "
    "ORDER BY sequence DESC LIMIT 1";
constexpr std::string_view select_key =
    "SELECT body_hash, made_id FROM idempotency WHERE actor_id = $1 AND route = $2 AND key = $3";
constexpr std::string_view insert_key =
    "INSERT INTO idempotency(actor_id, route, key, body_hash, made_id, made_at) "
    "VALUES ($1, $2, $3, $4, $5, $6)";
constexpr std::string_view delete_keys =
    "DELETE FROM idempotency WHERE (actor_id, route, key) IN "
    "(SELECT actor_id, route, key FROM idempotency WHERE made_at < $1 LIMIT $2)";

std::string insertion_of(std::size_t rows) {
    std::string sql(insert_entries);
    int parameter = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        sql += row == 0 ? "(" : ",(";
        for (int column = 0; column < entry_columns; ++column)
            sql += (column == 0 ? "$" : ",$") + std::to_string(++parameter);
        sql += ')';
    }
    return sql;
}

std::string const& insertion(std::size_t which) {
    static std::array<std::string, rows_a_statement.size()> const texts{
        insertion_of(rows_a_statement[0]), insertion_of(rows_a_statement[1]),
        insertion_of(rows_a_statement[2])};
    return texts[which];
}

/// A line on its way in: the columns that exist nowhere else yet.
struct Prepared {
    Line line;
    Bytes detail;
    Hash previous_hash{};
    Hash hash{};
};

std::vector<Prepared> chain(Head head, Context const& context, std::span<Change const> changes) {
    std::vector<Prepared> lines(changes.size());
    crypto::CanonicalWriter scratch;
    std::int64_t const now_ms = to_milliseconds(context.clock.now());
    for (std::size_t i = 0; i < changes.size(); ++i) {
        Change const& change = changes[i];
        Prepared& prepared = lines[i];
        prepared.detail = pack(change.fields);
        prepared.previous_hash = head.hash;
        prepared.line = {.sequence = ++head.sequence,
                         .at_ms = now_ms,
                         .actor_id = context.actor_id,
                         .request_id = context.request_id,
                         .ip = context.ip,
                         .via = word(context.via),
                         .action = change.action,
                         .table_number = change.table_number,
                         .record_id = change.record_id,
                         .customer_id = change.subject_customer,
                         .summary = change.summary,
                         .reason = change.reason,
                         .detail = prepared.detail,
                         .previous_hash = prepared.previous_hash};
        prepared.hash = head.hash = hash_of(prepared.line, scratch);
    }
    return lines;
}

void bind(std::vector<db::Value>& values, Prepared const& prepared) {
    Line const& line = prepared.line;
    db::Value const customer =
        line.customer_id == 0 ? db::Value(db::Null{}) : db::Value(line.customer_id);
    values.insert(values.end(),
                  {line.sequence, line.at_ms, line.actor_id, line.request_id, line.ip, line.via,
                   line.action, line.table_number, line.record_id, customer, line.summary,
                   line.reason, crypto::ByteView(prepared.detail),
                   crypto::ByteView(prepared.previous_hash), crypto::ByteView(prepared.hash)});
}

}  // namespace

Head head(db::Session& session) {
    auto const cursor = session.query(select_head);
    db::Row const* const row = cursor->next();
    return row == nullptr ? Head{} : Head{row->integer(0), fixed<32>(row->bytes(1))};
}

std::optional<Hash> hash_at(db::Session& session, std::int64_t sequence) {
    auto const cursor = session.query(select_hash, {sequence});
    db::Row const* const row = cursor->next();
    return row == nullptr ? std::nullopt : std::optional(fixed<32>(row->bytes(0)));
}

Head append(db::Transaction& transaction, Context const& context, std::span<Change const> changes) {
    std::vector<Prepared> const lines = chain(head(transaction), context, changes);
    std::vector<db::Value> values;
    std::size_t done = 0;
    bool const one_by_one = transaction.engine() == db::Engine::Sqlite;
    for (std::size_t which = one_by_one ? rows_a_statement.size() - 1 : 0;
         which < rows_a_statement.size(); ++which) {
        for (std::size_t const rows = rows_a_statement[which]; lines.size() - done >= rows;
             done += rows) {
            values.clear();
            for (std::size_t i = 0; i < rows; ++i)
                bind(values, lines[done + i]);
            transaction.execute(insertion(which), values);
        }
    }
    return {lines.back().line.sequence, lines.back().hash};
}

std::vector<Entry> entries_after(db::Session& session, std::int64_t sequence, std::int64_t limit) {
    return entries_from(session.query(select_after, {sequence, limit}));
}

std::int64_t count_of_actor(db::Session& session, std::int64_t actor, std::string_view action,
                            std::int64_t since_ms) {
    return session.integer(count_actions, {actor, since_ms, action}).value_or(0);
}

std::vector<Entry> entries_of_customer(db::Session& session, std::int64_t customer_id,
                                       std::int64_t before_sequence, std::int64_t limit,
                                       std::string_view but) {
    return entries_from(
        session.query(select_of_customer, {customer_id, before_sequence, limit, but}));
}

void walk(db::Session& session, std::string_view installation_id,
          std::function<bool(Link const&)> const& visit) {
    crypto::CanonicalWriter scratch;
    auto const cursor = session.query(select_chain);
    while (db::Row const* row = cursor->next()) {
        Line const line = line_from(*row);
        Link link{.sequence = line.sequence,
                  .previous_hash = fixed<32>(line.previous_hash),
                  .stored_hash = fixed<32>(row->bytes(14)),
                  .computed_hash = hash_of(line, scratch),
                  .checkpoint = std::nullopt};
        if (!row->is_null(entry_columns))
            link.checkpoint = checkpoint_from(*row, entry_columns, installation_id);
        if (!visit(link))
            return;
    }
}

void add_checkpoint(db::Transaction& transaction, Checkpoint const& checkpoint) {
    transaction.execute(insert_checkpoint,
                        {checkpoint.sequence, checkpoint.epoch, crypto::ByteView(checkpoint.hash),
                         to_milliseconds(checkpoint.at), std::int64_t{checkpoint.key_id},
                         crypto::ByteView(checkpoint.signature)});
}

std::optional<Checkpoint> last_checkpoint(db::Session& session, std::string_view installation_id) {
    auto const cursor = session.query(select_last_checkpoint);
    db::Row const* const row = cursor->next();
    return row == nullptr ? std::nullopt : std::optional(checkpoint_from(*row, 0, installation_id));
}

std::optional<MadeBefore> made_before(db::Session& session, std::int64_t actor_id,
                                      IdempotencyKey const& key) {
    auto const cursor = session.query(
        select_key, {actor_id, std::string_view(key.route), std::string_view(key.key)});
    db::Row const* const row = cursor->next();
    return row == nullptr ? std::nullopt
                          : std::optional(MadeBefore{fixed<32>(row->bytes(0)), row->integer(1)});
}

void remember(db::Transaction& transaction, Context const& context, std::int64_t made_id) {
    IdempotencyKey const& key = *context.idempotency;
    transaction.execute(insert_key, {context.actor_id, std::string_view(key.route),
                                     std::string_view(key.key), crypto::ByteView(key.body_hash),
                                     made_id, to_milliseconds(context.clock.now())});
}

std::int64_t forget_keys(db::Transaction& transaction, std::int64_t made_before_ms,
                         std::int64_t limit) {
    return transaction.execute(delete_keys, {made_before_ms, limit});
}

}  // namespace kedang::audit_trail::store
