// A record as the gate handles it: values by the catalogue's fields, ciphertexts beside them. The
// same for customers, contacts, follow-ups and whatever comes. Pure values; no storage, no HTTP.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "accounts/model.h"
#include "audit_trail/model.h"
#include "base/clock.h"
#include "fields/catalogue.h"
#include "fields/field_type.h"
#include "fields/typed.h"
#include "platform/crypto/blind_index.h"
#include "platform/crypto/field_cipher.h"

namespace kedang::records {

/// Where a record is in its life. The numbers are stored.
enum class State : std::uint8_t { Active = 0, Merged = 1, Archived = 2, Recycled = 3, Erased = 4 };

struct Record {
    fields::RecordType const* type = nullptr;
    std::int64_t id = 0;
    std::int64_t version = 1;         ///< one higher with each change
    std::int64_t sealed_version = 1;  ///< one higher when a ciphertext changes; in associated data
    State state = State::Active;
    State file_state = State::Active;  ///< of the customer it belongs to
    std::int64_t customer = 0;         ///< the file it belongs to; its own id for a customer
    std::int64_t owner = 0;            ///< of the file; 0: in the pool
    std::int64_t department = 0;       ///< of the file
    crypto::RecordSalt salt{};
    std::vector<fields::Value> values;  ///< by position in type->fields; encrypted ones once opened
    std::vector<crypto::Bytes> sealed;  ///< by position; empty where nothing is encrypted

    /// What decides who sees it.
    accounts::File file() const { return {customer, owner, department}; }
    fields::Value const& value(fields::Field const& field) const { return values[position(field)]; }
    fields::Value& value(fields::Field const& field) { return values[position(field)]; }
    /// Absent where the record type has no such field.
    fields::Value const& value(std::string_view field_name) const;
    std::size_t position(fields::Field const& field) const {
        return static_cast<std::size_t>(&field - type->fields.data());
    }
};

Record empty_record(fields::RecordType const& type);

using fields::Typed;

/// A field and its parsed value.
struct Assigned {
    fields::Field const* field = nullptr;
    fields::Value value;
};

/// One value on its way into the log and out of it: what it was and what it is.
struct ValueChange {
    fields::Field const* field = nullptr;
    fields::Value before;
    fields::Value after;
};

/// How a value of a record is found by its exact text.
struct IndexEntry {
    fields::Field const* field = nullptr;
    crypto::IndexTag tag{};
};

/// A customer's name as the duplicate check, sorting and the search index take it.
struct NameForms {
    std::string key;
    std::string sort;
    std::vector<std::string> tokens;
};

/// A record on its way in: parsed, checked, encrypted and indexed outside the write lane.
struct Entry {
    Record record;  ///< as it will be
    bool is_new = true;
    std::vector<ValueChange> changes;    ///< what differs from before
    std::vector<IndexEntry> index;       ///< to be added
    std::vector<IndexEntry> index_gone;  ///< to be removed
    std::optional<NameForms> name;       ///< of a customer, where the name is new
    std::optional<NameForms> name_gone;  ///< what it was before
    audit_trail::Change change;          ///< the line for the audit trail
    int missing = 0;           ///< required values of a complete record that lack (待补全)
    bool gets_number = false;  ///< its number is ours, made anew if the lane runs it again
};

/// Values that leave the database only encrypted, also in the log.
inline bool kept_secret(fields::Field const& field) {
    return field.encrypted || field.sensitivity >= fields::Sensitivity::Personal;
}

}  // namespace kedang::records
