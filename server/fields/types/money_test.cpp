// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <fstream>

#include "fields/test_fields.h"
#include "fields/types/decimal.h"

namespace kedang::fields {
namespace {

Field capital() {
    return make_field("money", "注册资本");
}

struct Spelling {
    std::string_view typed;
    std::string_view stored;
};

TEST(Money, D01_reads_every_spelling_of_the_registers) {
    Spelling const table[] = {
        {"200(万元)", "20000000000 CNY"},
        {"116(万元人民币)", "11600000000 CNY"},
        {"5,088(万元人民币)", "508800000000 CNY"},
        {"30(万)", "3000000000 CNY"},
        {"26万人民币", "2600000000 CNY"},
        {"2,000(万元)", "200000000000 CNY"},
        {"1,175(万)", "117500000000 CNY"},
        {"21万元人民币", "2100000000 CNY"},
        {"102(万人民币元)", "10200000000 CNY"},
        {"20.8000(万元人民币)", "2080000000 CNY"},
        {"285(万美元)", "28500000000 USD"},
        {"35.5万人民币", "3550000000 CNY"},
        {"2,126.3900(万元人民币)", "212639000000 CNY"},
        {"1514（万元）", "151400000000 CNY"},
        {"30万元", "3000000000 CNY"},
        {"91.7000(万元)", "9170000000 CNY"},
        {"3.1000(万元)", "310000000 CNY"},
        {"50(万元(人民币))", "5000000000 CNY"},
        {"456万人民币元", "45600000000 CNY"},
        {"565.0818(万美元)", "56508180000 USD"},
        {"250(万香港元)", "25000000000 HKD"},
        {"1,000,000(人民币元)", "10000000000 CNY"},
        {"70(万港币)", "7000000000 HKD"},
        {"220( 万人民币元)", "22000000000 CNY"},
        {"0.0073( 万人民币元)", "730000 CNY"},
        {"1,222(万元(港币))", "122200000000 HKD"},
        {"60(万元美元)", "6000000000 USD"},
        {"16,600(万日元)", "1660000000000 JPY"},
        {"801(万欧元)", "80100000000 EUR"},
        {"300(万美元 )", "30000000000 USD"},
        {"225(万元(美元))", "22500000000 USD"},
        {"862.2000(万港元)", "86220000000 HKD"},
        {"260(万元（人民币）)", "26000000000 CNY"},
        {"50人民币元", "500000 CNY"},
        {"58万", "5800000000 CNY"},
        {"300", "3000000 CNY"},
    };
    for (auto const& [text, expected] : table)
        EXPECT_EQ(stored(capital(), text), expected) << text;
}

TEST(Money, reads_what_people_and_programs_type) {
    Spelling const table[] = {
        {"2000000", "20000000000 CNY"},
        {"2000000.00", "20000000000 CNY"},
        {"200 万元", "20000000000 CNY"},
        {"USD 100万", "10000000000 USD"},
        {"US$1,234.5", "12345000 USD"},
        {"￥99.9", "999000 CNY"},
        {"¥1亿", "1000000000000 CNY"},
        {"1.2亿元", "1200000000000 CNY"},
        {"HK$20", "200000 HKD"},
        {"２００万元", "20000000000 CNY"},
        {"-500元", "-5000000 CNY"},
        {"20w", "2000000000 CNY"},
        {"100万美元", "10000000000 USD"},
        {"CNY 2000000.00", "20000000000 CNY"},
        {"人民币200万元整", "20000000000 CNY"},
    };
    for (auto const& [text, expected] : table)
        EXPECT_EQ(stored(capital(), text), expected) << text;
}

TEST(Money, words_for_nothing_are_absent) {
    for (std::string_view const text : {"", "  ", "N/A", "无", "-", "--", "暂无", "/"})
        EXPECT_EQ(stored(capital(), text), "absent") << text;
}

TEST(Money, refusals_name_field_value_and_mend) {
    EXPECT_EQ(stored(capital(), "#万美元"), "! 注册资本 '#万美元' 没有金额，请填写如 200万元");
    EXPECT_EQ(stored(capital(), "#()"), "! 注册资本 '#()' 没有金额，请填写如 200万元");
    EXPECT_EQ(stored(capital(), "邹帆"), "! 注册资本 '邹帆' 不是金额，请填写如 200万元");
    EXPECT_EQ(stored(capital(), "12,34万元"),
              "! 注册资本 '12,34万元' 的逗号位置不对，请填写如 1,200万元");
    for (std::string_view const text : {"约200", "200万万", "100美元欧元", "1.2.3", "50-100万元",
                                        "200人", "(500)", "99999999999999亿", "5.0E+07"})
        EXPECT_FALSE(typed(capital(), text).ok()) << text;
    EXPECT_EQ(rule_of_refusal(capital(), "5.0E+07"), "spreadsheet");
}

TEST(Money, an_empty_bracket_is_to_be_confirmed) {
    EXPECT_EQ(stored(capital(), "5()"), "50000 CNY");
    EXPECT_EQ(warnings(capital(), "5()"), "money_unit");
    EXPECT_EQ(warnings(capital(), "5(万元)"), "");
}

TEST(Money, rounds_half_up_behind_four_decimals) {
    EXPECT_EQ(stored(capital(), "0.00004"), "0 CNY");
    EXPECT_EQ(stored(capital(), "0.00005"), "1 CNY");
    EXPECT_EQ(stored(capital(), "-0.00005"), "-1 CNY");
    EXPECT_EQ(stored(capital(), "1.99995万"), "199995000 CNY");
}

TEST(Money, refuses_what_does_not_fit) {
    EXPECT_EQ(stored(capital(), "922337203685477.5807"), "9223372036854775807 CNY");
    EXPECT_FALSE(typed(capital(), "922337203685477.5808").ok());
    EXPECT_FALSE(typed(capital(), "922337203685477.58075").ok());
}

TEST(Money, leaves_as_decimal_text_with_currency) {
    EXPECT_EQ(json(capital(), "200万元"), R"({"amount":"2000000.00","currency":"CNY"})");
    EXPECT_EQ(json(capital(), "0.125"), R"({"amount":"0.125","currency":"CNY"})");
    EXPECT_EQ(json(capital(), ""), "null");
    EXPECT_EQ(shown(capital(), "2000000"), "200万元");
    EXPECT_EQ(shown(capital(), "100万美元"), "100万美元");
    EXPECT_EQ(shown(capital(), "12345.6"), "12345.60元");
    EXPECT_EQ(shown(capital(), "800"), "800元");
    EXPECT_EQ(shown(capital(), "-35.5万"), "-35.5万元");
    EXPECT_EQ(shown(capital(), "0.125"), "0.125元");
}

TEST(Money, sorts_by_amount) {
    std::string before;
    for (std::string_view const text : {"-200万", "-1", "0", "0.5", "10", "9万", "1亿"}) {
        std::string const key = capital().type->sort_key(typed(capital(), text).value().value);
        EXPECT_LT(before, key) << text;
        before = key;
    }
}

/// The registry's capital column stands last but four.
std::string capital_of(std::string const& row) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (char const c : row) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            cells.emplace_back();
        else
            cells.back() += c;
    }
    return cells.size() == 9 ? cells[4] : "";
}

TEST(Money, D01_reads_real_registrations) {
    std::ifstream file(KEDANG_SHARED_DATA "/companies/registry_sample_1000.csv");
    if (!file)
        GTEST_SKIP() << "no shared data here";
    std::string row;
    std::getline(file, row);
    int read = 0, absent = 0, refused = 0;
    while (std::getline(file, row)) {
        auto const parsed = typed(capital(), capital_of(row));
        if (!parsed.ok())
            ++refused;
        else
            parsed.value().value.absent() ? ++absent : ++read;
    }
    EXPECT_EQ(read + absent + refused, 1000);
    EXPECT_EQ(refused, 0);
    EXPECT_GT(read, 700);
}

}  // namespace
}  // namespace kedang::fields
