// SPDX-License-Identifier: Apache-2.0
#include "dealings/store.h"

#include "records/store.h"

namespace kedang::dealings::store {
namespace {

constexpr std::string_view before_place =
    " WHERE c.customer = $1 AND c.state = 0"
    " AND (c.ordered_on < $2 OR (c.ordered_on = $2 AND c.id < $3))"
    " ORDER BY c.ordered_on DESC, c.id DESC LIMIT $4";
constexpr std::string_view count_of =
    "SELECT COUNT(*) FROM sales_order WHERE customer = $1 AND state = 0";

}  // namespace

std::vector<records::Record> orders_before(db::Session& session, fields::RecordType const& type,
                                           std::int64_t customer, Place const& place,
                                           std::int64_t limit) {
    std::string const sql = "SELECT " + records::store::select_list(type) + " FROM " +
                            records::store::from_clause(type) + std::string(before_place);
    auto const cursor = session.query(sql, {customer, place.ordered_on, place.id, limit});
    std::vector<records::Record> orders;
    while (auto const* row = cursor->next())
        orders.push_back(records::store::read(type, *row));
    return orders;
}

std::int64_t count(db::Session& session, std::int64_t customer) {
    auto const cursor = session.query(count_of, {customer});
    return cursor->next()->integer(0);
}

}  // namespace kedang::dealings::store
