// SPDX-License-Identifier: Apache-2.0
#include "exchange/run.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "audit_trail/actions.h"
#include "base/check.h"
#include "exchange/model_json.h"
#include "exchange/slices.h"

namespace kedang::exchange {
namespace {

constexpr std::size_t most_checked_rows_kept = 200;

/// What both passes start with.
struct Prepared {
    CheckedPlan plan;
    RowSource source;
};

Result<Prepared> prepare(accounts::Context const& context, Targets const& targets,
                         Import const& import, std::filesystem::path const& file) {
    check(import.plan.has_value(), "a pass follows a plan");
    auto reader = context.services.database.read();
    records::KnownPeople people(*reader, records::Digits::AreEmployeeNumbers);
    TRY_SET(auto plan, check_plan(context, people, targets, import.found, *import.plan));
    TRY_SET(auto source, RowSource::open(file, import.file_name, import.found));
    return Prepared{std::move(plan), std::move(source)};
}

/// Rows a second since the pass began.
class Speed {
  public:
    explicit Speed(Clock const& clock) : clock_(clock), start_(clock.now()) {}
    void add(std::size_t rows) { rows_ += static_cast<std::int64_t>(rows); }
    std::int64_t rate() const {
        auto const elapsed_ms = (clock_.now() - start_).count();
        return elapsed_ms <= 0 ? 0 : rows_ * 1000 / elapsed_ms;
    }

  private:
    Clock const& clock_;
    Instant start_;
    std::int64_t rows_ = 0;
};

bool can_go_on(Error const& error) {
    return error.code == ErrorCode::Unavailable || error.key == "import_stopped";
}

/// The part of a slice that was not stored before a crash; the writer learns the rest.
Slice remaining(Slice slice, std::int64_t next_row, std::set<std::int64_t> const& rejected,
                SliceWriter& writer) {
    if (slice.first_row() >= next_row)
        return slice;
    Slice rest;
    rest.next_row = slice.next_row;
    rest.progress = slice.progress;
    for (auto& row : slice.rows) {
        if (row.row < next_row) {
            if (row.findings.errors.empty() && !rejected.contains(row.row))
                writer.remember_keys(row);
            continue;
        }
        if (row.new_customer >= 0) {
            rest.batch.customers.push_back(
                std::move(slice.batch.customers[static_cast<std::size_t>(row.new_customer)]));
            row.new_customer = static_cast<int>(rest.batch.customers.size()) - 1;
        }
        if (row.new_contact >= 0) {
            rest.batch.children.push_back(
                std::move(slice.batch.children[static_cast<std::size_t>(row.new_contact)]));
            row.new_contact = static_cast<int>(rest.batch.children.size()) - 1;
        }
        rest.rows.push_back(std::move(row));
    }
    return rest;
}

Result<Done> write_all(accounts::Context const& context, store::StoredImport& stored,
                       std::filesystem::path const& file, PassControl const& control) {
    auto& import = stored.import;
    Targets const targets(context.catalogue());
    TRY_SET(auto prepared, prepare(context, targets, import, file));
    std::set<std::int64_t> rejected;
    if (import.next_row > 0)
        for (auto const row : store::rejected_rows(*context.services.database.read(), import.id))
            rejected.insert(row);
    RowVault const vault(context.services.keyring, stored);
    SliceWriter writer(context, prepared.plan, vault, import);
    SliceReader slices(context, prepared.plan, std::move(prepared.source),
                       context.company->settings->integer("import.slice_rows"));
    Speed speed(context.services.clock);
    for (;;) {
        TRY_SET(auto next, slices.next());
        if (!next)
            return Done{};
        auto slice = remaining(std::move(*next), import.next_row, rejected, writer);
        if (slice.rows.empty())
            continue;
        if (auto go_on = control.checkpoint(); !go_on.ok()) {
            // Somebody else's reason: the import stays as it is, to be gone on with.
            auto error = std::move(go_on).error();
            error.code = ErrorCode::Unavailable;
            return error;
        }
        TRY(writer.write(slice));
        speed.add(slice.rows.size());
        slices.recycle(std::move(slice));
        import.rate = speed.rate();
        control.progress(import);
    }
}

Result<Import> fail(accounts::Context const& context, Import import, State expected, Error error) {
    if (can_go_on(error))
        return error;
    import.state = State::Failed;
    import.error = error.title;
    if (!error.fields.empty())
        import.error += "：" + error.fields.front().message;
    TRY(end_import(context, import, expected));
    return error;
}

/// Rows that a dry run keeps to be looked at.
class CheckedRows {
  public:
    void add(std::vector<RowReport> reports) {
        for (auto& report : reports) {
            auto& count = kept_[static_cast<std::size_t>(report.outcome)];
            auto const most =
                report.outcome == Outcome::Rejected || report.outcome == Outcome::Skipped
                    ? most_checked_rows_kept
                    : samples_of_each;
            if (count >= most)
                continue;
            ++count;
            report.customer = report.outcome == Outcome::Created ? 0 : report.customer;
            rows_.push_back(std::move(report));
        }
    }
    std::vector<RowReport> const& rows() const { return rows_; }

  private:
    std::array<std::size_t, 5> kept_{};
    std::vector<RowReport> rows_;
};

/// Decides without storing. What that tells of secret values of other files is counted as a look-up
/// before anybody sees it; past the limit an hour rows are decided without those values.
class DryRun {
  public:
    DryRun(accounts::Context const& context, CheckedPlan const& plan, Import& import)
        : context_(context), plan_(plan), import_(import) {}

    /// Errors: TooMany where rows cannot be matched but by phone.
    Result<std::vector<RowDecision>> decide(Slice const& slice) {
        auto made = look(slice);
        if (auto const noted = made.asked.note(context_, 1, 0); !noted.ok()) {
            if (noted.error().code != ErrorCode::TooMany || plan_.plan.match_by == MatchBy::Phone)
                return noted.error();
            keys_ = records::Keys::Open;
            import_.notes.push_back(noted.error().title +
                                    "，其余的行试运行时未按电话、邮箱、证件号查重");
            made = look(slice);
        }
        for (std::size_t at = 0; at < made.rows.size(); ++at)
            for (auto const& key : made.rows[at].keys)
                if (made.rows[at].outcome != Outcome::Rejected)
                    registry_.add(key.hash, slice.rows[at].row);
        return std::move(made.rows);
    }

  private:
    DryDecisions look(Slice const& slice) const {
        return decide_dry(*context_.services.database.read(), context_, plan_, slice, registry_,
                          keys_);
    }

    accounts::Context const& context_;
    CheckedPlan const& plan_;
    Import& import_;
    RowRegistry registry_;
    records::Keys keys_ = records::Keys::All;
};

Result<CheckedRows> decide_all(accounts::Context const& context, Import& import,
                               std::filesystem::path const& file, PassControl const& control) {
    Targets const targets(context.catalogue());
    TRY_SET(auto prepared, prepare(context, targets, import, file));
    SliceReader slices(context, prepared.plan, std::move(prepared.source),
                       context.company->settings->integer("import.slice_rows"));
    Speed speed(context.services.clock);
    CheckedRows rows;
    DryRun dry_run(context, prepared.plan, import);
    for (;;) {
        TRY_SET(auto slice, slices.next());
        if (!slice)
            return rows;
        if (auto go_on = control.checkpoint(); !go_on.ok()) {
            auto error = std::move(go_on).error();
            error.code = ErrorCode::Unavailable;
            return error;
        }
        TRY_SET(auto const decisions, dry_run.decide(*slice));
        rows.add(count(*slice, decisions, import.tally));
        import.next_row = slice->next_row;
        auto const done = import.tally.counts.rows() + import.tally.counts.skipped;
        import.total =
            static_cast<std::int64_t>(static_cast<double>(done) / std::max(slice->progress, 1e-9));
        speed.add(slice->rows.size());
        slices.recycle(std::move(*slice));
        import.rate = speed.rate();
        control.progress(import);
    }
}

}  // namespace

Result<Done> end_import(accounts::Context const& context, Import const& import, State expected) {
    TRY(audit_trail::change(
        context.services.database, context.audit,
        [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
            if (!store::update(transaction, import, expected))
                return Error{ErrorCode::Conflict, "import_stopped", "导入的状态已经改变，请刷新"};
            store::set_samples(transaction, import.id, {});
            audit_trail::ChangeSet changes;
            auto& line = changes.changes.emplace_back();
            line.table_number = import_table;
            line.record_id = import.id;
            line.action = "import." + std::string(word(import.state));
            auto const& counts = import.tally.counts;
            line.summary = "共 " + std::to_string(counts.rows()) + " 行：新增 " +
                           std::to_string(counts.created) + "，更新 " +
                           std::to_string(counts.updated) + "，未变 " +
                           std::to_string(counts.unchanged) + "，未导入 " +
                           std::to_string(counts.rejected);
            return changes;
        }));
    return Done{};
}

Result<Import> run_pass(accounts::Context const& context, store::StoredImport stored,
                        std::filesystem::path const& file, PassControl const& control) {
    auto written = write_all(context, stored, file, control);
    if (!written.ok())
        return fail(context, std::move(stored.import), State::Running, std::move(written).error());
    stored.import.state = State::Done;
    stored.import.total = stored.import.tally.counts.rows() + stored.import.tally.counts.skipped;
    TRY(end_import(context, stored.import, State::Running));
    return std::move(stored.import);
}

Result<Import> check_pass(accounts::Context const& context, store::StoredImport stored,
                          std::filesystem::path const& file, PassControl const& control) {
    auto& import = stored.import;
    import.tally = {};
    import.next_row = 0;
    auto checked = decide_all(context, import, file, control);
    if (!checked.ok())
        return fail(context, std::move(import), State::Checking, std::move(checked).error());
    RowVault const vault(context.services.keyring, stored);
    import.state = State::Checked;
    import.next_row = 0;
    import.total = import.tally.counts.rows() + import.tally.counts.skipped;
    TRY(audit_trail::change(
        context.services.database, context.audit,
        [&](db::Transaction& transaction) -> Result<audit_trail::ChangeSet> {
            if (!store::update(transaction, import, State::Checking))
                return Error{ErrorCode::Conflict, "import_stopped", "导入的状态已经改变，请刷新"};
            store::delete_rows(transaction, import.id);
            std::vector<store::StoredRow> rows;
            for (auto const& report : checked.value().rows())
                rows.push_back(vault.seal(report));
            if (!rows.empty())
                store::insert_rows(transaction, import.id, rows);
            audit_trail::ChangeSet changes;
            auto& line = changes.changes.emplace_back();
            line.table_number = import_table;
            line.record_id = import.id;
            line.action = "import.checked";
            return changes;
        }));
    return std::move(import);
}

}  // namespace kedang::exchange
