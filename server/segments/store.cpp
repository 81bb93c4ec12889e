// SPDX-License-Identifier: Apache-2.0
#include "segments/store.h"

namespace kedang::segments::store {
namespace {

constexpr std::string_view select_visible =
    "SELECT id, version, owner, name, filter, sort, columns, audience, audience_id FROM segment"
    " WHERE owner = $1 OR audience > 0 ORDER BY name, id";
constexpr std::string_view select_one =
    "SELECT id, version, owner, name, filter, sort, columns, audience, audience_id FROM segment"
    " WHERE id = $1";
constexpr std::string_view count_own = "SELECT COUNT(*) FROM segment WHERE owner = $1";
constexpr std::string_view insert_one =
    "INSERT INTO segment(id, version, owner, name, filter, sort, columns, audience, audience_id)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
constexpr std::string_view update_one =
    "UPDATE segment SET version = $2, name = $3, filter = $4, sort = $5, columns = $6,"
    " audience = $7, audience_id = $8 WHERE id = $1 AND version = $2 - 1";
constexpr std::string_view delete_one = "DELETE FROM segment WHERE id = $1 AND version = $2";

Segment segment_from(db::Row const& row) {
    Segment segment;
    segment.id = row.integer(0);
    segment.version = row.integer(1);
    segment.owner = row.integer(2);
    segment.name = row.text(3);
    segment.filter = row.text(4);
    segment.sort = row.text(5);
    segment.columns = row.text(6);
    segment.audience = static_cast<Audience>(row.integer(7));
    segment.with = row.text(8);
    return segment;
}

}  // namespace

std::string_view const schema = R"sql(
CREATE TABLE segment (
    id {{bigint}} PRIMARY KEY, version {{bigint}} NOT NULL, owner {{bigint}} NOT NULL,
    name {{text}} NOT NULL, filter {{text}} NOT NULL, sort {{text}} NOT NULL,
    columns {{text}} NOT NULL, audience {{bigint}} NOT NULL, audience_id {{text}} NOT NULL);
CREATE INDEX segment_owner ON segment(owner);
)sql";

std::vector<Segment> of_person_or_shared(db::Session& session, std::int64_t person) {
    std::vector<Segment> segments;
    auto const cursor = session.query(select_visible, {person});
    while (auto const* row = cursor->next())
        segments.push_back(segment_from(*row));
    return segments;
}

std::optional<Segment> load(db::Session& session, std::int64_t id) {
    auto const cursor = session.query(select_one, {id});
    auto const* row = cursor->next();
    return row == nullptr ? std::nullopt : std::optional(segment_from(*row));
}

std::int64_t count_of(db::Session& session, std::int64_t person) {
    return session.query(count_own, {person})->next()->integer(0);
}

void insert(db::Transaction& transaction, Segment const& segment) {
    transaction.execute(insert_one, {segment.id, segment.version, segment.owner, segment.name,
                                     segment.filter, segment.sort, segment.columns,
                                     static_cast<std::int64_t>(segment.audience), segment.with});
}

bool update(db::Transaction& transaction, Segment const& segment) {
    return transaction.execute(
               update_one,
               {segment.id, segment.version, segment.name, segment.filter, segment.sort,
                segment.columns, static_cast<std::int64_t>(segment.audience), segment.with}) > 0;
}

bool remove(db::Transaction& transaction, std::int64_t id, std::int64_t version) {
    return transaction.execute(delete_one, {id, version}) > 0;
}

}  // namespace kedang::segments::store
