// The orders of a customer's file as they are read. Writing goes through records/actions. The
// public face of the capability. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "accounts/context.h"
#include "records/actions.h"

namespace kedang::dealings {

/// The record type of orders.
fields::RecordType const& order_type(fields::Catalogue const& catalogue);

/// Writes an order down. Errors: those of records::add_child.
Result<records::Stored> add_order(accounts::Context const& context, std::int64_t customer,
                                  std::vector<records::Typed> values,
                                  records::Confirmations confirmed);

/// In: a request without its type. Errors: those of records::change_record.
Result<records::Stored> change_order(accounts::Context const& context,
                                     records::ChangeRequest request);

/// In:      before: the `next` of the page before, or "".
/// Returns: {"items":[Record],"total","next"?}, newest first.
/// Errors:  NotFound (file, also where it is out of scope), Invalid (before).
Result<std::string> orders_of(accounts::Context const& context, std::int64_t customer,
                              std::string_view before);

/// An order as the API says it. Errors: NotFound.
Result<std::string> read_order(accounts::Context const& context, std::int64_t order);

}  // namespace kedang::dealings
