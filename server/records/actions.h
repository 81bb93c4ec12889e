// The second half of the gate in, and what every capability does with its records: store new ones,
// add to a file, change, reveal. Each runs in one transaction with its line in the audit trail.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "accounts/context.h"
#include "platform/db/database.h"
#include "records/duplicates.h"
#include "records/model.h"
#include "records/prepare.h"

namespace kedang::records {

/// What was stored, and what a person should still look at.
struct Stored {
    std::int64_t id = 0;
    std::vector<FieldError> warnings;
    bool replayed = false;  ///< the same Idempotency-Key was answered before; nothing was stored
};

/// "Yes, I have seen it": rules and "duplicate" that the user confirmed.
using Confirmations = std::vector<std::string>;

/// Records that enter together, all or none.
struct Batch {
    std::vector<Entry> customers;  ///< numbers are given inside the transaction
    std::vector<Entry> children;   ///< contacts, follow-ups; of one or several record types
    std::int64_t import = 0;       ///< what brought them in, 0 for none
};

/// Gives numbers, stores the batch and appends its changes. To be called inside
/// audit_trail::change; the lane may run it twice, with the same outcome. Errors: Conflict
/// "duplicate" where a certain duplicate came in between.
Result<Done> store_new(db::Transaction& transaction, accounts::Context const& context, Batch& batch,
                       audit_trail::ChangeSet& changes);

/// A record of the file that the actor may see, opened as far as needed by the caller.
/// Errors: NotFound, also where it is out of scope.
Result<Record> find_visible(db::Session& session, accounts::Context const& context,
                            fields::RecordType const& type, std::int64_t id);

struct NewChild {
    fields::RecordType const* type = nullptr;
    std::int64_t customer = 0;
    std::vector<Typed> values;
    Confirmations confirmed;
};
/// Adds a contact, a follow-up … to a file.
/// Errors: Invalid, NotFound (file), Forbidden, Conflict (frozen file, duplicate, confirm_needed).
Result<Stored> add_child(accounts::Context const& context, NewChild const& child);

struct ChangeRequest {
    fields::RecordType const* type = nullptr;
    std::int64_t id = 0;
    std::int64_t expected_version = 0;
    std::vector<Typed> values;
    std::string reason;
    Confirmations confirmed;
};
/// Changes fields of a record.
/// Errors:  Invalid (also reason_required, B09), NotFound, Stale (B08) with `current_version`,
///          Conflict (duplicate, confirm_needed).
/// Effects: one audit entry with before and after (B11); nothing where nothing differs.
Result<Stored> change_record(accounts::Context const& context, ChangeRequest const& request);

/// The clear text of a value the actor sees masked. Errors: NotFound, Forbidden.
/// Effects: an audit entry, before the value leaves.
Result<std::string> reveal(accounts::Context const& context, fields::RecordType const& type,
                           std::int64_t id, std::string const& field, std::string const& purpose);

/// Turns findings and matches into the refusal they deserve, if any: errors first, then duplicates,
/// then warnings that were not confirmed.
Result<Done> judge(Findings& findings, std::vector<Match> const& matches,
                   Confirmations const& confirmed);

}  // namespace kedang::records
