// A slice of rows on its way in, outside the write lane: texts read from cells, through the gate,
// checked, encrypted and indexed. Nothing is looked up that another row or customer could change.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "accounts/context.h"
#include "exchange/plan.h"
#include "exchange/source.h"
#include "records/actions.h"

namespace kedang::exchange {

/// What must not be there twice in one file, hashed.
using KeyHash = std::array<std::byte, 16>;
/// In: `kind` keeps the keys of different things apart.
KeyHash hash_of(char kind, std::string_view text);
struct RowKey {
    KeyHash hash{};
    std::string field;
    bool certain = false;  ///< false: worth a warning only
};

struct PreparedRow {
    std::int64_t row = 0;
    std::string skipped;
    std::vector<std::string> cells;  ///< as the file has them
    std::string name;
    records::Findings findings;
    std::vector<FieldError> lacking;  ///< what only a new customer needs
    std::vector<RowKey> keys;
    std::vector<fields::Typed> customer;   ///< kept where it may become a change
    std::vector<fields::Typed> contact;    ///< the same
    std::vector<std::string> match_texts;  ///< name key, credit code, number, or tags of phones
    int new_customer = -1;                 ///< position in the slice's batch
    int new_contact = -1;
    std::int64_t spare_contact_id = 0;  ///< for a contact that a known customer has not yet
};

struct Slice {
    std::vector<PreparedRow> rows;
    records::Batch batch;       ///< a customer for each row that could become one, and its contact
    std::int64_t next_row = 0;  ///< rows before it are in this slice or an earlier one
    double progress = 0;        ///< of the file, 0 … 1
    std::int64_t first_row() const { return rows.empty() ? 0 : rows.front().row; }
};

/// Ids taken in long runs, so that slices do not wait for the counter.
class IdRun {
  public:
    IdRun(db::IdAllocator& ids, std::string kind) : ids_(ids), kind_(std::move(kind)) {}
    Result<std::int64_t> next();

  private:
    static constexpr std::int64_t length = 4096;
    db::IdAllocator& ids_;
    std::string kind_;
    std::int64_t next_ = 0, end_ = 0;
};

/// One import, one thread.
class Preparation {
  public:
    /// In: context and plan outlive it.
    Preparation(accounts::Context const& context, CheckedPlan const& plan)
        : context_(context),
          plan_(plan),
          customer_ids_(context.services.ids, "customer"),
          contact_ids_(context.services.ids, "contact") {}

    /// Adds the row to the slice. Errors: Unavailable (no ids).
    Result<Done> add(records::KnownPeople& people, SourceRow& source, Slice& slice);

  private:
    struct Texts;
    struct Values;
    Texts read(tables::Row const& row, PreparedRow& prepared) const;
    Values parse(records::KnownPeople& people, Texts const& texts, PreparedRow& prepared) const;
    void find_row_key(tables::Row const& row, PreparedRow& prepared) const;
    void find_match_texts(Values const& values, PreparedRow& prepared) const;
    Result<Done> make_new(records::KnownPeople& people, Values values, PreparedRow& prepared,
                          Slice& slice);

    accounts::Context const& context_;
    CheckedPlan const& plan_;
    IdRun customer_ids_, contact_ids_;
};

}  // namespace kedang::exchange
