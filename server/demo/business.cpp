// SPDX-License-Identifier: Apache-2.0
#include "demo/business.h"

#include <array>

namespace kedang::demo {
namespace {

using std::chrono::days;

constexpr std::string_view sources[] = {
    "exhibition", "referral", "exhibition、visit", "website", "online",
    "visit",      "call",     "partner",           "tender",  "referral"};
constexpr std::string_view tags[] = {"重点客户", "月结客户", "价格敏感", "交期要求高",
                                     "图纸保密", "出口配套", "加急较多", "年度框架"};
constexpr std::string_view terms[] = {"月结60天",          "月结30天", "月结75天",
                                      "预付30%，货到付清", "款到发货", "月结90天，承兑"};
constexpr std::string_view frequencies[] = {"weekly", "monthly", "monthly", "quarterly",
                                            "irregular"};
constexpr std::string_view budgets[] = {"below_50k", "50k_200k", "200k_500k", "500k_1m"};
constexpr std::string_view responses[] = {"2_hours", "4_hours", "same_day", "same_day", "3_days"};
constexpr std::string_view channels[] = {"phone", "wechat", "wechat", "email", "visit"};
constexpr std::string_view services[] = {"technical", "after_sales", "logistics",
                                         "technical、customisation"};
constexpr std::string_view special[] = {"每箱贴批次标签，随货附检验报告",
                                        "送货前一天预约，下午四点后不收货", "发票须注明订单号",
                                        "木箱出口熏蒸", "图纸保密，不得转外协"};
constexpr std::string_view deal_reasons[] = {"首单合同已签订，由意向转为成交",
                                             "样件通过并下达首批订单，转为成交客户",
                                             "年度框架合同盖章，客户类型调整为成交"};

struct Standing {
    std::string_view stage;
    std::string_view status;
};

/// Follows from what the story has reached.
Standing standing(Chance& chance, std::string_view type, std::size_t follow_ups) {
    if (type == "deal")
        return {chance.one_of(std::array<std::string_view, 5>{"performing", "performing",
                                                              "performing", "contract", "renewal"}),
                "signed"};
    if (type == "lost")
        return {"ended", chance.percent(70) ? "ended" : "paused"};
    if (type == "partner")
        return {"performing", "signed"};
    if (type == "potential")
        return {chance.percent(40) ? "first_contact" : "needs",
                follow_ups > 2 ? "paused" : "following"};
    if (follow_ups <= 2)
        return {"needs", "following"};
    return {"proposal", "quoted"};
}

std::string_view band_of(int yuan) {
    return yuan < 10'000    ? "below_10k"
           : yuan < 50'000  ? "10k_50k"
           : yuan < 100'000 ? "50k_100k"
           : yuan < 500'000 ? "100k_500k"
                            : "above_500k";
}

Values sales_of(Chance& chance, Business const& business, bool still) {
    int const total = chance.between(3, 160) * 10'000 + chance.between(0, 99) * 100;
    auto const length = static_cast<int>((business.period.last - business.period.first).count());
    auto const start = business.period.first + days(length / 3);
    auto const latest = start + days(chance.between(0, length - length / 3));
    auto const year = to_text(Date(start)).substr(2, 2);
    Values sales{
        {"contract_amount", std::to_string(total)},
        {"cooperation_start", to_text(Date(start))},
        {"last_deal_date", to_text(Date(latest))},
        {"payment_terms", std::string(chance.one_of(terms))},
        {"purchase_frequency", std::string(chance.one_of(frequencies))},
        {"order_value_band", std::string(band_of(total / chance.between(1, 8)))},
        {"order_numbers", "SO" + year + "-" + std::to_string(chance.between(1001, 4999)) + "、SO" +
                              year + "-" + std::to_string(chance.between(5001, 8999))}};
    if (still && chance.percent(55))
        sales.push_back({"purchase_plan", business.part + "每月约" +
                                              std::to_string(chance.between(2, 40) * 100) +
                                              "件，未来三个月维持"});
    return sales;
}

void append(Values& values, Values const& more) {
    values.insert(values.end(), more.begin(), more.end());
}

Values describe_standing(std::string_view type, Standing const& standing) {
    return {{"customer_type", std::string(type)},
            {"stage", std::string(standing.stage)},
            {"follow_status", std::string(standing.status)}};
}

void add_needs(Chance& chance, Business const& business, Values& values) {
    values.push_back({"need_type", chance.percent(75) ? "product" : "product、technical"});
    if (chance.percent(70))
        values.push_back({"need_description", business.need});
    if (business.customer_type == "intent") {
        values.push_back({"budget_range", std::string(chance.one_of(budgets))});
        values.push_back(
            {"desired_date", to_text(Date(business.period.last + days(chance.between(20, 120))))});
    }
    if (chance.percent(20))
        values.push_back({"special_requirements", std::string(chance.one_of(special))});
}

void add_preferences(Chance& chance, Values& values) {
    values.push_back({"sources", std::string(chance.one_of(sources))});
    values.push_back({"preferred_channel", std::string(chance.one_of(channels))});
    if (chance.percent(50))
        values.push_back({"service_needs", std::string(chance.one_of(services))});
    if (chance.percent(40))
        values.push_back({"response_time", std::string(chance.one_of(responses))});
    if (chance.percent(45))
        values.push_back({"tags", std::string(chance.one_of(tags))});
}

}  // namespace

void add_business(Chance& chance, Business const& business, PlannedCustomer& file) {
    auto const& type = business.customer_type;
    auto const reached = standing(chance, type, file.follow_ups.size());
    bool const changed_later = type == "deal" && chance.percent(35);
    Values sales;
    if (type == "deal" || (type == "lost" && chance.percent(60)))
        sales = sales_of(chance, business, type == "deal");
    auto outcome = describe_standing(type, reached);
    append(outcome, sales);
    if (changed_later) {
        append(file.values, describe_standing("intent", {"proposal", "quoted"}));
        file.change = {std::move(outcome), std::string(chance.one_of(deal_reasons))};
    } else {
        append(file.values, outcome);
    }
    file.values.push_back({"products", business.part + "加工"});
    add_needs(chance, business, file.values);
    add_preferences(chance, file.values);
}

}  // namespace kedang::demo
