// SPDX-License-Identifier: Apache-2.0
#include <random>

#include "bench/bare.h"
#include "bench/benchmarks.h"
#include "customers/file.h"
#include "records/actions.h"

namespace kedang::bench {
namespace {

constexpr int follow_ups_each = 5;

std::vector<std::int64_t> some_customers(db::Database& database, int wanted) {
    std::vector<std::int64_t> ids;
    auto const reader = database.read();
    auto const cursor = reader->query("SELECT id FROM customer ORDER BY id");
    while (auto const* row = cursor->next())
        ids.push_back(row->integer(0));
    std::shuffle(ids.begin(), ids.end(), std::mt19937(20261122));
    ids.resize(std::min(ids.size(), static_cast<std::size_t>(wanted)));
    return ids;
}

void add_follow_ups(accounts::Context const& context, std::int64_t customer) {
    for (int i = 0; i < follow_ups_each; ++i)
        must(records::add_child(context, {&context.catalogue().follow_up(),
                                          customer,
                                          {{"content", "电话沟通了交货期和付款方式，下周寄样品"}},
                                          {}}));
}

}  // namespace

void measure_files(Company& company, Report& report, int files) {
    auto const context = company.context();
    auto const ids = some_customers(company.database(), files);
    for (auto const id : ids)
        add_follow_ups(context, id);
    auto const bare = bare_files(company.database(), ids);
    Latencies latencies;
    auto const cpu_before = thread_cpu_seconds();
    for (auto const id : ids)
        latencies.add(timed([&] { static_cast<void>(must(customers::read_file(context, id))); }));
    auto const cpu = thread_cpu_seconds() - cpu_before;
    report.add(
        {"file with contact and " + std::to_string(follow_ups_each) +
             " follow-ups on its timeline, " + std::to_string(ids.size()) + " files",
         company.engine_name(),
         latencies.text() + ", " + per_second(static_cast<double>(ids.size()), cpu) + " a core",
         bare.text() + " four bare selects", "≥ 60 % of the floor a core in the end"});
}

}  // namespace kedang::bench
