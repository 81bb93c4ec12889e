// SPDX-License-Identifier: Apache-2.0
#include "accounts/handed_out.h"

namespace kedang::accounts {
namespace {

constexpr std::string_view schema = R"sql(
CREATE TABLE handed_out (
    kind {{text}} NOT NULL, id {{bigint}} NOT NULL, person {{bigint}} NOT NULL,
    PRIMARY KEY (kind, id));
CREATE INDEX handed_out_person ON handed_out(person);
)sql";

constexpr std::string_view insert_one =
    "INSERT INTO handed_out(kind, id, person) VALUES ($1, $2, $3)";
constexpr std::string_view select_one = "SELECT id FROM handed_out WHERE kind = $1 AND id = $2";
constexpr std::string_view delete_one = "DELETE FROM handed_out WHERE kind = $1 AND id = $2";
constexpr std::string_view delete_all = "DELETE FROM handed_out WHERE person = $1";

}  // namespace

std::string_view handed_out_schema() {
    return schema;
}

void hand_out(db::Transaction& transaction, std::string_view kind, std::int64_t id,
              std::int64_t person) {
    transaction.execute(insert_one, {kind, id, person});
}

bool is_handed_out(db::Session& session, std::string_view kind, std::int64_t id) {
    return session.integer(select_one, {kind, id}).has_value();
}

void take_back(db::Transaction& transaction, std::string_view kind, std::int64_t id) {
    transaction.execute(delete_one, {kind, id});
}

void take_back_from(db::Transaction& transaction, std::int64_t person) {
    transaction.execute(delete_all, {person});
}

}  // namespace kedang::accounts
