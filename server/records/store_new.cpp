// New records inside the transaction: duplicates once more, numbers, rows, changes.
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "base/check.h"
#include "fields/numbering.h"
#include "records/actions.h"
#include "records/store.h"

namespace kedang::records {
namespace {

/// Where a number's parts come from: the customer's type and 建档日期.
struct NumberParts {
    std::string type_word;
    Date date;
};

NumberParts number_parts(accounts::Context const& context, Record const& customer) {
    auto const& words = context.catalogue().preset()->numbering.type_words;
    auto const found = words.find(customer.value("customer_type").text);
    auto const other = words.find("other");
    auto const filed_on = parse_date(customer.value("filed_on").text);
    return {found != words.end()   ? found->second
            : other != words.end() ? other->second
                                   : "",
            filed_on.value_or(context.today())};
}

/// Gives every customer its number: one counter step a period, so that there are no gaps.
Result<Done> give_numbers(db::Transaction& transaction, accounts::Context const& context,
                          std::vector<Entry>& customers) {
    check(context.catalogue().preset() != nullptr, "the company is set up");
    TRY_SET(auto const pattern,
            fields::NumberPattern::parse(context.catalogue().preset()->numbering.pattern));
    auto const* field = context.catalogue().customer().field("number");
    std::map<std::string, std::vector<Entry*>> by_period;
    for (auto& entry : customers) {
        auto const parts = number_parts(context, entry.record);
        entry.gets_number |= entry.record.value(*field).absent();
        if (entry.gets_number)
            by_period[pattern.period_key(parts.date, parts.type_word)].push_back(&entry);
    }
    for (auto const& [period, entries] : by_period) {
        auto serial =
            store::take_serials(transaction, period, static_cast<std::int64_t>(entries.size()));
        for (auto* entry : entries) {
            auto const parts = number_parts(context, entry->record);
            auto number = pattern.format(parts.date, parts.type_word, serial++);
            entry->change.summary = number;
            entry->record.value(*field) = fields::Value::of_text(std::move(number));
        }
    }
    return Done{};
}

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
    std::stable_sort(children.begin(), children.end(), [](Entry const& a, Entry const& b) {
        return a.record.type->number < b.record.type->number;
    });
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
