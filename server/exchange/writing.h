// A slice on its way to the disk: decided, stored, counted and remembered in one transaction with
// its lines in the audit trail, so that after a crash the import goes on at the very next row.
// One import, one thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/remembered.h"

namespace kedang::exchange {

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
