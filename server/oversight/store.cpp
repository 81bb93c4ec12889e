// SPDX-License-Identifier: Apache-2.0
#include "oversight/store.h"

namespace kedang::oversight::store {
namespace {

constexpr std::string_view select_alerts =
    "SELECT id, kind, person, raised_at, first_at, last_at, count, threshold, detail,"
    " acknowledged_at, acknowledged_by, note FROM oversight_alert"
    " ORDER BY CASE WHEN acknowledged_at IS NULL THEN 0 ELSE 1 END, raised_at DESC, id DESC"
    " LIMIT $1";
constexpr std::string_view count_open =
    "SELECT count(*) FROM oversight_alert WHERE acknowledged_at IS NULL";
constexpr std::string_view select_alert =
    "SELECT id, kind, person, raised_at, first_at, last_at, count, threshold, detail,"
    " acknowledged_at, acknowledged_by, note FROM oversight_alert WHERE id = $1";
constexpr std::string_view select_newest =
    "SELECT id, kind, person, raised_at, first_at, last_at, count, threshold, detail,"
    " acknowledged_at, acknowledged_by, note FROM oversight_alert"
    " WHERE kind = $1 AND raised_at > $2 ORDER BY raised_at, id";
constexpr std::string_view add_alert =
    "INSERT INTO oversight_alert(id, kind, person, raised_at, first_at, last_at, count, threshold,"
    " detail, acknowledged_at, acknowledged_by, note)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL, 0, '')";
constexpr std::string_view change_count =
    "UPDATE oversight_alert SET count = $2, last_at = $3 WHERE id = $1 AND acknowledged_at IS NULL";
constexpr std::string_view change_acknowledged =
    "UPDATE oversight_alert SET acknowledged_at = $2, acknowledged_by = $3, note = $4"
    " WHERE id = $1 AND acknowledged_at IS NULL";
constexpr std::string_view select_checks =
    "SELECT id, asked_by, asked_at, job, state, finished_at, text, entries, first_bad,"
    " anchored_sequence FROM oversight_check ORDER BY id DESC LIMIT $1";
constexpr std::string_view select_check =
    "SELECT id, asked_by, asked_at, job, state, finished_at, text, entries, first_bad,"
    " anchored_sequence FROM oversight_check WHERE id = $1";
constexpr std::string_view select_running =
    "SELECT id, asked_by, asked_at, job, state, finished_at, text, entries, first_bad,"
    " anchored_sequence FROM oversight_check WHERE state = 'running' ORDER BY id DESC LIMIT 1";
constexpr std::string_view add_check =
    "INSERT INTO oversight_check(id, asked_by, asked_at, job, state, text, entries, first_bad,"
    " anchored_sequence) VALUES ($1, $2, $3, $4, $5, '', 0, 0, 0)";
constexpr std::string_view finish_check =
    "UPDATE oversight_check SET state = $2, finished_at = $3, text = $4, entries = $5,"
    " first_bad = $6, anchored_sequence = $7 WHERE id = $1 AND state = 'running'";
constexpr std::string_view select_customer = "SELECT id FROM customer WHERE number = $1";
constexpr std::string_view select_cursor =
    "SELECT sequence, at, failing_since, next_try FROM oversight_cursor WHERE name = $1";
constexpr std::string_view change_cursor =
    "INSERT INTO oversight_cursor(name, sequence, at, failing_since, next_try)"
    " VALUES ($1, $2, $3, $4, $5) ON CONFLICT (name) DO UPDATE"
    " SET sequence = $2, at = $3, failing_since = $4, next_try = $5";

std::optional<Instant> maybe_instant(db::Row const& row, int column) {
    auto const value = row.maybe_integer(column);
    return value ? std::optional(from_milliseconds(*value)) : std::nullopt;
}

db::Value value_of(std::optional<Instant> at) {
    return at ? db::Value(to_milliseconds(*at)) : db::Value(db::Null{});
}

Alert alert_from(db::Row const& row) {
    return {.id = row.integer(0),
            .kind = alert_kind_named(row.text(1)),
            .person = row.integer(2),
            .raised_at = from_milliseconds(row.integer(3)),
            .first_at = from_milliseconds(row.integer(4)),
            .last_at = from_milliseconds(row.integer(5)),
            .count = row.integer(6),
            .threshold = row.integer(7),
            .detail = std::string(row.text(8)),
            .acknowledged_at = maybe_instant(row, 9),
            .acknowledged_by = row.integer(10),
            .note = std::string(row.text(11))};
}

Check check_from(db::Row const& row) {
    return {.id = row.integer(0),
            .asked_by = row.integer(1),
            .asked_at = from_milliseconds(row.integer(2)),
            .job = row.integer(3),
            .state = check_state_named(row.text(4)),
            .finished_at = maybe_instant(row, 5),
            .text = std::string(row.text(6)),
            .entries = row.integer(7),
            .first_bad = row.integer(8),
            .anchored_sequence = row.integer(9)};
}

template <typename Row>
std::vector<Row> all_from(std::unique_ptr<db::Cursor> cursor, Row (*read)(db::Row const&)) {
    std::vector<Row> found;
    while (auto const* row = cursor->next())
        found.push_back(read(*row));
    return found;
}

template <typename Row>
std::optional<Row> first_from(std::unique_ptr<db::Cursor> cursor, Row (*read)(db::Row const&)) {
    auto const* row = cursor->next();
    return row == nullptr ? std::nullopt : std::optional(read(*row));
}

}  // namespace

std::string_view const schema = R"sql(
CREATE TABLE oversight_alert (
    id {{bigint}} PRIMARY KEY, kind {{text}} NOT NULL, person {{bigint}} NOT NULL,
    raised_at {{bigint}} NOT NULL, first_at {{bigint}} NOT NULL, last_at {{bigint}} NOT NULL,
    count {{bigint}} NOT NULL, threshold {{bigint}} NOT NULL, detail {{text}} NOT NULL,
    acknowledged_at {{bigint}}, acknowledged_by {{bigint}} NOT NULL, note {{text}} NOT NULL);
CREATE INDEX oversight_alert_raised ON oversight_alert(kind, raised_at);
CREATE TABLE oversight_check (
    id {{bigint}} PRIMARY KEY, asked_by {{bigint}} NOT NULL, asked_at {{bigint}} NOT NULL,
    job {{bigint}} NOT NULL, state {{text}} NOT NULL, finished_at {{bigint}},
    text {{text}} NOT NULL, entries {{bigint}} NOT NULL, first_bad {{bigint}} NOT NULL,
    anchored_sequence {{bigint}} NOT NULL);
CREATE TABLE oversight_cursor (
    name {{text}} PRIMARY KEY, sequence {{bigint}} NOT NULL, at {{bigint}} NOT NULL,
    failing_since {{bigint}});
)sql";

std::string_view const later_schema = R"sql(
ALTER TABLE oversight_cursor ADD COLUMN next_try {{bigint}};
CREATE TABLE oversight_print (
    id {{bigint}} PRIMARY KEY, asked_by {{bigint}} NOT NULL, asked_at {{bigint}} NOT NULL,
    job {{bigint}} NOT NULL, state {{text}} NOT NULL, person {{text}} NOT NULL,
    first_day {{text}} NOT NULL, last_day {{text}} NOT NULL, kinds {{text}} NOT NULL,
    customer {{text}} NOT NULL, description {{text}} NOT NULL, finished_at {{bigint}},
    lines {{bigint}} NOT NULL);
CREATE INDEX oversight_print_asked_by ON oversight_print(asked_by, id);
)sql";

std::vector<Alert> alerts(db::Session& session, std::int64_t limit) {
    return all_from(session.query(select_alerts, {limit}), alert_from);
}

std::int64_t open_alerts(db::Session& session) {
    return session.integer(count_open).value_or(0);
}

std::optional<Alert> alert(db::Session& session, std::int64_t id) {
    return first_from(session.query(select_alert, {id}), alert_from);
}

std::vector<Alert> newest_alerts(db::Session& session, AlertKind kind, Instant since) {
    std::vector<Alert> newest;
    for (auto& alert :
         all_from(session.query(select_newest, {word(kind), to_milliseconds(since)}), alert_from)) {
        std::erase_if(newest, [&](Alert const& older) { return older.person == alert.person; });
        newest.push_back(std::move(alert));
    }
    return newest;
}

void insert(db::Transaction& transaction, Alert const& alert) {
    transaction.execute(
        add_alert, {alert.id, word(alert.kind), alert.person, to_milliseconds(alert.raised_at),
                    to_milliseconds(alert.first_at), to_milliseconds(alert.last_at), alert.count,
                    alert.threshold, alert.detail});
}

void count_on(db::Transaction& transaction, Alert const& alert) {
    transaction.execute(change_count, {alert.id, alert.count, to_milliseconds(alert.last_at)});
}

bool acknowledge(db::Transaction& transaction, Alert const& alert) {
    return transaction.execute(change_acknowledged,
                               {alert.id, to_milliseconds(*alert.acknowledged_at),
                                alert.acknowledged_by, alert.note}) == 1;
}

std::vector<Check> checks(db::Session& session, std::int64_t limit) {
    return all_from(session.query(select_checks, {limit}), check_from);
}

std::optional<Check> check(db::Session& session, std::int64_t id) {
    return first_from(session.query(select_check, {id}), check_from);
}

std::optional<Check> running_check(db::Session& session) {
    return first_from(session.query(select_running), check_from);
}

void insert(db::Transaction& transaction, Check const& check) {
    transaction.execute(add_check, {check.id, check.asked_by, to_milliseconds(check.asked_at),
                                    check.job, word(check.state)});
}

bool finish(db::Transaction& transaction, Check const& check) {
    return transaction.execute(
               finish_check,
               {check.id, word(check.state), to_milliseconds(*check.finished_at), check.text,
                check.entries, check.first_bad, check.anchored_sequence}) == 1;
}

std::optional<std::int64_t> customer_numbered(db::Session& session, std::string_view number) {
    return session.integer(select_customer, {number});
}

std::optional<Cursor> cursor(db::Session& session, std::string_view name) {
    auto const rows = session.query(select_cursor, {name});
    auto const* row = rows->next();
    if (row == nullptr)
        return std::nullopt;
    return Cursor{row->integer(0), from_milliseconds(row->integer(1)), maybe_instant(*row, 2),
                  maybe_instant(*row, 3)};
}

void set_cursor(db::Transaction& transaction, std::string_view name, Cursor const& cursor) {
    transaction.execute(change_cursor, {name, cursor.sequence, to_milliseconds(cursor.at),
                                        value_of(cursor.failing_since), value_of(cursor.next_try)});
}

}  // namespace kedang::oversight::store
