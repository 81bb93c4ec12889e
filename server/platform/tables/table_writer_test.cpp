// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/table_writer.h"

#include <gmock/gmock.h>

#include <sstream>

#include "platform/tables/test_tables.h"

namespace kedang::tables::test {
namespace {

std::vector<Cell> row_of(std::vector<std::string> const& texts) {
    std::vector<Cell> cells;
    for (auto const& text : texts)
        cells.push_back(text_cell(text));
    return cells;
}

Texts const awkward{
    {"名称", "电话", "备注"},
    {"=1+1", "+8613800138000", "-5"},
    {"@SUM(A1)", "＝cmd", "'=1+1"},
    {"a,b", "说\"好\"", "两\n行"},
    {"91310000123456789X", "013800138000", "  =x"},
    {"'普通", "", "\ttab"},
};

void write_all(TableWriter& writer, Texts const& rows) {
    for (auto const& row : rows)
        EXPECT_TRUE(writer.write(row_of(row)).ok());
    writer.finish();
}

std::string content(std::filesystem::path const& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

TEST(TableWriter, csv_comes_back_as_it_was) {
    ScratchDirectory directory;
    write_all(*create_csv(directory / "a.csv"), awkward);
    auto got = read(directory / "a.csv");
    EXPECT_EQ(got.error, "");
    EXPECT_EQ(got.opened.encoding, "UTF-8");
    EXPECT_EQ(got.texts, awkward);
}

TEST(TableWriter, csv_computes_nothing_when_opened) {
    ScratchDirectory directory;
    for (auto const* payload : {"=1+1", "+1", "-1", "@x", "\tx", "\rx", "＝1", "＋1", "－1", "＠x",
                                " =1", "\n=1", "　=1"}) {
        auto writer = create_csv(directory / "a.csv");
        EXPECT_TRUE(writer->write(row_of({payload})).ok());
        writer->finish();
        auto bytes = content(directory / "a.csv");
        EXPECT_TRUE(bytes.starts_with("\xEF\xBB\xBF'") || bytes.starts_with("\xEF\xBB\xBF\"'"))
            << payload;
    }
    auto writer = create_csv(directory / "b.csv");
    EXPECT_TRUE(writer->write({Cell{Cell::Kind::Number, "-5"}, text_cell("x")}).ok());
    writer->finish();
    EXPECT_EQ(content(directory / "b.csv"), "\xEF\xBB\xBF-5,x\r\n");
}

TEST(TableWriter, xlsx_comes_back_as_it_was) {
    ScratchDirectory directory;
    write_all(
        *create_xlsx(directory / "a.xlsx", {.sheet_name = "失败行", .column_widths = {30, 20}}),
        awkward);
    auto got = read(directory / "a.xlsx");
    EXPECT_EQ(got.error, "");
    EXPECT_EQ(got.opened.sheets[0].name, "失败行");
    EXPECT_EQ(got.texts, awkward);
    for (auto const& row : got.rows)
        for (auto const& cell : row.cells)
            EXPECT_TRUE(cell.kind == Cell::Kind::Text || cell.kind == Cell::Kind::Empty);
}

TEST(TableWriter, xlsx_writes_faithful_numbers_as_numbers) {
    ScratchDirectory directory;
    auto writer = create_xlsx(directory / "a.xlsx");
    Cell rounded{Cell::Kind::Number, "913100001234567000"};
    rounded.precision_lost = true;
    EXPECT_TRUE(writer
                    ->write({Cell{Cell::Kind::Number, "12.5"}, Cell{Cell::Kind::Number, "010000"},
                             rounded, Cell{Cell::Kind::Date, "2020-01-01"}})
                    .ok());
    writer->finish();
    auto cells = read(directory / "a.xlsx").rows.at(0).cells;
    EXPECT_EQ(cells[0], (Cell{Cell::Kind::Number, "12.5"}));
    EXPECT_EQ(cells[1], (Cell{Cell::Kind::Text, "010000"}));
    EXPECT_EQ(cells[2], (Cell{Cell::Kind::Text, "913100001234567000"}));
    EXPECT_EQ(cells[3], (Cell{Cell::Kind::Text, "2020-01-01"}));
}

TEST(TableWriter, refuses_what_does_not_fit) {
    ScratchDirectory directory;
    auto writer = create_xlsx(directory / "a.xlsx");
    auto result = writer->write(row_of({"x", std::string(32'768, 'x')}));
    ASSERT_FALSE(result.ok());
    EXPECT_THAT(result.error().title, testing::HasSubstr("第 1 行第 2 列"));
    EXPECT_THROW(create_csv(directory / "no/such/folder.csv"), std::runtime_error);
}

}  // namespace
}  // namespace kedang::tables::test
