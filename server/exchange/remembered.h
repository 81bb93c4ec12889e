// What is kept of the rows of a file: counts and grouped reasons of all, the rows themselves sealed
// where somebody has to look at them. Thread-safe once made.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exchange/decisions.h"
#include "exchange/store.h"

namespace kedang::exchange {

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

}  // namespace kedang::exchange
