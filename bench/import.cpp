// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "bench/bare.h"
#include "bench/benchmarks.h"
#include "exchange/actions.h"

namespace kedang::bench {
namespace {

constexpr std::int64_t stage_rows = 100'000;
/// A bare table takes each row as it took the first, so its rate needs no million.
constexpr std::int64_t most_bare_rows = 200'000;

/// How the rate goes while the table grows.
class Stages {
  public:
    void note(std::int64_t rows) {
        if (rows < next_)
            return;
        auto const now = watch_.seconds();
        text_ +=
            (text_.empty() ? "" : " · ") + grouped(static_cast<double>(rows - rows_) / (now - at_));
        rows_ = rows;
        at_ = now;
        next_ = rows + stage_rows;
    }
    std::string const& text() const { return text_; }

  private:
    Stopwatch watch_;
    std::int64_t rows_ = 0;
    double at_ = 0;
    std::int64_t next_ = stage_rows;
    std::string text_;
};

std::string megabytes(std::int64_t bytes) {
    return grouped(static_cast<double>(bytes) / (1 << 20)) + " MiB";
}

}  // namespace

void measure_import(Company& company, Customers const& customers, Report& report) {
    auto const file = company.folder() / "customers.csv";
    customers.write_csv(file);
    bool const sqlite = company.engine() == db::Engine::Sqlite;
    auto const bare_rows = std::min(customers.count(), most_bare_rows);
    auto const bare = sqlite ? bare_insert_rate(company.folder(), customers, bare_rows)
                             : bare_insert_rate(company.database(), customers, bare_rows);
    exchange::FileOptions options;
    options.plan.fixed["customer_type"] = "潜在客户";
    forget_peak_memory();
    Stages stages;
    Stopwatch const watch;
    auto const cpu_before = process_cpu_seconds();
    auto const outcome = must(exchange::import_file(
        company.context(), file, options,
        [&](exchange::Import const& import) { stages.note(import.tally.counts.rows()); }));
    auto const seconds = watch.seconds();
    auto const cpu = process_cpu_seconds() - cpu_before;
    auto const& counts = outcome.tally.counts;
    auto const rows = static_cast<double>(counts.rows());
    report.add({"import of " + grouped(rows) + " customers with contacts", company.engine_name(),
                per_second(rows, seconds) + ", " + grouped(cpu / rows * 1e6) + " µs CPU a row",
                grouped(bare) + "/s into one bare table", sqlite ? "≥ 15,000/s" : ""});
    report.add({"most memory during the import", company.engine_name(),
                megabytes(peak_memory_bytes()), "", sqlite ? "≤ 400 MiB" : ""});
    report.note(company.engine_name() + " import: " + grouped(static_cast<double>(counts.created)) +
                " created, " + grouped(static_cast<double>(counts.rejected)) +
                " rejected (names that are there twice); rows/s of each 100,000: " + stages.text());
}

}  // namespace kedang::bench
