// What asking, deciding and reading share: who sees a request, who decides it, its line in the log.
// Used by one thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "accounts/context.h"
#include "platform/db/database.h"
#include "records/model.h"
#include "review/model.h"

namespace kedang::review {

inline constexpr std::string_view decide_permission = "update_request.decide";

/// A request with the record it is about, opened; without it where the file is out of sight now.
struct SeenRequest {
    UpdateRequest request;
    std::optional<records::Record> record = {};
};

/// A request that the actor made, or may decide as far as the file goes.
/// Errors: NotFound, the same for one that does not exist and one that is not to be seen.
Result<SeenRequest> find_seen(db::Session& session, accounts::Context const& context,
                              std::int64_t id);
/// In: a request of that kind, read already.
SeenRequest with_record(db::Session& session, accounts::Context const& context,
                        UpdateRequest request);

/// Whether that person may change every field it asks for by the rights on fields.
bool may_write_all(accounts::Actor const& actor, records::Record const& record,
                   std::vector<Proposal> const& proposals);
/// Whether that person may decide it: pending, somebody else's, of a file and fields in reach.
bool may_decide(accounts::Actor const& actor, SeenRequest const& seen,
                std::vector<Proposal> const& proposals);

/// Everybody who may decide it as things stand, by id: who is to hear that it waits.
std::vector<std::int64_t> deciders_of(db::Session& session, accounts::Context const& context,
                                      SeenRequest const& seen,
                                      std::vector<Proposal> const& proposals);

/// Ends the request, with its line in the log. Whoever asked is to hear of it here.
/// Errors: Conflict where somebody else was faster.
Result<Done> settle(db::Transaction& transaction, accounts::Context const& context,
                    UpdateRequest request, State state, std::string const& note,
                    audit_trail::ChangeSet& changes);

/// The request was ended before. In: the state it is in.
Error not_pending(State state);

/// Its line in the log: which fields, no values; those lie sealed in the request.
audit_trail::Change line_of(UpdateRequest const& request, std::string action, std::string summary);

}  // namespace kedang::review
