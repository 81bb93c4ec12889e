// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "platform/tables/test_tables.h"

namespace kedang::tables::test {
namespace {

Read read_html(std::string const& bytes, OpenOptions const& options = {}) {
    ScratchDirectory directory;
    return read(directory.write("a.xls", bytes), options);
}

TEST(Html, table_named_xls) {
    auto got = read_html(
        "<html><head><meta http-equiv=Content-Type content='text/html; charset=gb2312'>"
        "<style>td{mso-number-format:\"\\@\"}</style></head><body><table>"
        "<tr><td>\xC3\xFB\xB3\xC6<td>\xB5\xE7\xBB\xB0</tr>"
        "<tr><td style='mso-number-format:\"\\@\"'> \xBC\xD7 &amp;\n \xD2\xD2<br>x</td>"
        "<td x:num=\"1\">013800138000</td></tr><tr><td>&nbsp;</td></tr></table></body></html>");
    EXPECT_EQ(got.error, "");
    EXPECT_EQ(static_cast<int>(got.opened.format), static_cast<int>(Format::Html));
    EXPECT_EQ(got.opened.encoding, "GB18030");
    EXPECT_EQ(got.texts, (Texts{{"名称", "电话"}, {"甲 & 乙\nx", "013800138000"}}));
    EXPECT_EQ(got.rows[1].cells[1].kind, Cell::Kind::Text);
}

TEST(Html, spans_are_filled) {
    auto html =
        "<table><thead><tr><th rowspan=2>名称</th><th colspan=2>联系人</th></tr>"
        "<tr><th>姓名</th><th>电话</th></tr></thead>"
        "<tbody><tr><td rowspan=99>甲</td><td>张</td><td>1</td></tr>"
        "<tr><td>李</td><td>2</td></tr></tbody></table>";
    auto got = read_html(html);
    EXPECT_EQ(got.texts, (Texts{{"名称", "联系人", "联系人"},
                                {"名称", "姓名", "电话"},
                                {"甲", "张", "1"},
                                {"甲", "李", "2"}}));
    EXPECT_EQ(got.opened.merges, (std::vector<Merge>{{1, 2, 0, 0}, {1, 1, 1, 2}, {3, 4, 0, 0}}));
    EXPECT_EQ(read_html(html, {.fill_merged = false}).texts[3],
              (std::vector<std::string>{"", "李", "2"}));
}

TEST(Html, several_tables_and_tables_within) {
    auto html =
        "<table><tr><td>标题</td></tr></table><table><tr><td>a</td><td><table><tr><td>b</td>"
        "<td>c</td></tr></table></td></tr><tr><td>d</td></tr></table>";
    auto got = read_html(html);
    EXPECT_EQ(got.opened.sheets.size(), 2U);
    EXPECT_EQ(got.opened.sheet, 1U);
    EXPECT_EQ(got.texts, (Texts{{"a", "b c"}, {"d"}}));
    EXPECT_EQ(read_html(html, {.sheet_index = 0}).texts, (Texts{{"标题"}}));
}

TEST(Html, refuses_with_reason) {
    EXPECT_THAT(read_html("<html><body>无表格</body></html>").error,
                testing::HasSubstr("没有表格"));
    std::string deep = "<html><table><tr><td>x";
    for (int i = 0; i < 100'000; ++i)
        deep += "<div></x>";
    EXPECT_EQ(read_html(deep).key, "table_hostile");
    OpenOptions small;
    small.limits.html_bytes = 10;
    EXPECT_EQ(read_html("<table><tr><td>x</td></tr></table>", small).key, "table_too_large");
    EXPECT_EQ(read_html("<table><tr><td colspan=1000>x<td colspan=1000>y<td colspan=1000>z").key,
              "table_too_large");
}

}  // namespace
}  // namespace kedang::tables::test
