// SPDX-License-Identifier: Apache-2.0
#include "fields/filter/period.h"

#include <gtest/gtest.h>

namespace kedang::fields {
namespace {

using namespace std::chrono_literals;

/// "first … last" of what a word means on that day; "" where it means nothing.
std::string meant(std::string_view word, Date today = 2026y / 11 / 22) {
    auto const period = span_named(word);
    if (!period)
        return "";
    auto const [first, last] = days_of(*period, today);
    return kedang::to_text(first) + " " + kedang::to_text(last);
}

TEST(Period, A29_the_last_months_begin_on_the_same_day_and_include_both_ends) {
    EXPECT_EQ(meant("近6个月"), "2026-05-22 2026-11-22");
    EXPECT_EQ(meant("最近六个月"), "2026-05-22 2026-11-22");
    EXPECT_EQ(meant("近半年"), "2026-05-22 2026-11-22");
    EXPECT_EQ(meant("近1个月", 2026y / 3 / 31), "2026-02-28 2026-03-31");
    EXPECT_EQ(meant("近1个月", 2024y / 3 / 31), "2024-02-29 2024-03-31");
    EXPECT_EQ(meant("近1年", 2024y / 2 / 29), "2023-02-28 2024-02-29");
    EXPECT_EQ(meant("过去30天"), "2026-10-23 2026-11-22");
    EXPECT_EQ(meant("未来7天"), "2026-11-22 2026-11-29");
    EXPECT_EQ(meant("近2个季度"), "2026-05-22 2026-11-22");
}

TEST(Period, calendar_periods_are_whole) {
    EXPECT_EQ(meant("今天"), "2026-11-22 2026-11-22");
    EXPECT_EQ(meant("昨天"), "2026-11-21 2026-11-21");
    EXPECT_EQ(meant("本周"), "2026-11-16 2026-11-22");
    EXPECT_EQ(meant("上周"), "2026-11-09 2026-11-15");
    EXPECT_EQ(meant("上月"), "2026-10-01 2026-10-31");
    EXPECT_EQ(meant("上个月", 2026y / 3 / 31), "2026-02-01 2026-02-28");
    EXPECT_EQ(meant("本季度"), "2026-10-01 2026-12-31");
    EXPECT_EQ(meant("上季度", 2026y / 1 / 5), "2025-10-01 2025-12-31");
    EXPECT_EQ(meant("今年"), "2026-01-01 2026-12-31");
    EXPECT_EQ(meant("去年"), "2025-01-01 2025-12-31");
    EXPECT_EQ(meant("2024年"), "2024-01-01 2024-12-31");
    EXPECT_EQ(meant("2024年2月"), "2024-02-01 2024-02-29");
    EXPECT_EQ(meant("2024-02"), "2024-02-01 2024-02-29");
    EXPECT_EQ(meant("2024年第2季度"), "2024-04-01 2024-06-30");
    EXPECT_EQ(meant("2024Q3"), "2024-07-01 2024-09-30");
    EXPECT_EQ(meant("2024-05-01"), "2024-05-01 2024-05-01");
    EXPECT_EQ(meant("2024-05-01至2024年6月"), "2024-05-01 2024-06-30");
}

TEST(Period, what_is_none_is_refused) {
    for (auto const* word :
         {"", "近", "近0天", "近10000天", "近6", "6个月", "近6个月多", "2024年13月", "2024年5季度",
          "1800年", "2024-02-30", "2024-06-01至2024-05-01", "明天吧"})
        EXPECT_EQ(meant(word), "") << word;
}

TEST(Period, reads_back_what_it_writes) {
    for (auto const* word :
         {"近6个月", "未来7天", "近1年", "今天", "本周", "上周", "上月", "本季度", "去年", "2024年",
          "2024年5月", "2024年2季度", "2024-05-01", "2024-05-02至2024-06-01"})
        EXPECT_EQ(to_text(*span_named(word)), word);
}

}  // namespace
}  // namespace kedang::fields
