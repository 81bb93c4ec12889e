// The customer list: conditions, search box, sort, keyset paging, exact counts. Scope and rights
// are decided before any row is read.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "accounts/context.h"
#include "customers/store.h"
#include "records/view.h"

namespace kedang::customers {

/// As the URL says it; every text may be "".
struct ListRequest {
    std::string_view filter;   ///< JSON, docs/api.md
    std::string_view search;   ///< number, name, phone, credit code
    std::string_view sort;     ///< field, with - before it for descending; default -updated_at
    std::string_view columns;  ///< field names with commas; default the catalogue's
    std::string_view after;    ///< the cursor of the page before
    std::int64_t limit = 50;   ///< rows
};

/// Returns: {"items":[Record],"next"?}. The total comes by count(), so that rows never wait for it.
/// Errors:  Invalid (filter, sort, column, cursor).
Result<std::string> list(accounts::Context const& context, ListRequest const& request);

/// Returns: how many match, exactly.
Result<std::int64_t> count(accounts::Context const& context, std::string_view filter,
                           std::string_view search);

/// By what a list is in order. In: as ListRequest::sort. Errors: Invalid.
Result<store::Order> order_of(accounts::Context const& context, std::string_view sort);
/// In: as ListRequest::columns. Errors: Invalid, the same for unknown and for hidden ones.
Result<records::Columns> columns_of(accounts::Context const& context, std::string_view names);

}  // namespace kedang::customers
