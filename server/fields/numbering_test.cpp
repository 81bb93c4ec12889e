// SPDX-License-Identifier: Apache-2.0
#include "fields/numbering.h"

#include <gtest/gtest.h>

#include "base/check.h"
#include "fields/catalogue.h"

namespace kedang::fields {
namespace {

Date day(int year, unsigned month, unsigned day) {
    return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
}

NumberPattern pattern(std::string_view text) {
    return NumberPattern::parse(text).value();
}

TEST(NumberPattern, A24_letter_month_and_three_digits) {
    auto const made = pattern("{type}{yyyymm}{seq:3}");
    EXPECT_EQ(made.format(day(2024, 5, 21), "C", 1), "C202405001");
    EXPECT_TRUE(made.uses_type());
}

TEST(NumberPattern, A24_a_full_serial_widens) {
    auto const made = pattern("{type}{yyyymm}{seq:3}");
    EXPECT_EQ(made.format(day(2024, 5, 21), "C", 999), "C202405999");
    EXPECT_EQ(made.format(day(2024, 5, 31), "C", 1000), "C2024051000");
}

TEST(NumberPattern, A24_the_serial_starts_anew_by_period_and_type) {
    auto const made = pattern("{type}{yyyymm}{seq:3}");
    EXPECT_EQ(made.period_key(day(2024, 5, 1), "C"), made.period_key(day(2024, 5, 31), "C"));
    EXPECT_NE(made.period_key(day(2024, 5, 1), "C"), made.period_key(day(2024, 6, 1), "C"));
    EXPECT_NE(made.period_key(day(2024, 5, 1), "C"), made.period_key(day(2024, 5, 1), "Q"));
}

TEST(NumberPattern, B02_customer_day_and_four_digits) {
    auto const made = pattern("CUST{yyyymmdd}{seq:4}");
    EXPECT_EQ(made.format(day(2024, 5, 21), "", 7), "CUST202405210007");
    EXPECT_NE(made.period_key(day(2024, 5, 21), ""), made.period_key(day(2024, 5, 22), ""));
    EXPECT_FALSE(made.uses_type());
}

TEST(NumberPattern, C02_year_and_five_digits) {
    auto const made = pattern("{yyyy}-{seq:5}");
    EXPECT_EQ(made.format(day(2024, 12, 31), "", 1001), "2024-01001");
    EXPECT_EQ(made.period_key(day(2024, 1, 1), ""), made.period_key(day(2024, 12, 31), ""));
}

TEST(NumberPattern, patterns_of_all_presets_can_be_read) {
    for (Preset const& preset : Catalogue::presets())
        EXPECT_TRUE(NumberPattern::parse(preset.numbering.pattern).ok()) << preset.id;
}

TEST(NumberPattern, refusals_say_what_is_wrong) {
    struct {
        std::string_view pattern, title;
    } const table[] = {
        {"CUST{yyyy}", "编号规则 'CUST{yyyy}' 没有流水号，请加上如 {seq:4}"},
        {"{seq:3}{seq:3}", "编号规则 '{seq:3}{seq:3}' 只能有一个流水号"},
        {"{yy}{seq:3}",
         "编号规则 '{yy}' 不认识，可用 {type} {yyyy} {yyyymm} {yyyymmdd} {seq:位数}"},
        {"{seq:0}", "编号规则 '{seq:0}' 的流水号位数应为 1 至 9，如 {seq:4}"},
        {"{seq:12}", "编号规则 '{seq:12}' 的流水号位数应为 1 至 9，如 {seq:4}"},
        {"{seq:3", "编号规则 '{seq:3' 缺少 }"},
        {"a}{seq:3}", "编号规则 'a}{seq:3}' 多了一个 }"},
    };
    for (auto const& [text, title] : table) {
        auto const read = NumberPattern::parse(text);
        ASSERT_FALSE(read.ok()) << text;
        EXPECT_EQ(read.error().title, title);
    }
    EXPECT_FALSE(NumberPattern::parse(std::string(60, 'x') + "{seq:3}").ok());
    EXPECT_THROW(pattern("{seq:3}").format(day(2024, 1, 1), "", 0), Bug);
}

}  // namespace
}  // namespace kedang::fields
