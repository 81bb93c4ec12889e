// Rows that mean a customer who is there already: what they would change, under the rights the
// actor has on that very file. Blanks and masked values change nothing. Reads only; one thread.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <vector>

#include "exchange/preparation.h"
#include "records/people.h"
#include "records/table_cells.h"

namespace kedang::exchange {

struct RowDecision;

class Updates {
  public:
    Updates(db::Session& session, accounts::Context const& context, CheckedPlan const& plan)
        : session_(session),
          context_(context),
          plan_(plan),
          people_(session),
          cells_(context, people_) {}

    /// Reads the customers that rows of the slice mean.
    void load(std::vector<std::int64_t> const& customers);
    /// Fills in what the row does to the customer; errors where it may not. In: a loaded one.
    void change(std::int64_t customer, PreparedRow const& row, RowDecision& decision);
    /// Rejects changes that would give a customer what another one has for certain.
    void refuse_duplicates(std::vector<RowDecision>& decisions);

  private:
    bool may_change(records::Record const& customer, RowDecision& decision) const;
    void change_customer(records::Record current, PreparedRow const& row, RowDecision& decision);
    void refuse_stale(records::Record const& current, PreparedRow const& row,
                      RowDecision& decision) const;
    void change_contact(records::Record const& customer, PreparedRow const& row,
                        RowDecision& decision);
    records::Record const* contact_meant(std::vector<records::Record> const& contacts,
                                         std::vector<records::Assigned> const& values) const;
    void check_changes(records::Record const& current, records::Entry const& entry,
                       RowDecision& decision) const;

    db::Session& session_;
    accounts::Context const& context_;
    CheckedPlan const& plan_;
    records::KnownPeople people_;
    records::Cells cells_;
    std::map<std::int64_t, records::Record> customers_;
};

}  // namespace kedang::exchange
