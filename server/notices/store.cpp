// SPDX-License-Identifier: Apache-2.0
#include "notices/store.h"

#include "base/check.h"

namespace kedang::notices::store {
namespace {

constexpr std::string_view add_to_batch =
    "UPDATE notice SET count = count + $1, at = $2, parts = CASE WHEN $3 = '' THEN parts"
    " WHEN parts = '' THEN $3 ELSE parts || ',' || $3 END WHERE id ="
    " (SELECT id FROM notice WHERE person = $4 AND kind = $5 AND batch = $6 AND read_at IS NULL"
    " AND created_at >= $7 ORDER BY id DESC LIMIT 1)";
constexpr std::string_view add_notice =
    "INSERT INTO notice(person, kind, title, text, link, batch, customer, actor, parts, count,"
    " created_at, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)";
// The place of the first page is after everything.
constexpr std::string_view select_all =
    "SELECT id, kind, title, text, link, customer, actor, parts, count, at, read_at FROM notice"
    " WHERE person = $1 AND (at < $2 OR (at = $2 AND id < $3)) ORDER BY at DESC, id DESC LIMIT $4";
constexpr std::string_view select_unread =
    "SELECT id, kind, title, text, link, customer, actor, parts, count, at, read_at FROM notice"
    " WHERE person = $1 AND read_at IS NULL AND (at < $2 OR (at = $2 AND id < $3))"
    " ORDER BY at DESC, id DESC LIMIT $4";
constexpr std::string_view count_unread =
    "SELECT count(*) FROM notice WHERE person = $1 AND read_at IS NULL";
constexpr std::string_view read_one =
    "UPDATE notice SET read_at = COALESCE(read_at, $3) WHERE id = $1 AND person = $2";
constexpr std::string_view read_until =
    "UPDATE notice SET read_at = $3 WHERE person = $1 AND read_at IS NULL AND at <= $2";
constexpr std::string_view delete_old =
    "DELETE FROM notice WHERE id IN (SELECT id FROM notice WHERE at < $1"
    " AND (at < $2 OR read_at IS NOT NULL) ORDER BY at LIMIT $3)";

constexpr std::string_view select_switched_off = "SELECT person, kind FROM notice_switched_off";
constexpr std::string_view find_switched_off =
    "SELECT 1 FROM notice_switched_off WHERE person = $1 AND kind = $2";
constexpr std::string_view switch_off =
    "INSERT INTO notice_switched_off(person, kind) VALUES ($1, $2) ON CONFLICT DO NOTHING";
constexpr std::string_view switch_on =
    "DELETE FROM notice_switched_off WHERE person = $1 AND kind = $2";

constexpr std::string_view add_follower =
    "INSERT INTO customer_follower(customer, person, since) VALUES ($1, $2, $3)"
    " ON CONFLICT DO NOTHING";
constexpr std::string_view remove_follower =
    "DELETE FROM customer_follower WHERE customer = $1 AND person = $2";
constexpr std::string_view find_follower =
    "SELECT 1 FROM customer_follower WHERE customer = $1 AND person = $2";

constexpr std::string_view select_place = "SELECT sequence FROM notice_place WHERE id = 1";
constexpr std::string_view change_place =
    "UPDATE notice_place SET sequence = $2 WHERE id = 1 AND sequence = $1";

constexpr std::int64_t end_of_time = 9'000'000'000'000'000;

StoredNotice notice_from(db::Row const& row, std::int64_t person) {
    StoredNotice stored;
    stored.id = row.integer(0);
    auto& notice = stored.notice;
    notice.person = person;
    notice.kind = row.text(1);
    notice.title = row.text(2);
    notice.text = row.text(3);
    notice.link = row.text(4);
    notice.customer = row.integer(5);
    notice.actor = row.integer(6);
    notice.parts = parts_from(row.text(7));
    notice.count = row.integer(8);
    stored.at = from_milliseconds(row.integer(9));
    stored.is_read = !row.is_null(10);
    return stored;
}

}  // namespace

std::string_view const schema = R"sql(
CREATE TABLE notice (
    id {{#sqlite}}INTEGER PRIMARY KEY AUTOINCREMENT{{/sqlite}}
       {{#postgres}}BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY{{/postgres}},
    person {{bigint}} NOT NULL, kind {{text}} NOT NULL, title {{text}} NOT NULL,
    text {{text}} NOT NULL, link {{text}} NOT NULL, batch {{text}} NOT NULL,
    customer {{bigint}} NOT NULL, actor {{bigint}} NOT NULL, parts {{text}} NOT NULL,
    count {{bigint}} NOT NULL, created_at {{bigint}} NOT NULL, at {{bigint}} NOT NULL,
    read_at {{bigint}});
CREATE INDEX notice_inbox ON notice(person, at, id);
CREATE INDEX notice_unread ON notice(person, at, id) WHERE read_at IS NULL;
CREATE INDEX notice_batch ON notice(person, batch) WHERE read_at IS NULL AND batch <> '';
CREATE INDEX notice_at ON notice(at);
CREATE TABLE notice_switched_off (
    person {{bigint}} NOT NULL, kind {{text}} NOT NULL,
    PRIMARY KEY (person, kind)) {{without_rowid}};
CREATE TABLE customer_follower (
    customer {{bigint}} NOT NULL, person {{bigint}} NOT NULL, since {{bigint}} NOT NULL,
    PRIMARY KEY (customer, person)) {{without_rowid}};
CREATE TABLE notice_place (id {{bigint}} PRIMARY KEY, sequence {{bigint}} NOT NULL);
INSERT INTO notice_place SELECT 1, COALESCE(MAX(sequence), 0) FROM audit_entry;
)sql";

void put(db::Transaction& transaction, Instant at, Notice const& notice) {
    auto const at_ms = to_milliseconds(at);
    auto const parts = to_text(notice.parts);
    if (!notice.batch.empty() &&
        transaction.execute(add_to_batch, {notice.count, at_ms, parts, notice.person, notice.kind,
                                           notice.batch, to_milliseconds(notice.joins_since)}) > 0)
        return;
    transaction.execute(add_notice,
                        {notice.person, notice.kind, notice.title, notice.text, notice.link,
                         notice.batch, notice.customer, notice.actor, parts, notice.count, at_ms});
}

std::vector<StoredNotice> page(db::Session& session, std::int64_t person, bool only_unread,
                               std::optional<Place> after, std::int64_t limit) {
    auto const place = after.value_or(Place{end_of_time, 0});
    std::vector<StoredNotice> found;
    auto const cursor = session.query(only_unread ? select_unread : select_all,
                                      {person, place.at_ms, place.id, limit});
    while (auto const* row = cursor->next())
        found.push_back(notice_from(*row, person));
    return found;
}

std::int64_t unread(db::Session& session, std::int64_t person) {
    return session.integer(count_unread, {person}).value_or(0);
}

bool mark_read(db::Transaction& transaction, std::int64_t person, std::int64_t id, Instant now) {
    return transaction.execute(read_one, {id, person, to_milliseconds(now)}) == 1;
}

std::int64_t mark_all_read(db::Transaction& transaction, std::int64_t person, Instant until,
                           Instant now) {
    return transaction.execute(read_until, {person, to_milliseconds(until), to_milliseconds(now)});
}

std::int64_t purge(db::Transaction& transaction, Instant read_before, Instant all_before,
                   std::int64_t limit) {
    return transaction.execute(delete_old,
                               {to_milliseconds(read_before), to_milliseconds(all_before), limit});
}

SwitchedOff switched_off(db::Session& session) {
    SwitchedOff all;
    auto const cursor = session.query(select_switched_off);
    while (auto const* row = cursor->next())
        all.emplace(row->integer(0), row->text(1));
    return all;
}

bool is_switched_off(db::Session& session, std::int64_t person, std::string_view kind) {
    return session.integer(find_switched_off, {person, kind}).has_value();
}

bool set_switched_off(db::Transaction& transaction, std::int64_t person, std::string_view kind,
                      bool off) {
    return transaction.execute(off ? switch_off : switch_on, {person, kind}) == 1;
}

bool follow(db::Transaction& transaction, std::int64_t customer, std::int64_t person,
            Instant since) {
    return transaction.execute(add_follower, {customer, person, to_milliseconds(since)}) == 1;
}

bool unfollow(db::Transaction& transaction, std::int64_t customer, std::int64_t person) {
    return transaction.execute(remove_follower, {customer, person}) == 1;
}

bool follows(db::Session& session, std::int64_t customer, std::int64_t person) {
    return session.integer(find_follower, {customer, person}).has_value();
}

std::multimap<std::int64_t, std::int64_t> followers(db::Session& session,
                                                    std::span<std::int64_t const> customers) {
    check(customers.size() <= 1000, "callers page");
    std::multimap<std::int64_t, std::int64_t> found;
    if (customers.empty())
        return found;
    std::string sql = "SELECT customer, person FROM customer_follower WHERE customer IN (";
    std::vector<db::Value> parameters;
    for (auto const customer : customers) {
        parameters.emplace_back(customer);
        sql += (parameters.size() == 1 ? "$" : ", $") + std::to_string(parameters.size());
    }
    auto const cursor = session.query(sql + ")", parameters);
    while (auto const* row = cursor->next())
        found.emplace(row->integer(0), row->integer(1));
    return found;
}

std::int64_t told_until(db::Session& session) {
    return session.integer(select_place).value_or(0);
}

bool move_on(db::Transaction& transaction, std::int64_t from, std::int64_t to) {
    return transaction.execute(change_place, {from, to}) == 1;
}

}  // namespace kedang::notices::store
