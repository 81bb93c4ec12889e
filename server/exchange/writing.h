// A slice on its way to the disk: decided, stored, counted and remembered in one transaction with
// its lines in the audit trail, so that after a crash the import goes on at the very next row.
// One import, one thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/decisions.h"
#include "exchange/store.h"

namespace kedang::exchange {

/// The table of imports in the audit trail and in associated data.
inline constexpr std::uint32_t import_table = 20;

/// Rows as they are remembered: sealed under the import's own salt.
class RowVault {
  public:
    RowVault(crypto::Keyring const& keyring, store::StoredImport const& stored);
    store::StoredRow seal(RowReport const& report) const;
    RowReport open(store::StoredRow const& row) const;
    crypto::Bytes seal_samples(std::string_view json) const;
    std::string open_samples(crypto::ByteView sealed) const;

  private:
    crypto::RecordCipher cipher_;
};

/// Counts a slice. Returns: the rows worth remembering: all rejected ones, the first of each other
/// outcome, and those with warnings while a warning is not yet frequent.
std::vector<RowReport> count(Slice const& slice, std::vector<RowDecision> const& decisions,
                             Tally& tally);

class SliceWriter {
  public:
    /// In: all outlive it. `import` is moved on with each slice.
    SliceWriter(accounts::Context const& context, CheckedPlan const& plan, RowVault const& vault,
                Import& import)
        : context_(context), plan_(plan), vault_(vault), import_(import) {}

    /// Stores the slice; where a row of it breaks the transaction, its rows one by one.
    /// Errors: Conflict "import_stopped" (cancelled, or another process is further); Unavailable.
    Result<Done> write(Slice& slice);
    /// Of a row that was stored before a crash: only what later rows are compared with.
    void remember_keys(PreparedRow const& row);

  private:
    Result<Done> write_at_once(Slice& slice);
    Result<Done> write_row_by_row(Slice const& slice);
    Result<Done> store_all(db::Transaction& transaction, Slice& slice,
                           std::vector<RowDecision>& decisions, audit_trail::ChangeSet& changes);
    Result<Done> store_new(db::Transaction& transaction, Slice& slice,
                           std::vector<RowDecision> const& decisions,
                           audit_trail::ChangeSet& changes);
    void move_on(Slice const& slice, Import& next) const;

    accounts::Context const& context_;
    CheckedPlan const& plan_;
    RowVault const& vault_;
    Import& import_;
    RowRegistry registry_;
};

}  // namespace kedang::exchange
