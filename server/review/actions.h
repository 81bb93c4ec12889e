// Update requests: asking for a change of what is locked (申请修改), deciding on it, taking it
// back, reading. The public face of the capability. Whoever asks never decides.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "accounts/context.h"
#include "records/actions.h"

namespace kedang::review {

/// The tables of this capability, for the list of migrations.
std::string_view schema();

struct Wish {
    fields::RecordType const* type = nullptr;
    std::int64_t record = 0;
    std::vector<records::Typed> values;
    std::string reason;
    records::Confirmations confirmed;
};
/// Asks for a change of which at least one field is locked for the actor.
/// Returns: the id of the request.
/// Errors:  NotFound (record), Invalid (reason; all that the gate says of the values; "not_locked"
///          where one may change them oneself), Conflict (the gate's; the same again; too many).
Result<std::int64_t> ask(accounts::Context const& context, Wish const& wish);

/// Errors: NotFound, Forbidden (somebody else's), Conflict (decided already).
Result<Done> withdraw(accounts::Context const& context, std::int64_t id);

struct Decision {
    std::int64_t request = 0;
    std::string note;
    records::Confirmations confirmed;
};
/// Changes the record as asked, under the decider's own rights on fields; only core locks open.
/// Errors:  NotFound, Forbidden (one's own; fields one may not write), Conflict (decided already;
///          "outdated" with both values, which ends the request), the gate's.
/// Effects: record, request and both lines of the log in one transaction.
Result<Done> approve(accounts::Context const& context, Decision const& decision);
/// Errors: NotFound, Forbidden (one's own), Invalid (no note), Conflict (decided already).
Result<Done> refuse(accounts::Context const& context, Decision const& decision);

/// As the URL says it; every text may be "".
struct ListWish {
    std::string_view scope;  ///< "mine" (where absent) or "to_decide"
    std::string_view state;  ///< "" for all
    std::string_view after;  ///< the `next` of the page before
    std::int64_t limit = 20;
};
/// Returns: {"items":[UpdateRequest],"next"?,"total"}, newest first.
/// Errors:  Invalid, Forbidden ("to_decide" for who decides nothing).
Result<std::string> list_json(accounts::Context const& context, ListWish const& wish);
/// An UpdateRequest of docs/api.md. Errors: NotFound.
Result<std::string> request_json(accounts::Context const& context, std::int64_t id);

}  // namespace kedang::review
