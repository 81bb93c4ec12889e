// Orders of one customer by date. SQL only.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <string>
#include <vector>

#include "platform/db/database.h"
#include "records/model.h"

namespace kedang::dealings::store {

/// Where a page has ended.
struct Place {
    std::string ordered_on = "9999-12-31";
    std::int64_t id = std::numeric_limits<std::int64_t>::max();
};
/// Newest first.
std::vector<records::Record> orders_before(db::Session& session, fields::RecordType const& type,
                                           std::int64_t customer, Place const& place,
                                           std::int64_t limit);
std::int64_t count(db::Session& session, std::int64_t customer);

}  // namespace kedang::dealings::store
