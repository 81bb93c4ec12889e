// What becomes of each row of a slice: new, changed, unchanged or rejected, seen against what is
// stored and against the rows before it. Reads only, so a dry run and a run decide alike.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "exchange/preparation.h"
#include "records/look_up.h"

namespace kedang::exchange {

/// Which row of the file had a key first. Grows with what was accepted: 16 bytes a key in one open
/// table, since a file of a million rows has three million keys. One thread.
class RowRegistry {
  public:
    /// The row that has the key, 0 for none.
    std::int64_t find(KeyHash const& key) const;
    void add(KeyHash const& key, std::int64_t row);

  private:
    /// Twelve of the sixteen bytes tell a billion keys apart as well.
    struct Slot {
        std::array<std::byte, 12> key{};
        std::uint32_t row = 0;  ///< 0: empty
    };
    std::size_t place_of(KeyHash const& key) const;
    void grow();

    std::vector<Slot> slots_;
    std::size_t used_ = 0;
};

struct RowDecision {
    Outcome outcome = Outcome::Rejected;
    std::int64_t customer = 0;
    bool incomplete = false;
    std::vector<FieldError> errors;
    std::vector<FieldError> warnings;
    std::vector<RowKey> keys;             ///< what later rows are compared with
    std::vector<records::Entry> changed;  ///< customer, contact
    std::vector<records::Entry> added;    ///< a contact of a known customer
};

/// In:      rows before the slice in `before`; `session` is the transaction of the run, or a
/// reader. Returns: one decision a row, in order.
std::vector<RowDecision> decide(db::Session& session, accounts::Context const& context,
                                CheckedPlan const& plan, Slice const& slice,
                                RowRegistry const& before);

/// The decisions of a dry run, and the secret values that they tell are there: to be noted before
/// anybody sees them. In: Keys::Open leaves those values out.
struct DryDecisions {
    std::vector<RowDecision> rows;
    records::LookUp asked;
};
DryDecisions decide_dry(db::Session& session, accounts::Context const& context,
                        CheckedPlan const& plan, Slice const& slice, RowRegistry const& before,
                        records::Keys keys);

}  // namespace kedang::exchange
