// SPDX-License-Identifier: Apache-2.0
#include "accounts/sharing.h"

namespace kedang::accounts {
namespace {

constexpr std::string_view schema = R"sql(
CREATE TABLE file_share (
    id {{bigint}} PRIMARY KEY, customer {{bigint}} NOT NULL, person {{bigint}} NOT NULL,
    department {{bigint}} NOT NULL, until {{bigint}} NOT NULL, kind {{bigint}} NOT NULL,
    made_by {{bigint}} NOT NULL, made_at {{bigint}} NOT NULL);
CREATE INDEX file_share_person ON file_share(person, until);
CREATE INDEX file_share_department ON file_share(department, until);
CREATE INDEX file_share_customer ON file_share(customer);
)sql";

constexpr std::string_view select_shares =
    "SELECT id, person, department, until, kind, made_by, made_at FROM file_share"
    " WHERE customer = $1 AND until > $2 AND kind = 0 ORDER BY id DESC";
constexpr std::string_view insert_share =
    "INSERT INTO file_share(id, customer, person, department, until, kind, made_by, made_at)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
constexpr std::string_view stop_share =
    "UPDATE file_share SET until = $3 WHERE customer = $1 AND id = $2 AND until > $3";
constexpr std::string_view stop_shares =
    "UPDATE file_share SET until = $2 WHERE person = $1 AND until > $2";

}  // namespace

std::string_view sharing_schema() {
    return schema;
}

std::string shared_files_sql(std::string_view person, std::string_view department,
                             std::string_view now_ms) {
    std::string const now(now_ms);
    // A share with a department is one with all below it: with those above the person's.
    return "WITH RECURSIVE above(id) AS (SELECT d.id FROM department d WHERE d.id = " +
           std::string(department) +
           " UNION SELECT d.parent FROM department d JOIN above a ON d.id = a.id)"
           " SELECT s.customer FROM file_share s WHERE s.person = " +
           std::string(person) + " AND s.until > " + now +
           " UNION SELECT s.customer FROM file_share s JOIN above a ON s.department = a.id"
           " WHERE s.department > 0 AND s.until > " +
           now;
}

std::vector<std::int64_t> shared_files(db::Session& session, Person const& person, Instant now) {
    static std::string const sql = shared_files_sql("$1", "$2", "$3") + " ORDER BY 1";
    std::vector<std::int64_t> files;
    auto cursor = session.query(sql, {person.id, person.department, to_milliseconds(now)});
    while (auto const* row = cursor->next())
        files.push_back(row->integer(0));
    return files;
}

std::vector<Share> shares_of(db::Session& session, std::int64_t customer, Instant now) {
    std::vector<Share> shares;
    auto cursor = session.query(select_shares, {customer, to_milliseconds(now)});
    while (auto const* row = cursor->next())
        shares.push_back({row->integer(0), customer, row->integer(1), row->integer(2),
                          from_milliseconds(row->integer(3)),
                          static_cast<ShareKind>(row->integer(4)), row->integer(5),
                          from_milliseconds(row->integer(6))});
    return shares;
}

void add_share(db::Transaction& transaction, Share const& share) {
    transaction.execute(
        insert_share,
        {share.id, share.customer, share.person, share.department, to_milliseconds(share.until),
         static_cast<std::int64_t>(share.kind), share.made_by, to_milliseconds(share.made_at)});
}

bool end_share(db::Transaction& transaction, std::int64_t customer, std::int64_t share,
               Instant now) {
    return transaction.execute(stop_share, {customer, share, to_milliseconds(now)}) > 0;
}

void end_shares_with(db::Transaction& transaction, std::int64_t person, Instant now) {
    transaction.execute(stop_shares, {person, to_milliseconds(now)});
}

}  // namespace kedang::accounts
