// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "fields/test_fields.h"
#include "fields/types/decimal.h"

namespace kedang::fields {
namespace {

TEST(Integer, reads_numbers_with_their_units) {
    Field const employees = make_field("integer", "员工人数");
    EXPECT_EQ(stored(employees, "200"), "200");
    EXPECT_EQ(stored(employees, "200人"), "200");
    EXPECT_EQ(stored(employees, "1,200 人"), "1200");
    EXPECT_EQ(stored(employees, "１２"), "12");
    EXPECT_EQ(stored(employees, "12.00"), "12");
    EXPECT_EQ(stored(employees, "1.2万"), "12000");
    EXPECT_EQ(stored(employees, "-3"), "-3");
    EXPECT_EQ(stored(employees, "N/A"), "absent");
    EXPECT_EQ(json(employees, "200"), "200");
}

TEST(Integer, refuses_ranges_fractions_and_words) {
    Field const employees = make_field("integer", "员工人数");
    EXPECT_EQ(stored(employees, "50-100"), "! 员工人数 '50-100' 不是整数，请只填一个数字，如 200");
    EXPECT_EQ(stored(employees, "1.5"), "! 员工人数 '1.5' 带小数，请填写整数");
    for (std::string_view const text : {"很多", "12a", "99999999999999999999", "1,2"})
        EXPECT_FALSE(typed(employees, text).ok()) << text;
}

TEST(Percent, is_kept_in_ten_thousandths_of_a_percent) {
    Field const share = make_field("percent", "占比");
    EXPECT_EQ(stored(share, "12.5%"), "125000");
    EXPECT_EQ(stored(share, "12.5"), "125000");
    EXPECT_EQ(stored(share, "百分之八"), "! 占比 '百分之八' 不是百分数，请填写如 12.5%");
    EXPECT_EQ(stored(share, "100％"), "1000000");
    EXPECT_EQ(json(share, "12.5%"), "\"12.5\"");
    EXPECT_EQ(shown(share, "12.50"), "12.5%");
}

TEST(Boolean, reads_yes_and_no_in_their_spellings) {
    Field const primary = make_field("boolean", "主要联系人");
    for (std::string_view const yes : {"是", "√", "true", "Y", "1", "有", "Yes", "✓"})
        EXPECT_EQ(stored(primary, yes), "1") << yes;
    for (std::string_view const no : {"否", "×", "FALSE", "n", "0", "无"})
        EXPECT_EQ(stored(primary, no), "0") << no;
    EXPECT_EQ(stored(primary, ""), "absent");
    EXPECT_EQ(stored(primary, "也许"), "! 主要联系人 '也许' 不是 是/否，请填写 是 或 否");
    EXPECT_EQ(json(primary, "是"), "true");
    EXPECT_EQ(shown(primary, "no"), "否");
}

TEST(Decimal, writes_the_smallest_number) {
    EXPECT_EQ(types::decimal_text(std::numeric_limits<std::int64_t>::min(), 4, 2),
              "-922337203685477.5808");
    EXPECT_EQ(types::decimal_text(5, 4, 0), "0.0005");
}

}  // namespace
}  // namespace kedang::fields
