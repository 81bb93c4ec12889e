// The gate out: how a record leaves, for this actor. A field one may not read is not there; a
// masked one leaves as {"masked": …}. One request, one thread. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "accounts/context.h"
#include "base/json_writer.h"
#include "records/model.h"
#include "records/people.h"

namespace kedang::records {

/// The actor's rights on the fields of one record type, by relation and position.
class FieldRights {
  public:
    FieldRights(accounts::Actor const& actor, fields::RecordType const& type);
    accounts::FieldRight of(accounts::Relation relation, std::size_t position) const {
        return rights_[static_cast<std::size_t>(relation)][position];
    }

  private:
    std::array<std::vector<accounts::FieldRight>, accounts::relation_count> rights_;
};

/// Which fields of a record are wanted; empty means all.
using Columns = std::vector<fields::Field const*>;

class View {
  public:
    View(accounts::Context const& context, KnownPeople& people)
        : context_(context), people_(people) {}

    accounts::Relation relation(Record const& record) const {
        return context_.actor.relation_to(record.file());
    }
    /// What the actor may do with a value of this record.
    accounts::FieldRight right(Record const& record, fields::Field const& field,
                               accounts::AskedAt at = accounts::AskedAt::current());

    /// Writes a Record of docs/api.md. Decrypts what leaves. Throws Bug where a ciphertext does not
    /// open: a damaged value is never shown as if it were empty.
    void write(JsonWriter& out, Record record, Columns const& columns = {});
    /// One value as it leaves, masked where it must be. In: not Hidden.
    void write_value(JsonWriter& out, fields::Field const& field, fields::Value const& value,
                     accounts::Right right);
    /// As people read it, masked where it must be.
    std::string text_of(fields::Field const& field, fields::Value const& value,
                        accounts::Right right);

  private:
    FieldRights const& rights(fields::RecordType const& type);
    void write_rights(JsonWriter& out, Record const& record);
    void write_texts(JsonWriter& out, Record const& record, Columns const& shown);

    accounts::Context const& context_;
    KnownPeople& people_;
    std::map<std::uint32_t, FieldRights> rights_;
};

}  // namespace kedang::records
