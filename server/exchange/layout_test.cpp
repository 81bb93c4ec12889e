// SPDX-License-Identifier: Apache-2.0
#include "exchange/layout.h"

#include <gmock/gmock.h>

namespace kedang::exchange {
namespace {

using tables::Cell;
using tables::Row;
using testing::ElementsAre;

Row row(std::int64_t number, std::vector<std::string> const& texts) {
    Row made{number, {}};
    for (auto const& text : texts)
        made.cells.push_back(text.empty() ? Cell{} : Cell{Cell::Kind::Text, text});
    return made;
}

struct LayoutTest : testing::Test {
    Layout find(std::vector<Row> const& rows, std::vector<tables::Merge> const& merges = {},
                LayoutWish const& wish = {}) {
        return find_layout(rows, merges, targets_, wish);
    }
    std::shared_ptr<fields::Catalogue const> catalogue_ = fields::Catalogue::load("A");
    Targets targets_{*catalogue_};
};

TEST_F(LayoutTest, passes_over_titles_and_says_so) {
    auto const layout = find({row(1, {"2026年客户资料表"}), row(3, {"填写须知：", "请勿删除列"}),
                              row(4, {"客户名称", "联系人", "手机号", "城市"}),
                              row(5, {"苏州华锐精密机械有限公司", "王芳", "13800138000", "苏州"})});
    EXPECT_EQ(layout.header_row, 4);
    EXPECT_EQ(layout.header_rows, 1);
    ASSERT_EQ(layout.skipped.size(), 2u);
    EXPECT_EQ(layout.skipped[1].row, 3);
    EXPECT_THAT(layout.headers, ElementsAre("客户名称", "联系人", "手机号", "城市"));
}

TEST_F(LayoutTest, joins_merged_headings_of_two_rows) {
    // As a reader hands out merged areas: every cell has the value of the first.
    auto const layout =
        find({row(1, {"客户名称", "联系人", "联系人", "地址"}),
              row(2, {"客户名称", "姓名", "电话", "地址"}),
              row(3, {"苏州华锐精密机械有限公司", "王芳", "13800138000", "苏州工业园区"})},
             {{1, 2, 0, 0}, {1, 1, 1, 2}, {1, 2, 3, 3}});
    EXPECT_EQ(layout.header_rows, 2);
    EXPECT_THAT(layout.headers, ElementsAre("客户名称", "联系人 姓名", "联系人 电话", "地址"));
}

TEST_F(LayoutTest, joins_headings_of_two_rows_where_merges_are_not_known) {
    auto const layout =
        find({row(1, {"客户名称", "联系人", "", "地址"}), row(2, {"", "姓名", "手机", ""}),
              row(3, {"华东科技有限公司", "李雷", "13900139000", "上海"})});
    EXPECT_EQ(layout.header_row, 1);
    EXPECT_EQ(layout.header_rows, 2);
    EXPECT_THAT(layout.headers, ElementsAre("客户名称", "联系人 姓名", "联系人 手机", "地址"));
}

TEST_F(LayoutTest, finds_no_headings_where_there_are_none) {
    auto const layout = find({row(1, {"华东科技有限公司", "13900139000"}),
                              row(2, {"苏州华锐精密机械有限公司", "13800138000"})});
    EXPECT_EQ(layout.header_row, 0);
    EXPECT_EQ(layout.headers.size(), 2u);
}

TEST_F(LayoutTest, takes_headings_it_does_not_know) {
    auto const layout = find({row(1, {"甲项", "乙项", "丙项"}), row(2, {"1", "2", "3"})});
    EXPECT_EQ(layout.header_row, 1);
}

TEST_F(LayoutTest, takes_the_row_a_person_points_at) {
    std::vector<Row> const rows{row(1, {"客户名称", "城市"}), row(2, {"单位", "所在市"}),
                                row(3, {"华东科技有限公司", "上海"})};
    EXPECT_EQ(find(rows, {}, {.header_row = 2}).header_row, 2);
    EXPECT_EQ(find(rows, {}, {.header_row = 1, .header_rows = 2}).header_rows, 2);
    EXPECT_EQ(find(rows, {}, {.header_row = 0}).header_row, 0);
}

struct SieveCase {
    std::vector<std::string> cells;
    std::string reason;
};

TEST(RowSieve, tells_rows_of_data_from_the_rest) {
    RowSieve const sieve({"客户名称", "手机", "合同金额"});
    std::vector<SieveCase> const cases{{{"合计", "", "1200"}, "合计、小计行"},
                                       {{"", "总 计", "1200"}, "合计、小计行"},
                                       {{"合计：128家"}, "合计、小计行"},
                                       {{"华东区小计", "", "3"}, "合计、小计行"},
                                       {{"客户名称", "手机", "合同金额"}, "重复的表头"},
                                       {{"制表人：王芳", "审核：李雷"}, "制表、打印等落款"},
                                       {{" ", "　"}, "空行"},
                                       {{"合计科技有限公司", "13800138000"}, ""},
                                       {{"小计算机有限公司", "", "1"}, ""},
                                       {{"审核通有限公司", "13800138000", "1"}, ""},
                                       {{"客户名称", "13800138000"}, ""}};
    for (auto const& [cells, reason] : cases)
        EXPECT_EQ(sieve.reason_to_skip(row(9, cells)), reason) << cells.front();
}

}  // namespace
}  // namespace kedang::exchange
