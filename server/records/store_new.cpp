// New records inside the transaction: duplicates once more, numbers, rows, changes.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "records/actions.h"
#include "records/numbers.h"
#include "records/store.h"

namespace kedang::records {
namespace {

Result<Done> refuse_certain_duplicates(db::Transaction& transaction,
                                       accounts::Context const& context,
                                       std::vector<Entry> const& customers) {
    auto const matches = find_matches(transaction, context, customers, Keys::Certain);
    for (auto const& found : matches)
        if (!found.empty())
            return Error{ErrorCode::Conflict,
                         "duplicate",
                         found.front().message,
                         {{found.front().field, "duplicate", found.front().message}}};
    return Done{};
}

}  // namespace

Result<Done> store_new(db::Transaction& transaction, accounts::Context const& context, Batch& batch,
                       audit_trail::ChangeSet& changes) {
    if (!batch.customers.empty()) {
        if (batch.import == 0)
            TRY(refuse_certain_duplicates(transaction, context, batch.customers));
        TRY(give_numbers(transaction, context, batch.customers));
        store::insert(transaction, batch.customers, batch.import);
    }
    auto& children = batch.children;
    auto const by_type = [](Entry const& a, Entry const& b) {
        return a.record.type->number < b.record.type->number;
    };
    // Entries are large: an import brings contacts only, and thousands of them need not move.
    if (!std::is_sorted(children.begin(), children.end(), by_type))
        std::stable_sort(children.begin(), children.end(), by_type);
    for (std::size_t first = 0; first < children.size();) {
        std::size_t last = first;
        while (last < children.size() && children[last].record.type == children[first].record.type)
            ++last;
        store::insert(transaction, std::span(children).subspan(first, last - first), 0);
        first = last;
    }
    for (auto* entries : {&batch.customers, &children})
        for (auto& entry : *entries)
            changes.changes.push_back(entry.change);
    return Done{};
}

}  // namespace kedang::records
