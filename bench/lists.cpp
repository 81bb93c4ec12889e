// SPDX-License-Identifier: Apache-2.0
#include <boost/json.hpp>
#include <random>

#include "bench/bare.h"
#include "bench/benchmarks.h"
#include "customers/list.h"
#include "fields/lists.h"

namespace kedang::bench {
namespace {

namespace json = boost::json;

constexpr int floor_times = 20;

/// Conditions as people set them: one to three fields, values that occur.
class Filters {
  public:
    explicit Filters(Customers const& customers) : customers_(customers) {
        for (auto const& division : fields::Lists::built_in().divisions.all())
            if (division.level < 3 && division.kind == fields::Division::Kind::Standard)
                regions_.emplace_back(division.code);
    }

    std::string next() {
        json::array all;
        auto const wanted = 1 + below(3);
        for (auto field = below(kinds); all.size() < wanted; field = (field + 1) % kinds)
            all.push_back(condition(field));
        return json::serialize(json::object{{"all", std::move(all)}});
    }

  private:
    static constexpr std::size_t kinds = 6;

    std::size_t below(std::size_t limit) { return chance_() % limit; }

    static json::object made(char const* field, char const* op, json::value_ref value) {
        return {{"field", field}, {"op", op}, {"value", value}};
    }
    json::object condition(std::size_t kind) {
        auto const row = customers_.at(
            static_cast<std::int64_t>(below(static_cast<std::size_t>(customers_.count()))));
        switch (kind) {
            case 0:
                return made("region", "under", regions_[below(regions_.size())]);
            case 1:
                return made("registered_capital", below(2) == 0 ? "ge" : "le", row.capital);
            case 2:
                return made("registered_date", "between",
                            json::array{row.founded_on.substr(0, 4) + "-01-01",
                                        row.founded_on.substr(0, 4) + "-12-31"});
            case 3:
                return made("sources", "eq", row.source);
            case 4:
                return made("credit_code", "starts_with", row.credit_code.substr(0, 2 + below(6)));
            default:
                return made("name", "contains", row.name.substr(0, 6));
        }
    }

    Customers const& customers_;
    std::vector<std::string> regions_;
    std::mt19937 chance_{20261122};
};

}  // namespace

void measure_lists(Company& company, Customers const& customers, Report& report, int filters) {
    auto const context = company.context();
    Filters conditions(customers);
    Latencies lists;
    Latencies counts;
    for (int i = 0; i < filters; ++i) {
        auto const filter = conditions.next();
        lists.add(timed([&] {
            static_cast<void>(must(customers::list(
                context,
                {.filter = filter, .search = {}, .sort = {}, .columns = {}, .after = {}})));
        }));
        counts.add(timed([&] { static_cast<void>(must(customers::count(context, filter, ""))); }));
    }
    auto const number = std::to_string(filters) + " random filters";
    report.add({"first page of " + number, company.engine_name(), lists.text(),
                bare_pages(company.database(), customers.count(), filters).text() +
                    " 50 rows by primary key",
                "p99 20 ms in the end"});
    report.add({"exact count of " + number, company.engine_name(), counts.text(),
                bare_scans(company.database(), floor_times).text() + " bare full scan",
                "p99 1 ms in the end"});
}

}  // namespace kedang::bench
