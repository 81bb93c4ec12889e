// SPDX-License-Identifier: Apache-2.0
#include "demo/plan.h"

#include <algorithm>

#include "demo/file.h"
#include "demo/orders.h"
#include "demo/staff.h"

namespace kedang::demo {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int oldest_file = 800;       ///< days
constexpr int leaver_silent_for = 18;  ///< days since the leaver's last word to a customer
constexpr int pool_silent_for = 95;

/// A file that is to be, before anything is said about the customer.
struct Slot {
    std::string login;
    int age = 0;         ///< days since it was filed
    int silent_for = 0;  ///< days without a word, at least
    bool returned = false;
};

/// A growing company has more young files than old ones.
int draw_age(Chance& chance, int youngest) {
    return std::min(chance.between(youngest, oldest_file), chance.between(youngest, oldest_file));
}

/// Most customers were spoken to this month.
int draw_silence(Chance& chance) {
    return std::min(chance.between(1, 60), chance.between(1, 60));
}

std::vector<Slot> slots(Chance& chance) {
    std::vector<Slot> all;
    for (int i = 0; i < files_of_the_leaver; ++i)
        all.push_back({std::string(leaver), draw_age(chance, leaver_silent_for + 12),
                       leaver_silent_for + chance.between(0, 10)});
    for (auto const& login : salespeople())
        for (int i = 0; i < files_of_a_salesperson; ++i)
            all.push_back({login, draw_age(chance, 6), draw_silence(chance)});
    for (int i = 0; i < files_in_the_pool; ++i)
        all.push_back({chance.one_of(salespeople()), draw_age(chance, pool_silent_for + 40),
                       pool_silent_for, true});
    // Numbers are given in the order of entry, as if the files had come one after the other.
    std::stable_sort(all.begin(), all.end(),
                     [](Slot const& one, Slot const& two) { return one.age > two.age; });
    return all;
}

void set(Values& values, std::string_view field, std::string text) {
    std::erase_if(values, [&](auto const& value) { return value.field == field; });
    if (!text.empty())
        values.push_back({std::string(field), std::move(text)});
}

Place const& place_of(std::string_view town) {
    return *std::find_if(places().begin(), places().end(),
                         [&](Place const& place) { return place.town == town; });
}

Trade const& trade_of(std::string_view industry) {
    return *std::find_if(trades().begin(), trades().end(),
                         [&](Trade const& trade) { return trade.industry == industry; });
}

FileRequest on(sys_days today, std::string login, int age, int silent_for) {
    return {std::move(login), today, today - days(age), today - days(silent_for)};
}

/// One customer that two salespeople follow without knowing of each other.
void add_clash(Chance& chance, Identities& identities, sys_days today,
               std::vector<PlannedCustomer>& files) {
    auto const& place = place_of("苏州");
    FileWishes const wishes{.place = &place, .trade = &trade_of("C3599")};
    auto first = make_file(chance, identities, on(today, "wangfang", 64, 4), wishes);
    auto second = make_file(chance, identities, on(today, "majun", 23, 2), wishes);
    set(first.values, "name", "苏州屹翀自动化设备有限公司");
    set(first.values, "office_phone", identities.landline(place));
    set(second.values, "name", "屹翀自动化设备（苏州）有限公司");
    set(second.values, "office_phone", typed_in(first.values, "office_phone"));
    set(second.values, "credit_code", "");
    second.seen_duplicate = true;
    for (auto* file : {&first, &second}) {
        set(file->values, "short_name", "苏州屹翀");
        files.push_back(std::move(*file));
    }
}

/// One customer in three files: nobody looked before typing.
void add_triple(Chance& chance, Identities& identities, sys_days today,
                std::vector<PlannedCustomer>& files) {
    FileWishes const wishes{.place = &place_of("昆山"), .trade = &trade_of("C3525")};
    auto first = make_file(chance, identities, on(today, "luxiaodong", 310, 20), wishes);
    auto second = make_file(chance, identities, on(today, "luxiaodong", 88, 15), wishes);
    auto third = make_file(chance, identities, on(today, "xulina", 17, 3), wishes);
    set(first.values, "name", "昆山湛栩精密模具有限公司");
    set(second.values, "name", "昆山市湛栩精密模具有限公司");
    set(third.values, "name", "昆山湛栩模具");
    for (auto* file : {&second, &third}) {
        set(file->values, "credit_code", "");
        auto& known = file->contacts.emplace_back(first.contacts.front());
        set(known, "is_primary", "");
        file->seen_duplicate = true;
    }
    for (auto* file : {&first, &second, &third}) {
        set(file->values, "short_name", "昆山湛栩");
        files.push_back(std::move(*file));
    }
}

bool is_deal(PlannedCustomer const& file) {
    return typed_in(file.change ? file.change->values : file.values, "customer_type") == "deal";
}

/// Shops that have ordered until lately.
void add_retailers(Chance& chance, Identities& identities, sys_days today,
                   std::vector<PlannedCustomer>& files) {
    for (int i = 0; i < retailers; ++i) {
        auto const request =
            on(today, salespeople()[static_cast<std::size_t>(i) % salespeople().size()],
               chance.between(220, 420), chance.between(2, 20));
        auto file = make_file(chance, identities, request, {.trade = &retail()});
        while (!is_deal(file))
            file = make_file(chance, identities, request, {.trade = &retail()});
        auto& values = file.change ? file.change->values : file.values;
        set(values, "last_deal_date", to_text(Date(today - days(chance.between(2, 90)))));
        files.push_back(std::move(file));
    }
}

}  // namespace

std::vector<PlannedCustomer> plan(Chance& chance, Date today_there) {
    sys_days const today(today_there);
    Identities identities(chance);
    std::vector<PlannedCustomer> files;
    for (auto const& slot : slots(chance)) {
        FileRequest const request = on(today, slot.login, slot.age, slot.silent_for);
        files.push_back(make_file(chance, identities, request, {.returned = slot.returned}));
    }
    add_clash(chance, identities, today, files);
    add_triple(chance, identities, today, files);
    for (int i = 0; i < incomplete_files; ++i)
        files.push_back(
            make_quick_file(chance, identities, on(today, chance.one_of(salespeople()), 1 + i, 1)));
    add_retailers(chance, identities, today, files);
    for (auto& file : files)
        add_orders(chance, file);
    return files;
}

}  // namespace kedang::demo
