// SPDX-License-Identifier: Apache-2.0
#include "bench/benchmarks.h"
#include "bench/measure.h"
#include "extraction/actions.h"

namespace kedang::bench {
namespace {

constexpr std::int64_t most_sheet_rows = 1'048'575;

void measure_format(Company& company, extraction::Format format, Report& report) {
    extraction::Request request;
    request.format = format;
    request.sort = "name";
    request.purpose = "测量";
    std::string const word(extraction::word(format));
    forget_peak_memory();
    Stopwatch const watch;
    auto const cpu_before = process_cpu_seconds();
    auto const made = must(extraction::export_file(
        company.context(), request, company.folder() / ("exported." + word), [](std::int64_t) {}));
    auto const seconds = watch.seconds();
    auto const rows = static_cast<double>(made.rows);
    auto const cpu = process_cpu_seconds() - cpu_before;
    report.add({"export of " + grouped(rows) + " customers, " + std::to_string(made.fields.size()) +
                    " fields, as " + word,
                company.engine_name(),
                per_second(rows, seconds) + ", " + grouped(cpu / rows * 1e6) + " µs CPU a row, " +
                    grouped(static_cast<double>(peak_memory_bytes()) / (1 << 20)) +
                    " MiB at most"});
}

}  // namespace

void measure_export(Company& company, Customers const& customers, Report& report) {
    measure_format(company, extraction::Format::Csv, report);
    if (customers.count() <= most_sheet_rows)
        measure_format(company, extraction::Format::Xlsx, report);
}

}  // namespace kedang::bench
