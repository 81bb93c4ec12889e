// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "accounts/actions.h"
#include "bench/benchmarks.h"
#include "bench/measure.h"
#include "customers/list.h"

namespace kedang::bench {
namespace {

constexpr int departments = 40;
constexpr int people = 500;
constexpr char const* goal = "≤ 15 % over";

/// 500 people in 40 departments, each department with a head; nine customers of ten are somebody's.
struct Staff {
    std::vector<std::string> heads;
    std::vector<std::string> salespeople;
};

Staff hire(Company& company) {
    auto context = company.context();
    context.actor = accounts::Actor::system("测量");
    Staff staff;
    std::int64_t first_person = 0, first_department = 0;
    for (int i = 0; i < departments; ++i) {
        auto const id =
            must(accounts::add_department(context, "销售" + std::to_string(i + 1) + "部", 0));
        first_department = i == 0 ? id : first_department;
    }
    for (int i = 0; i < people; ++i) {
        bool const is_head = i < departments;
        auto const login = (is_head ? "head" : "sales") + std::to_string(i);
        auto const made =
            must(accounts::add_person(context, {login,
                                                login,
                                                "",
                                                first_department + i % departments,
                                                {is_head ? "department_head" : "salesperson"}}));
        first_person = i == 0 ? made.id : first_person;
        (is_head ? staff.heads : staff.salespeople).push_back(login);
    }
    // What a year of work would do, at once: the customers came in as nobody's.
    static_cast<void>(
        must(company.database().write([&](db::Transaction& transaction) -> Result<Done> {
            transaction.execute(
                "UPDATE customer SET owner = $1 + id % 500,"
                " department = $2 + id % 500 % 40 WHERE id % 10 <> 0",
                {first_person, first_department});
            if (transaction.engine() == db::Engine::Postgres)
                transaction.execute("ANALYZE customer");
            return Done{};
        })));
    return staff;
}

customers::ListRequest first_page() {
    return {.filter = {}, .search = {}, .sort = {}, .columns = {}, .after = {}};
}

double page(accounts::Context const& context) {
    return timed([&] { static_cast<void>(must(customers::list(context, first_page()))); });
}

std::string over(Latencies const& with, Latencies const& without) {
    auto const percent = (with.percentile(50) / without.percentile(50) - 1) * 100;
    return (percent < 0 ? "" : "+") + std::to_string(std::lround(percent)) + " % at the median";
}

}  // namespace

void measure_rights(Company& company, Report& report, int pages) {
    auto const staff = hire(company);
    auto unrestricted = company.context();
    unrestricted.actor = accounts::Actor::system("测量");
    auto const administrator = company.context();
    Latencies bare, as_administrator, as_head, as_salesperson;
    page(unrestricted);
    for (int i = 0; i < pages; ++i) {
        // In turns, so that what else the machine does falls on all alike; people are looked up
        // before the clock starts, as for every request.
        auto const at = static_cast<std::size_t>(i);
        auto const head = company.context_of(staff.heads[at % staff.heads.size()]);
        auto const salesperson =
            company.context_of(staff.salespeople[at * 7 % staff.salespeople.size()]);
        bare.add(page(unrestricted));
        as_administrator.add(page(administrator));
        as_head.add(page(head));
        as_salesperson.add(page(salesperson));
    }
    auto const add = [&](std::string const& who, Latencies const& latencies) {
        report.add({"list page with rights, as " + who, company.engine_name(),
                    latencies.text() + ", " + over(latencies, bare),
                    bare.text() + " without any rights", goal});
    };
    add("administrator", as_administrator);
    add("head of a department", as_head);
    add("salesperson", as_salesperson);
}

}  // namespace kedang::bench
