// The first half of the gate in, outside the write lane: resolve the field in the catalogue → may
// this actor write it → parse and normalise → rules → encrypt and index. Nothing is stored here.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "accounts/context.h"
#include "records/model.h"
#include "records/people.h"

namespace kedang::records {

/// All that is wrong with an input, and all a person should look at, by place.
struct Findings {
    std::vector<FieldError> errors;
    std::vector<FieldError> warnings;
};

/// Under which rights somebody writes.
struct Writing {
    accounts::Relation relation = accounts::Relation::Own;
    bool core = true;        ///< core fields too: new records, and see Actor::may_change_core
    std::string place = {};  ///< goes before field names in errors: "contacts[0]."
};

/// Parses what somebody typed. Every field that is wrong is reported, not only the first.
std::vector<Assigned> parse(accounts::Context const& context, KnownPeople& people,
                            fields::RecordType const& type, std::span<Typed const> typed,
                            Writing const& writing, Findings& findings);

/// The same for values that went through `parse` before and waited since: rights and rules are
/// asked anew.
std::vector<Assigned> admit(accounts::Context const& context, KnownPeople& people,
                            fields::RecordType const& type, std::vector<Assigned> values,
                            Writing const& writing, Findings& findings);

/// A core field that this writer may not change any more, and may ask to have changed (A26).
bool is_locked(fields::Field const& field, Writing const& writing);

/// Decrypts the encrypted values that `wanted` names (all, where empty).
/// Errors: Invalid or NotFound of the cipher (damaged, moved, erased).
Result<Done> open(crypto::Keyring const& keyring, Record& record,
                  std::span<fields::Field const* const> wanted = {});

/// A new record: ids, salt, values, defaults, ciphertexts, index entries, name forms.
/// In: `customer` 0 for a customer (its own id is taken).
Entry make_new(accounts::Context const& context, fields::RecordType const& type, std::int64_t id,
               std::int64_t customer, std::vector<Assigned> values);

/// The record with other values. In: `current` opened. Values equal to the stored ones are dropped
/// where the writer sees those clear; `changes` is empty where nothing differs.
Entry make_changed(accounts::Context const& context, Record current, std::vector<Assigned> values);

/// Required values that a complete record has and this one lacks, by field. In: `contacts` of a
/// customer decide whether the record type contact's requirements are met by its first one.
std::vector<fields::Field const*> missing_fields(Record const& record, fields::Required kind);

}  // namespace kedang::records
