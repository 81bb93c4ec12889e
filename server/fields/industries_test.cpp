// SPDX-License-Identifier: Apache-2.0
#include "fields/industries.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fields/lists.h"

namespace kedang::fields {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Industries const& industries() {
    return Lists::built_in().industries;
}

std::string_view code(std::string_view text) {
    auto const* const industry = industries().find(text);
    return industry ? industry->code : "";
}

TEST(Industries, A16_go_down_to_the_fourth_level) {
    std::size_t counts[5] = {};
    for (auto const& industry : industries().all())
        ++counts[industry.level];
    EXPECT_EQ(counts[1], 21u) << "the twenty sections of the standard, and Z for 其他";
    EXPECT_EQ(counts[2], 97u);
    EXPECT_EQ(counts[3], 473u);
    EXPECT_EQ(counts[4], 1381u);
    EXPECT_EQ(industries().children("").size(), 21u);
    EXPECT_EQ(industries().children("F").size(), 2u);
}

TEST(Industries, every_code_begins_with_its_parents) {
    for (auto const& industry : industries().all()) {
        EXPECT_TRUE(industry.code.starts_with(industry.parent)) << industry.code;
        ASSERT_TRUE(industry.level == 1 || industries().by_code(industry.parent)) << industry.code;
    }
}

TEST(Industries, B05_are_known_by_code_name_or_word) {
    struct Written {
        std::string_view text;
        std::string_view code;
    };
    for (auto const& [text, expected] : {
             Written{"F5211", "F5211"},
             {"5211", "F5211"},
             {"F", "F"},
             {"零售业", "F52"},
             {"零售", "F52"},
             {"制造业", "C"},
             {"IT服务", "I65"},
             {"it服务", "I65"},
             {"IT/互联网", "I"},
             {"金融", "J"},
             {"教育", "P"},
             {"医疗", "Q84"},
             {"服务业", "O"},
             {"其他", "Z"},
             {"房地产业", "K"},
             {"信息技术-软件开发", "I651"},
             {"制造业-新能源汽车", "C36"},
             {"制造业-不知道什么", "C"},
             {"制造业/汽车制造业", "C36"},
             {"零售业-新能源汽车", "F52"},
             {"养龙业", ""},
             {"", ""},
         })
        EXPECT_EQ(code(text), expected) << text;
}

TEST(Industries, A29_words_of_a_handbook_stand_for_groups_of_the_standard) {
    EXPECT_THAT(industries().group("零售业"), ElementsAre("F52"));
    EXPECT_THAT(industries().group("机械"), ElementsAre("C34", "C35"));
    EXPECT_EQ(industries().group("服务业").size(), 12u);
    EXPECT_THAT(industries().group("养龙业"), IsEmpty());
}

TEST(Industries, are_said_with_the_levels_above_them) {
    EXPECT_EQ(industries().path_text("F5211"), "批发和零售业-零售业-综合零售-百货零售");
    EXPECT_EQ(industries().path_text("K7010"), "房地产业-房地产开发经营");
    EXPECT_EQ(industries().path_text("X1"), "");
    EXPECT_EQ(industries().path("F5211").size(), 4u);
}

TEST(AreaCodes, B05_begin_a_landline) {
    auto const& area_codes = Lists::built_in().area_codes;
    struct Dialled {
        std::string_view digits;
        std::string_view code;
    };
    for (auto const& [digits, expected] : {Dialled{"02156788888", "021"},
                                           {"051266668888", "0512"},
                                           {"03351234567", "0335"},
                                           {"07011234567", "0701"},
                                           {"01012345678", "010"},
                                           {"09991234567", "0999"},
                                           {"00112345678", ""},
                                           {"13800138000", ""},
                                           {"", ""}}) {
        auto const* const found = area_codes.beginning(digits);
        EXPECT_EQ(found ? found->code : "", expected) << digits;
    }
    EXPECT_EQ(area_codes.all().size(), 328u);
}

}  // namespace
}  // namespace kedang::fields
