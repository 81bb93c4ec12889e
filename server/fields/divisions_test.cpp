// SPDX-License-Identifier: Apache-2.0
#include "fields/divisions.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>

#include "fields/list_rows.h"
#include "fields/lists.h"

namespace kedang::fields {
namespace {

Divisions const& divisions() {
    return Lists::built_in().divisions;
}

struct Written {
    std::string_view text;
    std::string_view code;  // "" where it is no single place
    std::string_view rest = {};
};

TEST(Divisions, E05_go_down_to_the_district) {
    std::size_t counts[4] = {};
    for (auto const& division : divisions().all())
        if (division.kind == Division::Kind::Standard)
            ++counts[division.level];
    EXPECT_EQ(counts[1], 34u);
    EXPECT_EQ(counts[2], 333u);
    EXPECT_GT(counts[3], 2840u);
    EXPECT_EQ(divisions().children("").size(), 34u);
    EXPECT_EQ(divisions().path_text("320412"), "江苏省常州市武进区");
    EXPECT_EQ(divisions().path_text("310115"), "上海市浦东新区");
    EXPECT_EQ(divisions().path_text("999999"), "");
}

TEST(Divisions, every_code_lies_under_its_parent) {
    for (auto const& division : divisions().all()) {
        if (division.level == 1)
            continue;
        auto const* const parent = divisions().by_code(division.parent);
        ASSERT_NE(parent, nullptr) << division.code;
        EXPECT_LT(parent->level, division.level) << division.code;
        EXPECT_EQ(division.code.substr(0, parent->level * 2),
                  parent->code.substr(0, parent->level * 2));
    }
}

TEST(Divisions, groupings_give_way_to_their_districts) {
    auto const of_shanghai = divisions().children("310000");
    ASSERT_FALSE(of_shanghai.empty());
    for (auto const* district : of_shanghai)
        EXPECT_EQ(district->level, 3) << district->name;
    auto const of_hubei = divisions().children("420000");
    EXPECT_TRUE(std::ranges::any_of(of_hubei, [](auto* d) { return d->name == "仙桃市"; }));
}

TEST(Divisions, are_read_as_people_write_them) {
    for (auto const& [text, code, rest] : {
             Written{"江苏省常州市武进区", "320412"},
             {"江苏常州武进", "320412"},
             {"江苏/常州", "320400"},
             {"江苏省 - 常州市 - 武进区", "320412"},
             {"常州", "320400"},
             {"中国江苏省", "320000"},
             {"江苏", "320000"},
             {"内蒙古包头市", "150200"},
             {"内蒙呼和浩特", "150100"},
             {"广西壮族自治区南宁市", "450100"},
             {"广西南宁", "450100"},
             {"新疆伊犁", "654000"},
             {"新疆伊犁哈萨克", "654000"},
             {"海南/省直辖县", "460000"},
             {"恩施州", "422800"},
             {"湖北恩施土家族苗族自治州恩施市", "422801"},
             {"吉林", "220000"},
             {"吉林市", "220200"},
             {"吉林吉林", "220200"},
             {"北京市朝阳区", "110105"},
             {"北京市市辖区东城区", "110101"},
             {"上海市上海市浦东新区", "310115"},
             {"上海浦东", "310115"},
             {"江苏昆山", "320583"},
             {"湖北仙桃", "429004"},
             {"广东省东莞市", "441900"},
             {"海南州", "632500"},
             {"海南", "460000"},
             {"香港特别行政区", "810000"},
             {"台湾", "710000"},
             {"江苏省常州市武进区遥观镇遥观村", "320412", "遥观镇遥观村"},
             {"朝阳区", "", ""},
             {"江苏省鼓楼区", "", ""},
             {"火星", "", "火星"},
             {"", ""},
         }) {
        auto const found = divisions().read(text);
        EXPECT_EQ(found.division ? found.division->code : "", code) << text;
        EXPECT_EQ(found.rest, rest) << text;
    }
}

TEST(Divisions, name_the_places_an_unclear_text_could_mean) {
    auto const found = divisions().read("江苏省鼓楼区");
    EXPECT_EQ(found.division, nullptr);
    ASSERT_EQ(found.candidates.size(), 2u);
    EXPECT_EQ(divisions().path_text(found.candidates[0]->code), "江苏省南京市鼓楼区");
    EXPECT_TRUE(divisions().read("火星").unknown());
}

TEST(Divisions, are_found_by_parts_of_any_spelling) {
    auto const code = [](auto... part) -> std::string_view {
        auto const found = divisions().find(part...);
        return found.division ? found.division->code : "";
    };
    EXPECT_EQ(code("江苏", "常州", ""), "320400");
    EXPECT_EQ(code("江苏省", "常州市", "武进区"), "320412");
    EXPECT_EQ(code("上海", "浦东", ""), "310115");
    EXPECT_EQ(code("北京", "北京", "海淀"), "110108");
    EXPECT_EQ(code("北京市", "市辖区", "海淀区"), "110108");
    EXPECT_EQ(code("", "常州", ""), "320400");
    EXPECT_EQ(code("江苏", "杭州", ""), "");
    EXPECT_EQ(code("普通合伙", "常州", ""), "");
}

TEST(Divisions, keep_the_names_of_abolished_codes) {
    EXPECT_EQ(divisions().former_name("110103"), "北京市崇文区");
    EXPECT_EQ(divisions().former_name("110101"), "");
}

TEST(Divisions, understand_provinces_and_cities_of_a_real_register) {
    std::ifstream file(KEDANG_SHARED_DATA "/companies/registry_sample_1000.csv");
    if (!file)
        GTEST_SKIP() << "the register's sample is not here";
    std::string line;
    std::getline(file, line);
    int rows = 0;
    int understood = 0;
    while (std::getline(file, line)) {
        // province and city stand right of a scope that may hold commas within quotes
        std::string plain;
        bool quoted = false;
        for (char letter : line) {
            quoted ^= letter == '"';
            plain += quoted && letter == ',' ? ' ' : letter;
        }
        auto const cells = split(plain, ',');
        if (cells.size() != 9)
            continue;
        ++rows;
        auto const found = divisions().find(cells[6], cells[7], "");
        if (found.division != nullptr)
            ++understood;
        else
            std::cout << cells[6] << " " << cells[7] << "\n";
    }
    RecordProperty("rows", rows);
    RecordProperty("understood", understood);
    EXPECT_GT(rows, 990);
    EXPECT_GE(understood * 100, rows * 99) << understood << " of " << rows;
}

}  // namespace
}  // namespace kedang::fields
