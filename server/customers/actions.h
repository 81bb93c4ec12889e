// The customer file: create, check while typing, read the whole file, list and count. Changing and
// adding go through records/actions; the rows are theirs too.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "accounts/context.h"
#include "records/actions.h"

namespace kedang::customers {

/// What is required at once: everything 录入 asks for, or only a name and a phone (快速录入).
enum class EntryKind : std::uint8_t { Full, Quick };

/// A new file with all that enters in one save (B06): contacts, tags among the values, follow-up.
struct NewCustomer {
    std::vector<records::Typed> values;
    std::vector<std::vector<records::Typed>> contacts;
    std::optional<std::vector<records::Typed>> follow_up;
    EntryKind entry = EntryKind::Full;
    records::Confirmations confirmed;
};

/// Stores file, contacts and follow-up, all or none.
/// Errors:  Invalid with every wrong field, Conflict (duplicate, confirm_needed).
/// Effects: a number without gaps; one audit entry a record.
Result<records::Stored> create_customer(accounts::Context const& context,
                                        NewCustomer const& customer);

/// What would be said of it on save. `except` is the file being edited, or 0.
struct Checked {
    records::Findings findings;
    std::vector<records::Match> matches;
};
/// Errors:  TooMany (secret values asked for within the hour).
/// Effects: a line in the log for each such value; nothing else is stored.
Result<Checked> check_customer(accounts::Context const& context, NewCustomer const& customer,
                               std::int64_t except);

}  // namespace kedang::customers
