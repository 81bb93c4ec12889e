// SPDX-License-Identifier: Apache-2.0
#include "demo/orders.h"

#include <algorithm>

#include "base/check.h"
#include "base/clock.h"

namespace kedang::demo {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int most_orders = 8;
constexpr int days_between_orders = 25;

/// As it stands in the end.
std::string known(PlannedCustomer const& file, std::string_view field) {
    auto const changed = file.change ? typed_in(file.change->values, field) : std::string();
    return changed.empty() ? typed_in(file.values, field) : changed;
}

std::vector<sys_days> dates(Chance& chance, sys_days first, sys_days last) {
    auto const length = static_cast<int>((last - first).count());
    int const wanted = std::min(most_orders, 1 + length / days_between_orders);
    std::vector<sys_days> drawn{first};
    for (int i = 2; i < wanted; ++i)
        drawn.push_back(first + days(chance.between(0, length)));
    if (length > 0)
        drawn.push_back(last);
    std::sort(drawn.begin(), drawn.end());
    return drawn;
}

}  // namespace

void add_orders(Chance& chance, PlannedCustomer& file) {
    auto const first = parse_date(known(file, "cooperation_start"));
    auto const last = parse_date(known(file, "last_deal_date"));
    if (!first || !last)
        return;
    auto const drawn = dates(chance, sys_days(*first), sys_days(*last));
    int const share = std::stoi(known(file, "contract_amount")) / static_cast<int>(drawn.size());
    auto const products = known(file, "products");
    for (auto const& day : drawn) {
        bool const is_last = &day == &drawn.back();
        auto const date = to_text(Date(day));
        std::string const state = is_last             ? "placed"
                                  : chance.percent(6) ? "cancelled"
                                                      : "completed";
        file.orders.push_back({{"ordered_on", date},
                               {"amount", std::to_string(share * chance.between(60, 140) / 100)},
                               {"status", state},
                               {"subject", products},
                               {"order_number", "SO" + date.substr(2, 2) + date.substr(5, 2) + "-" +
                                                    std::to_string(chance.between(1001, 9899))}});
    }
}

}  // namespace kedang::demo
