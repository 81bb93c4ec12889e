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
                            fields::RecordType const& type, std::int64_t id,
                            accounts::AskedAt at = accounts::AskedAt::current());

struct NewChild {
    fields::RecordType const* type = nullptr;
    std::int64_t customer = 0;
    std::vector<Typed> values;
    Confirmations confirmed;
};
/// Adds a contact, a follow-up … to a file.
/// Errors: Invalid, NotFound (file), Forbidden, Conflict (frozen file, duplicate, confirm_needed).
Result<Stored> add_child(accounts::Context const& context, NewChild const& child);

/// By whose leave locked core fields are changed.
enum class CoreFields : std::uint8_t {
    ByRole,   ///< the actor's own, see Actor::may_change_core
    Approved  ///< somebody else asked for it; the caller has made sure who approves
};

struct ChangeRequest {
    fields::RecordType const* type = nullptr;
    std::int64_t id = 0;
    std::int64_t expected_version = 0;
    std::vector<Typed> values;
    std::string reason;
    Confirmations confirmed;
    std::vector<Assigned> waiting = {};  ///< values parsed before, besides `values`
    CoreFields core = CoreFields::ByRole;
};
/// Changes fields of a record.
/// Errors:  Invalid (also reason_required, B09), NotFound, Stale (B08) with `current_version`,
///          Conflict (duplicate, confirm_needed).
/// Effects: one audit entry with before and after (B11); nothing where nothing differs.
Result<Stored> change_record(accounts::Context const& context, ChangeRequest const& request);

/// A change that has passed the gate and is stored nowhere yet. `entry.changes` is empty where
/// nothing differs.
struct PreparedChange {
    Entry entry;
    std::vector<FieldError> warnings;
};
/// The first half of change_record, outside of the write lane. Errors: those of change_record.
Result<PreparedChange> prepare_change(accounts::Context const& context,
                                      ChangeRequest const& request);
/// The second half, inside audit_trail::change, for who has more to store in that transaction.
/// In:     an entry with changes.
/// Errors: Conflict (a certain duplicate came in between), Stale, NotFound.
Result<Done> store_change(db::Transaction& transaction, accounts::Context const& context,
                          Entry const& entry, audit_trail::ChangeSet& changes);

/// Whether this actor may still change the record's core fields by itself (A26).
bool may_change_core(accounts::Context const& context, Record const& record,
                     accounts::AskedAt at = accounts::AskedAt::current());

struct Renumbering {
    std::int64_t customer = 0;
    std::int64_t expected_version = 0;
    std::string number;
    std::string reason;
};
/// Gives a file another number; by the old one it is found as before, and nobody else gets it.
/// Errors:  Forbidden, NotFound, Stale, Invalid (reason, number), Conflict "number_taken".
/// Effects: one audit entry with both numbers.
/// Source:  A24 A26
Result<Stored> renumber(accounts::Context const& context, Renumbering const& wanted);

/// The clear text of a value the actor sees masked. Errors: NotFound, Forbidden.
/// Effects: an audit entry, before the value leaves.
Result<std::string> reveal(accounts::Context const& context, fields::RecordType const& type,
                           std::int64_t id, std::string const& field, std::string const& purpose);

/// Turns findings and matches into the refusal they deserve, if any: errors first, then duplicates,
/// then warnings that were not confirmed.
Result<Done> judge(Findings& findings, std::vector<Match> const& matches,
                   Confirmations const& confirmed);

}  // namespace kedang::records
