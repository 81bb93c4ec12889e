// SPDX-License-Identifier: Apache-2.0
#include "exchange/writing.h"

#include <algorithm>
#include <set>

#include "audit_trail/actions.h"
#include "base/check.h"
#include "exchange/model_json.h"
#include "fields/numbering.h"
#include "records/completeness.h"
#include "records/store.h"

namespace kedang::exchange {
namespace {

using records::Batch;

constexpr std::uint32_t row_field = 1;  ///< in associated data
constexpr std::uint32_t sample_field = 2;
constexpr std::int64_t most_skipped_kept = 200;
constexpr std::int64_t frequent_warning = 1000;

Error stopped() {
    return {ErrorCode::Conflict, "import_stopped", "导入已取消，或已由另一个进程接手"};
}

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

bool has_rare_warning(RowReport const& report, Tally const& tally) {
    return std::any_of(report.warnings.begin(), report.warnings.end(), [&](FieldError const& own) {
        return std::any_of(tally.warnings.begin(), tally.warnings.end(), [&](Reason const& reason) {
            return reason.field == own.field && reason.rule == own.rule &&
                   reason.count <= frequent_warning;
        });
    });
}

bool is_worth_keeping(RowReport const& report, Tally const& tally) {
    auto const so_far = count_of(tally.counts, report.outcome);
    if (report.outcome == Outcome::Rejected)
        return true;
    if (report.outcome == Outcome::Skipped)
        return so_far <= most_skipped_kept;
    return so_far <= static_cast<std::int64_t>(samples_of_each) || has_rare_warning(report, tally);
}

/// The rows of the slice that become customers, where not all of them do.
Batch only_created(Slice const& slice, std::vector<RowDecision> const& decisions) {
    Batch batch;
    for (std::size_t at = 0; at < slice.rows.size(); ++at) {
        auto const& row = slice.rows[at];
        if (decisions[at].outcome != Outcome::Created)
            continue;
        batch.customers.push_back(
            slice.batch.customers[static_cast<std::size_t>(row.new_customer)]);
        if (row.new_contact >= 0)
            batch.children.push_back(
                slice.batch.children[static_cast<std::size_t>(row.new_contact)]);
    }
    return batch;
}

/// Numbers the file brought along must not be given again by a counter.
void pass_kept_numbers(db::Transaction& transaction, std::string const& pattern,
                       std::vector<std::string> const& numbers) {
    constexpr std::string_view serial_word = "{seq:";
    auto const at = pattern.find(serial_word);
    if (at == std::string::npos || at + serial_word.size() + 2 != pattern.size())
        return;
    auto const width = static_cast<std::size_t>(pattern[at + serial_word.size()] - '0');
    for (auto const& number : numbers) {
        auto const end = number.find_last_not_of("0123456789");
        auto const first_digit = end == std::string::npos ? 0 : end + 1;
        if (number.size() < first_digit + width)
            continue;
        auto const serial = number.substr(number.size() - width);
        store::pass_serial(transaction, number.substr(0, number.size() - width),
                           std::stoll(serial));
    }
}

Slice single(Slice const& slice, std::size_t at) {
    Slice one;
    one.rows.push_back(slice.rows[at]);
    auto& row = one.rows.front();
    if (row.new_customer >= 0) {
        one.batch.customers.push_back(
            slice.batch.customers[static_cast<std::size_t>(row.new_customer)]);
        row.new_customer = 0;
    }
    if (row.new_contact >= 0) {
        one.batch.children.push_back(
            slice.batch.children[static_cast<std::size_t>(row.new_contact)]);
        row.new_contact = 0;
    }
    one.next_row = at + 1 < slice.rows.size() ? slice.rows[at + 1].row : slice.next_row;
    one.progress = slice.progress;
    return one;
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
        auto report = report_of(slice.rows[at], decision);
        if (is_worth_keeping(report, tally))
            kept.push_back(std::move(report));
    }
    return kept;
}

Result<Done> SliceWriter::store_new(db::Transaction& transaction, Slice& slice,
                                    std::vector<RowDecision> const& decisions,
                                    audit_trail::ChangeSet& changes) {
    auto const created = static_cast<std::size_t>(std::count_if(
        decisions.begin(), decisions.end(),
        [](RowDecision const& decision) { return decision.outcome == Outcome::Created; }));
    if (created == 0)
        return Done{};
    // Usually all of them: the entries are then stored where they are, without a copy.
    bool const all = created == slice.batch.customers.size();
    Batch some;
    if (!all)
        some = only_created(slice, decisions);
    Batch& batch = all ? slice.batch : some;
    batch.import = import_.id;
    std::vector<std::string> kept_numbers;
    for (auto const& entry : batch.customers)
        if (!entry.gets_number && !entry.record.value("number").absent())
            kept_numbers.push_back(entry.record.value("number").text);
    TRY(records::store_new(transaction, context_, batch, changes));
    auto const* preset = context_.catalogue().preset();
    check(preset != nullptr, "only a company that is set up imports");
    pass_kept_numbers(transaction, preset->numbering.pattern, kept_numbers);
    return Done{};
}

Result<Done> SliceWriter::store_all(db::Transaction& transaction, Slice& slice,
                                    std::vector<RowDecision>& decisions,
                                    audit_trail::ChangeSet& changes) {
    TRY(store_new(transaction, slice, decisions, changes));
    std::set<std::int64_t> touched;
    Batch more;
    for (auto& decision : decisions) {
        if (decision.outcome != Outcome::Updated)
            continue;
        touched.insert(decision.customer);
        for (auto const& entry : decision.changed) {
            check(records::store::update(transaction, entry),
                  "it was read in this very transaction");
            changes.changes.push_back(entry.change);
        }
        for (auto& entry : decision.added)
            more.children.push_back(std::move(entry));
    }
    if (!more.children.empty())
        TRY(records::store_new(transaction, context_, more, changes));
    for (auto const customer : touched)
        records::refresh_missing(transaction, context_.services.keyring, context_.catalogue(),
                                 customer);
    return Done{};
}

void SliceWriter::move_on(Slice const& slice, Import& next) const {
    next.next_row = slice.next_row;
    auto const done = next.tally.counts.rows() + next.tally.counts.skipped;
    if (slice.progress > 0)
        next.total = std::max<std::int64_t>(
            done, static_cast<std::int64_t>(static_cast<double>(done) / slice.progress));
}

Result<Done> SliceWriter::write_at_once(Slice& slice) {
    Import next;
    std::vector<RowDecision> decisions;
    TRY(audit_trail::change(context_.services.database, context_.audit,
                            [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
                                next = import_;
                                audit_trail::ChangeSet changes;
                                decisions = decide(transaction, context_, plan_, slice, registry_);
                                TRY(store_all(transaction, slice, decisions, changes));
                                std::vector<store::StoredRow> remembered;
                                for (auto const& report : count(slice, decisions, next.tally))
                                    remembered.push_back(vault_.seal(report));
                                if (!remembered.empty())
                                    store::insert_rows(transaction, import_.id, remembered);
                                move_on(slice, next);
                                if (!store::advance(transaction, next, import_.next_row,
                                                    context_.now()))
                                    return stopped();
                                auto& line = changes.changes.emplace_back();
                                line.table_number = import_table;
                                line.record_id = import_.id;
                                line.action = "import.slice";
                                line.summary = "第 " + std::to_string(slice.first_row()) + " 至 " +
                                               std::to_string(slice.rows.back().row) + " 行";
                                return changes;
                            }));
    import_ = std::move(next);
    for (std::size_t at = 0; at < decisions.size(); ++at)
        for (auto const& key : decisions[at].keys)
            if (decisions[at].outcome != Outcome::Rejected)
                registry_.add(key.hash, slice.rows[at].row);
    return Done{};
}

Result<Done> SliceWriter::write_row_by_row(Slice const& slice) {
    for (std::size_t at = 0; at < slice.rows.size(); ++at) {
        Slice one = single(slice, at);
        try {
            TRY(write_at_once(one));
        } catch (db::DatabaseError const&) {
            if (!context_.services.database.writable() || !context_.services.database.alive())
                throw;
            auto& row = one.rows.front();
            row.findings.errors.push_back(
                {"", "database", "数据库不接受这一行，请检查编号等内容是否与已有客户冲突"});
            one.batch = {};
            row.new_customer = row.new_contact = -1;
            TRY(write_at_once(one));
        }
    }
    return Done{};
}

Result<Done> SliceWriter::write(Slice& slice) {
    try {
        return write_at_once(slice);
    } catch (db::DatabaseError const&) {
        if (!context_.services.database.writable() || !context_.services.database.alive())
            throw;
    }
    return write_row_by_row(slice);
}

void SliceWriter::remember_keys(PreparedRow const& row) {
    for (auto const& key : row.keys)
        registry_.add(key.hash, row.row);
}

}  // namespace kedang::exchange
