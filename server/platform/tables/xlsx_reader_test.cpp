// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "platform/tables/test_tables.h"

namespace kedang::tables::test {
namespace {

using Kind = Cell::Kind;

Read read_sheet(std::string const& rows, std::map<std::string, std::string> const& more = {},
                OpenOptions const& options = {}) {
    ScratchDirectory directory;
    auto parts = workbook_parts(rows);
    for (auto const& [name, content] : more)
        parts[name] = content;
    return read(directory.zip("a.xlsx", parts), options);
}

TEST(Xlsx, cells_of_every_kind) {
    auto got = read_sheet(
        R"(<row r="2"><c r="A2"><v>13800138000</v></c><c r="B2" t="s"><v>1</v></c>)"
        R"(<c r="C2" t="inlineStr"><is><r><t>富</t></r><r><t>文本</t></r><rPh><t>fu</t></rPh></is></c>)"
        R"(<c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#N/A</v></c>)"
        R"(<c r="F2" t="str"><f>A1&amp;B1</f><v>a&lt;b_x000D_</v></c><c r="H2" s="1"><v>43831</v></c>)"
        R"(<c r="I2" t="d"><v>2020-01-02T03:04:05</v></c><c r="J2" s="2"><v>0.15</v></c>)"
        R"(<c r="K2" t="s"><v>99</v></c></row>)",
        {{"xl/sharedStrings.xml",
          R"(<sst><si><t>甲</t></si><si><r><t>乙</t></r><r><t xml:space="preserve"> 丙</t></r>)"
          R"(<rPh sb="0" eb="1"><t>bing</t></rPh></si></sst>)"},
         {"xl/styles.xml",
          R"(<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>)"
          R"(<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>)"
          R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="10"/></cellXfs></styleSheet>)"}});
    EXPECT_EQ(got.error, "");
    ASSERT_EQ(got.rows.size(), 1U);
    EXPECT_EQ(got.rows[0].number, 2);
    auto const& cells = got.rows[0].cells;
    std::vector<std::pair<Kind, std::string>> const expected{
        {Kind::Number, "13800138000"},
        {Kind::Text, "乙 丙"},
        {Kind::Text, "富文本"},
        {Kind::Boolean, "TRUE"},
        {Kind::Error, "#N/A"},
        {Kind::Text, "a<b\r"},
        {Kind::Empty, ""},
        {Kind::Date, "2020-01-01"},
        {Kind::DateTime, "2020-01-02 03:04:05"},
        {Kind::Number, "0.15"},
        {Kind::Error, "#REF!"}};
    ASSERT_EQ(cells.size(), expected.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
        EXPECT_EQ(cells[i].kind, expected[i].first) << i;
        EXPECT_EQ(cells[i].text, expected[i].second) << i;
    }
    EXPECT_TRUE(cells[9].percent);
}

TEST(Xlsx, cells_and_rows_that_do_not_say_where_they_stand) {
    auto got = read_sheet(
        R"(<row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c>)"
        R"(<c r="A5"><v>5</v></c></row><row><c r="B9"><v>6</v></c></row><row/><row><c/></row>)");
    EXPECT_EQ(got.texts, (Texts{{"1", "2"}, {"5", "", "3", "4"}, {"", "6"}}));
    EXPECT_EQ(got.rows[1].number, 5);
    EXPECT_EQ(got.rows[2].number, 9);
}

TEST(Xlsx, merged_cells_carry_their_value) {
    auto rows =
        R"(<row r="1"><c r="A1" t="str"><v>联系人</v></c><c r="C1" t="str"><v>备注</v></c></row>)"
        R"(<row r="2"><c r="A2" t="str"><v>姓名</v></c><c r="B2" t="str"><v>电话</v></c></row>)"
        R"(<row r="3"/></sheetData><mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C1:C3"/>)"
        R"(</mergeCells><sheetData>)";
    auto got = read_sheet(rows);
    EXPECT_EQ(got.texts, (Texts{{"联系人", "联系人", "备注"}, {"姓名", "电话", "备注"}}));
    EXPECT_EQ(got.opened.merges, (std::vector<Merge>{{1, 1, 0, 1}, {1, 3, 2, 2}}));
    EXPECT_EQ(read_sheet(rows, {}, {.fill_merged = false}).texts,
              (Texts{{"联系人", "", "备注"}, {"姓名", "电话"}}));
}

TEST(Xlsx, chooses_the_sheet) {
    std::map<std::string, std::string> const two{
        {"xl/workbook.xml", R"(<x:workbook xmlns:x="y"><x:workbookPr date1904="1"/><x:sheets>)"
                            R"(<x:sheet name="字典" state="veryHidden" r:id="r1"/>)"
                            R"(<x:sheet name="客户" r:id="r4"/></x:sheets></x:workbook>)"},
        {"xl/_rels/workbook.xml.rels",
         R"(<Relationships><Relationship Id="r1" Type="a/worksheet" Target="worksheets/sheet1.xml"/>)"
         R"(<Relationship Id="r4" Type="a/worksheet" Target="../xl/./two.xml"/></Relationships>)"},
        {"xl/./two.xml",
         R"(<x:worksheet><x:sheetData><x:row><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>)"}};
    auto rows = R"(<row><c><v>1</v></c></row>)";
    auto got = read_sheet(rows, two);
    EXPECT_EQ(got.texts, (Texts{{"2"}}));
    ASSERT_EQ(got.opened.sheets.size(), 2U);
    EXPECT_TRUE(got.opened.sheets[0].hidden);
    EXPECT_EQ(got.opened.sheet, 1U);
    EXPECT_EQ(read_sheet(rows, two, {.sheet_index = 0}).texts, (Texts{{"1"}}));
    EXPECT_EQ(read_sheet(rows, two, {.sheet_name = "字典"}).texts, (Texts{{"1"}}));
    EXPECT_EQ(read_sheet(rows, two, {.sheet_name = "无"}).error, "没有名为“无”的工作表");
    EXPECT_EQ(read_sheet(rows, two, {.sheet_index = 2}).error, "没有第 3 个工作表，该文件共 2 个");
}

TEST(Xlsx, columns_far_out_but_few) {
    auto got = read_sheet(R"(<row><c r="XFD1"><v>1</v></c></row>)");
    ASSERT_EQ(got.rows.size(), 1U);
    EXPECT_EQ(got.rows[0].cells.size(), 16384U);
    EXPECT_EQ(read_sheet(R"(<row><c r="XFE1"><v>1</v></c></row>)").key, "table_damaged");
}

/// Rows of real files, opened in a spreadsheet program and compared by eye.
TEST(Xlsx, real_files) {
    struct {
        char const* name;
        std::size_t row;  // index
        std::int64_t number;
        std::vector<std::string> texts;
    } const cases[] = {
        {"cordys_user_import_cn_two_header_rows.xlsx",
         2,
         3,
         {"工号", "姓名", "性别", "部门", "职位", "手机号", "邮箱", "直属上级", "员工类型"}},
        {"easyexcel_dataformat.xlsx",
         1,
         2,
         {"2020-01-01 01:01:01", "2020-1-1 1:01", "", "2020-1-1 1:01", "1.1111", "1.1111",
          "1.1111"}},
        {"easyexcel_t05.xlsx", 5, 6, {"2023-01-01 00:00:01"}},
        {"easyexcel_t09.xlsx", 0, 1, {"SH_x000D_Z002"}},
        {"hutool_1899bug_demo.xlsx", 0, 1, {"04:39:00"}},
        {"hutool_blankAndDateTest.xlsx",
         0,
         1,
         {"1", "测试1", "1234.567", "2017-12-16 03:04:05", "1111", "2017-12-16"}},
        {"hutool_merge_test.xlsx", 2, 3, {"李四", "女", "11", "42"}},
        {"hutool_null_cell_test.xlsx", 2, 3, {"", "test2 "}},
        {"lead_import_template_cn.xlsx",
         1,
         2,
         {"XX小区物业管理处", "张经理", "13800138001", "", "", "上海市浦东新区XX路100号", "物业",
          "上海浦东", "小区需要新建电动车停车棚，约200㎡"}},
        {"listed_codes_names_cn.xlsx", 5, 6, {"000012.SZ", "南玻A"}},
        {"sheetjs_1904_1900.xlsx", 4, 5, {"11111", "1930-06-02", "1930-06-02", "1930-06-02"}},
        {"sheetjs_1904_1904.xlsx", 4, 5, {"11111", "1934-06-03", "1934-06-03", "1934-06-03"}},
        {"sheetjs_wps_write.xlsx", 1, 2, {"TRUE", "FALSE", "", "sheetjs"}},
        {"xlsx2csv_datetime.xlsx", 0, 1, {"2011-09-15 15:22:00"}},
        {"xlsx2csv_float.xlsx", 0, 2, {"0.103"}},
        {"xlsx2csv_last-column-empty.xlsx", 5, 6, {"1", "2", "3"}},
        {"xlsx2csv_no_cell_ids.xlsx",
         0,
         2,
         {"Date", "Agency", "Customer", "Campaign", "Publisher", "Format", "Inventory",
          "Impressions", "Clicks", "CTR (%)", "Price", "Price model", "Revenue"}},
        {"xlsx2csv_skip_empty_lines.xlsx", 2, 4, {"3"}},
        {"xlsx2csv_utf8.xlsx", 1, 2, {"こんにちは", "Japanese language"}},
    };
    for (auto const& expected : cases) {
        SHARED_OR_SKIP(path, std::string("spreadsheets/") + expected.name);
        auto got = read(path);
        EXPECT_EQ(got.error, "") << expected.name;
        ASSERT_GT(got.texts.size(), expected.row) << expected.name;
        EXPECT_EQ(got.texts[expected.row], expected.texts) << expected.name;
        EXPECT_EQ(got.rows[expected.row].number, expected.number) << expected.name;
    }
}

TEST(Xlsx, share_placements_with_date_serials) {
    SHARED_OR_SKIP(path, "spreadsheets/neeq_private_placements_cn.xlsx");
    auto got = read(path);
    EXPECT_EQ(got.error, "");
    ASSERT_EQ(got.rows.size(), 1382U);
    auto const& cells = got.rows[1].cells;
    EXPECT_EQ(cells[1].text, "阿房宫");
    EXPECT_EQ(cells[2].kind, Kind::Date);
    EXPECT_EQ(cells[2].text, "2017-07-12");
    EXPECT_EQ(cells[4].text, "2376.39");
}

}  // namespace
}  // namespace kedang::tables::test
