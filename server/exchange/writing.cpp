// SPDX-License-Identifier: Apache-2.0
#include "exchange/writing.h"

#include <algorithm>
#include <map>
#include <set>

#include "audit_trail/actions.h"
#include "base/check.h"
#include "fields/numbering.h"
#include "records/completeness.h"
#include "records/store.h"

namespace kedang::exchange {
namespace {

using records::Batch;

Error stopped() {
    return {ErrorCode::Conflict, "import_stopped", "导入已取消，或已由另一个进程接手"};
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

/// After the first rows, and whenever there are four times as many: a plan made for a small table
/// reads a large one from end to end.
bool has_grown(std::int64_t before, std::int64_t now) {
    if (before == 0)
        return now > 0;
    std::int64_t mark = 2000;
    while (mark <= before)
        mark *= 4;
    return now >= mark;
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

}  // namespace

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
    return records::store_new(transaction, context_, batch, changes);
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
    TRY(audit_trail::change(
        context_.services.database, context_.audit,
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
            if (has_grown(import_.tally.counts.created, next.tally.counts.created))
                store::refresh_statistics(transaction);
            if (!store::advance(transaction, next, import_.next_row, context_.now()))
                return stopped();
            auto& line = changes.changes.emplace_back();
            line.table_number = import_table;
            line.record_id = import_.id;
            line.action = slice_action;
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
