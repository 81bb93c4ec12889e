// SPDX-License-Identifier: Apache-2.0
#include "exchange/remembered.h"

#include <algorithm>

#include "base/check.h"
#include "exchange/model_json.h"

namespace kedang::exchange {
namespace {

constexpr std::uint32_t row_field = 1;  ///< in associated data
constexpr std::uint32_t sample_field = 2;
constexpr std::int64_t most_skipped_kept = 200;
constexpr std::int64_t frequent_warning = 1000;

RowReport report_of(PreparedRow const& row, RowDecision const& decision) {
    RowReport report{row.row,  decision.outcome, decision.customer,
                     row.name, decision.errors,  decision.warnings,
                     {}};
    if (decision.outcome == Outcome::Rejected) {
        report.customer = 0;
        report.cells = row.cells;
    }
    if (decision.outcome == Outcome::Skipped)
        report.warnings.push_back({"", "skipped", row.skipped});
    return report;
}

std::int64_t count_of(Counts const& counts, Outcome outcome) {
    switch (outcome) {
        case Outcome::Created:
            return counts.created;
        case Outcome::Updated:
            return counts.updated;
        case Outcome::Unchanged:
            return counts.unchanged;
        case Outcome::Rejected:
            return counts.rejected;
        case Outcome::Skipped:
            break;
    }
    return counts.skipped;
}

bool has_rare_warning(RowDecision const& row, Tally const& tally) {
    return std::any_of(row.warnings.begin(), row.warnings.end(), [&](FieldError const& own) {
        return std::any_of(tally.warnings.begin(), tally.warnings.end(), [&](Reason const& reason) {
            return reason.field == own.field && reason.rule == own.rule &&
                   reason.count <= frequent_warning;
        });
    });
}

bool is_worth_keeping(RowDecision const& row, Tally const& tally) {
    auto const so_far = count_of(tally.counts, row.outcome);
    if (row.outcome == Outcome::Rejected)
        return true;
    if (row.outcome == Outcome::Skipped)
        return so_far <= most_skipped_kept;
    return so_far <= static_cast<std::int64_t>(samples_of_each) || has_rare_warning(row, tally);
}

crypto::RecordCipher cipher_of(crypto::Keyring const& keyring, store::StoredImport const& stored) {
    auto cipher = crypto::RecordCipher::open(keyring, {import_table, stored.import.id},
                                             crypto::ByteView(stored.salt));
    check(cipher.ok(), "an import keeps its salt");
    return std::move(cipher).value();
}

}  // namespace

RowVault::RowVault(crypto::Keyring const& keyring, store::StoredImport const& stored)
    : cipher_(cipher_of(keyring, stored)) {}

store::StoredRow RowVault::seal(RowReport const& report) const {
    return {report.row, report.outcome, report.customer,
            cipher_.encrypt(row_field, report.row, to_json(report))};
}

RowReport RowVault::open(store::StoredRow const& row) const {
    auto const text = cipher_.decrypt(row_field, row.row, row.sealed);
    check(text.ok(), "a remembered row opens in its own place");
    auto report = report_from_json(text.value());
    report.row = row.row;
    report.outcome = row.outcome;
    report.customer = row.customer;
    return report;
}

crypto::Bytes RowVault::seal_samples(std::string_view json) const {
    return cipher_.encrypt(sample_field, 1, json);
}

std::string RowVault::open_samples(crypto::ByteView sealed) const {
    auto text = cipher_.decrypt(sample_field, 1, sealed);
    check(text.ok(), "samples open in their own place");
    return std::move(text).value();
}

std::vector<RowReport> count(Slice const& slice, std::vector<RowDecision> const& decisions,
                             Tally& tally) {
    std::vector<RowReport> kept;
    for (std::size_t at = 0; at < decisions.size(); ++at) {
        auto const& decision = decisions[at];
        tally.counts.add(decision.outcome);
        tally.counts.incomplete += decision.outcome == Outcome::Created && decision.incomplete;
        if (decision.outcome == Outcome::Rejected)
            Tally::note(tally.reasons, decision.errors);
        else
            Tally::note(tally.warnings, decision.warnings);
        if (is_worth_keeping(decision, tally))
            kept.push_back(report_of(slice.rows[at], decision));
    }
    return kept;
}

}  // namespace kedang::exchange
