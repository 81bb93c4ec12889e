// SPDX-License-Identifier: Apache-2.0
#include "demo/file.h"

#include <algorithm>

#include "demo/business.h"
#include "demo/contacts.h"
#include "demo/stories.h"

namespace kedang::demo {
namespace {

using std::chrono::days;

constexpr int lost_after = 185;    ///< days without a word
constexpr int youngest_deal = 45;  ///< days from the first call to an order

constexpr std::string_view roads[] = {"创业路", "兴业路", "科达路", "工业大道", "振兴路",
                                      "富民路", "迎宾路", "朝阳路", "新民路",   "通达路"};
constexpr std::string_view natures[] = {"private",     "private",       "private", "private",
                                        "foreign",     "joint_venture", "private", "private",
                                        "state_owned", "private"};

std::string draw_type(Chance& chance, int age, bool returned) {
    int const draw = chance.between(0, 99);
    if (returned)
        return draw < 30 && age > lost_after + 40 ? "lost" : "potential";
    if (draw < 36)
        return age >= youngest_deal ? "deal" : "intent";
    if (draw < 60)
        return "intent";
    if (draw < 70)
        return age > lost_after + 40 ? "lost" : "potential";
    return draw < 75 ? "partner" : "potential";
}

void add_registration(Chance& chance, Identities& identities, Place const& place, Values& values) {
    int const size = chance.between(0, 3);
    constexpr std::string_view sizes[] = {"micro", "small", "medium", "large"};
    constexpr int least_people[] = {8, 30, 120, 600};
    int const people = least_people[size] + chance.between(0, least_people[size] * 2);
    if (chance.percent(85))
        values.push_back({"credit_code", identities.credit_code(place)});
    values.push_back({"nature", std::string(chance.one_of(natures))});
    values.push_back({"company_size", std::string(sizes[size])});
    values.push_back({"employees", std::to_string(people)});
    if (chance.percent(60)) {
        values.push_back({"legal_representative", identities.human().name});
        values.push_back({"registered_capital",
                          std::to_string((size + 1) * 100 * chance.between(1, 10)) + "万元"});
        values.push_back({"registered_date", std::to_string(chance.between(1998, 2021)) + "-0" +
                                                 std::to_string(chance.between(1, 9)) + "-" +
                                                 std::to_string(chance.between(10, 28))});
    }
    if (chance.percent(45))
        values.push_back(
            {"annual_revenue", std::to_string(people * chance.between(40, 95)) + "万元"});
}

void add_address(Chance& chance, Identities& identities, Place const& place, Values& values) {
    values.push_back({"region", std::string(place.division)});
    values.push_back(
        {"business_address",
         std::string(place.district) + std::string(chance.one_of(roads)) +
             std::to_string(chance.between(6, 398)) + "号" +
             (chance.percent(40) ? std::to_string(chance.between(1, 12)) + "栋" : "")});
    if (chance.percent(75))
        values.push_back({"office_phone", identities.landline(place)});
}

/// 李经理, as one speaks of somebody in a note.
std::string addressed(Values const& contact, std::string const& surname) {
    auto const position = typed_in(contact, "position");
    if (position == "总经理" || position.starts_with("副总"))
        return surname + "总";
    for (std::string const title : {"经理", "主管"})
        if (position.ends_with(title))
            return surname + title;
    return surname + "工";
}

Period period_of(FileRequest const& request, std::string const& type) {
    Period period{working_day(request.filed_on), request.last_contact};
    if (type == "lost")
        period.last = std::min(period.last, request.today - days(lost_after));
    if (period.last <= period.first)
        period.last = period.first + (request.today - period.first) / 2;
    return period;
}

}  // namespace

PlannedCustomer make_file(Chance& chance, Identities& identities, FileRequest const& request,
                          FileWishes const& wishes) {
    auto const& place = wishes.place != nullptr ? *wishes.place : chance.one_of(places());
    auto const& trade = wishes.trade != nullptr ? *wishes.trade : chance.one_of(trades());
    auto const age = static_cast<int>((request.today - request.filed_on).count());
    auto const type = draw_type(chance, age, wishes.returned);
    auto const part = std::string(chance.one_of(trade.parts));
    auto const period = period_of(request, type);

    PlannedCustomer file;
    file.entered_by = request.login;
    file.returned = wishes.returned;
    auto const company = identities.company(place, trade);
    file.values = {{"name", company.full},
                   {"short_name", company.abbreviated},
                   {"industry", std::string(trade.industry)},
                   {"filed_on", to_text(Date(period.first))}};
    auto const staff = make_contacts(chance, identities, place);
    file.contacts = staff.contacts;
    add_registration(chance, identities, place, file.values);
    add_address(chance, identities, place, file.values);
    file.follow_ups =
        tell(chance, {type, addressed(staff.contacts.front(), staff.surname), part}, period);
    if (type != "lost" && !wishes.returned)
        plan_next(chance, file.follow_ups.back(), request.today);
    add_business(chance, {type, part, std::string(trade.need), period}, file);
    return file;
}

PlannedCustomer make_quick_file(Chance& chance, Identities& identities,
                                FileRequest const& request) {
    auto const& place = chance.one_of(places());
    auto const& trade = chance.one_of(trades());
    auto const first = working_day(request.filed_on);
    PlannedCustomer file;
    file.entered_by = request.login;
    file.quick = true;
    file.values = {
        {"name", identities.company(place, trade).full},
        {"sources", chance.percent(60) ? "exhibition" : "call"},
        {"filed_on", to_text(Date(first))},
        {"notes", chance.percent(50) ? "展会上留的电话，名片待补" : "前台转来的咨询电话，待回访"}};
    if (chance.percent(50))
        file.values.push_back({"office_phone", identities.landline(place)});
    else
        file.contacts.push_back({{"mobile", identities.mobile()}});
    return file;
}

}  // namespace kedang::demo
