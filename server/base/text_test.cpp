// SPDX-License-Identifier: Apache-2.0
#include "base/text.h"

#include <gtest/gtest.h>

namespace kedang::text {
namespace {

TEST(Text, knows_broken_utf8) {
    EXPECT_TRUE(valid_utf8("华东科技 abc 𠮷"));
    EXPECT_FALSE(valid_utf8("abc\xFF"));
    EXPECT_FALSE(valid_utf8("\xE5\x8D"));      // cut in the middle of a character
    EXPECT_FALSE(valid_utf8("\xED\xA0\x80"));  // a surrogate
    EXPECT_FALSE(valid_utf8("\xC0\xAF"));      // longer than needed
}

TEST(Text, counts_and_cuts_by_code_points) {
    EXPECT_EQ(count_code_points("华东ab𠮷"), 5u);
    EXPECT_EQ(first_code_points("华东ab", 3), "华东a");
    EXPECT_EQ(first_code_points("华", 9), "华");
}

TEST(Text, leaves_alone_what_is_composed) {
    for (std::string_view const text : {"华东科技（上海）有限公司", "é", "“a”—…", "ａ１，"})
        EXPECT_EQ(nfc(text), text);
    EXPECT_EQ(nfc("华东e\xCC\x81"), "华东\xC3\xA9");
    EXPECT_EQ(nfc("\xE2\x84\xAB"), "\xC3\x85");      // the sign for ångström is a letter
    EXPECT_EQ(nfc("\xEF\xA4\x80"), "\xE8\xB1\x88");  // a compatibility ideograph
}

TEST(Text, composes_what_is_stored) {
    EXPECT_EQ(nfc("e\xCC\x81"), "\xC3\xA9");
}

TEST(Text, folds_width_case_and_compatibility_for_comparing) {
    EXPECT_EQ(fold("ＡＢＣ（中国）①㎡"), "abc(中国)1m2");
    EXPECT_EQ(fold("Kedang"), "kedang");
    EXPECT_EQ(fold("华\u200B东"), "华东");
}

TEST(Text, narrows_full_width_and_dashes) {
    EXPECT_EQ(half_width("１３８－００１３　８０００＠"), "138-0013 8000@");
    EXPECT_EQ(half_width("021—5678–8880−1"), "021-5678-8880-1");
    EXPECT_EQ(half_width("中文,不变"), "中文,不变");
}

TEST(Text, trims_every_kind_of_space) {
    EXPECT_EQ(trim("\u3000\u00A0\u200B 华东 科技\t\r\n\uFEFF"), "华东 科技");
    EXPECT_EQ(trim(" \u3000"), "");
    EXPECT_EQ(collapse_spaces("  a\u3000\u3000b \n c\u200Bd "), "a b cd");
    EXPECT_EQ(drop_spaces(" 1 3\u00A08\u200B0 "), "1380");
}

TEST(Text, finds_control_characters) {
    EXPECT_EQ(control_character(std::string_view("a\0b", 3), LineBreaks::Refused), U'\0');
    EXPECT_EQ(control_character("a\nb", LineBreaks::Refused), U'\n');
    EXPECT_EQ(control_character("a\nb\tc\r\n", LineBreaks::Allowed), std::nullopt);
    EXPECT_EQ(control_character("a\x1B[31m", LineBreaks::Allowed), U'\x1B');
    EXPECT_EQ(control_character("华东", LineBreaks::Refused), std::nullopt);
}

TEST(Text, splits_at_any_separator) {
    EXPECT_EQ(split("展会、 推荐,,网络;", U"、,;"),
              (std::vector<std::string_view>{"展会", "推荐", "网络"}));
    EXPECT_TRUE(split(" 、", U"、").empty());
}

}  // namespace
}  // namespace kedang::text
