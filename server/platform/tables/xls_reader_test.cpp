// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "platform/tables/test_tables.h"

namespace kedang::tables::test {
namespace {

using Kind = Cell::Kind;

/// Records without a compound file around them, as old exporters write.
class Records {
  public:
    Records& add(std::uint16_t id, std::string const& body) {
        bytes_ += u16(id) + u16(static_cast<std::uint16_t>(body.size())) + body;
        return *this;
    }
    static std::string u16(std::uint16_t value) {
        return {static_cast<char>(value & 0xFF), static_cast<char>(value >> 8)};
    }
    static std::string u32(std::uint32_t value) {
        return u16(static_cast<std::uint16_t>(value)) +
               u16(static_cast<std::uint16_t>(value >> 16));
    }
    static std::string number(double value) {
        return {reinterpret_cast<char const*>(&value), sizeof value};
    }
    static std::string cell(std::uint16_t row, std::uint16_t column, std::uint16_t style = 0) {
        return u16(row) + u16(column) + u16(style);
    }
    std::string const& bytes() const { return bytes_; }

  private:
    std::string bytes_;
};

using namespace std::string_literals;

/// A BIFF8 workbook of one sheet "a" with these records.
std::string workbook(Records const& sheet, Records const& globals = {}) {
    constexpr std::uint16_t bof = 0x0809, eof = 0x000A, bound_sheet = 0x0085;
    auto begin = [](std::uint16_t kind) {
        return Records::u16(0x0600) + Records::u16(kind) + std::string(12, '\0');
    };
    std::size_t const size = 20 + globals.bytes().size() + 13 + 4;
    Records all;
    all.add(bof, begin(5));
    std::string bytes = all.bytes() + globals.bytes();
    bytes += Records()
                 .add(bound_sheet, Records::u32(static_cast<std::uint32_t>(size)) + "\0\0\1\0a"s)
                 .bytes();
    bytes += Records().add(eof, "").bytes();
    EXPECT_EQ(bytes.size(), size);
    return bytes + Records().add(bof, begin(0x10)).bytes() + sheet.bytes() +
           Records().add(eof, "").bytes();
}

Read read_records(Records const& sheet, Records const& globals = {}) {
    ScratchDirectory directory;
    return read(directory.write("a.xls", workbook(sheet, globals)));
}

TEST(Xls, cells_of_every_kind) {
    constexpr std::uint16_t rk = 0x027E, many_rk = 0x00BD, number = 0x0203, label = 0x0204,
                            boolean_or_error = 0x0205, formula = 0x0006, string = 0x0207,
                            shared_label = 0x00FD;
    auto cell = [](std::uint16_t row, std::uint16_t column) { return Records::cell(row, column); };
    auto u32 = Records::u32;
    auto no_number = [](char kind, char value) { return kind + "\0"s + value + "\0\0\0\xFF\xFF"s; };
    Records sheet;
    sheet.add(rk, cell(0, 0) + u32(1380013 << 2 | 3))
        .add(many_rk, cell(0, 1) + u32(7 << 2 | 2) + "\1\0"s + u32(43831 << 2 | 2) + "\2\0"s)
        .add(number, cell(0, 3) + Records::number(13800138000))
        .add(label, cell(0, 4) + "\2\0\1\x0D\x54\x0D\x54"s)
        .add(boolean_or_error, cell(0, 5) + "\1\0"s)
        .add(boolean_or_error, cell(0, 6) + "\x2A\1"s)
        .add(formula, cell(0, 7) + Records::number(2.5) + std::string(6, '\0'))
        .add(formula, cell(0, 8) + no_number(0, 0) + std::string(6, '\0'))
        .add(string, "\1\0\0x"s)
        .add(formula, cell(0, 9) + no_number(1, 1) + std::string(6, '\0'))
        .add(formula, cell(0, 10) + no_number(2, 7) + std::string(6, '\0'))
        .add(shared_label, cell(0, 11) + u32(1));
    Records globals;
    globals.add(0x00E0, std::string(20, '\0'))
        .add(0x00E0, "\0\0\x1F\0"s + std::string(16, '\0'))
        .add(0x00FC, u32(2) + u32(2) + "\1\0\0a\3\0\0b"s)
        .add(0x003C, "\1\x0D\x54\x0D\x54"s);
    auto got = read_records(sheet, globals);
    EXPECT_EQ(got.error, "");
    EXPECT_EQ(got.texts, (Texts{{"13800.13", "7", "2020-01-01", "13800138000", "名名", "TRUE",
                                 "#N/A", "2.5", "x", "TRUE", "#DIV/0!", "b名名"}}));
}

TEST(Xls, cells_written_column_by_column) {
    Records sheet;
    for (std::uint16_t column = 0; column < 2; ++column)
        for (std::uint16_t row = 0; row < 3; ++row)
            sheet.add(0x027E,
                      Records::cell(row, column) + Records::u32((row * 10U + column) << 2 | 2));
    EXPECT_EQ(read_records(sheet).texts, (Texts{{"0", "1"}, {"10", "11"}, {"20", "21"}}));
}

TEST(Xls, refuses_with_reason) {
    EXPECT_EQ(read_records({}, Records().add(0x002F, "\0\0\0\0\0\0"s)).error,
              "文件已加密，请另存为无密码文件");
    ScratchDirectory directory;
    auto whole = workbook(Records().add(0x027E, Records::cell(0, 0) + Records::u32(6)));
    EXPECT_EQ(read(directory.write("b.xls", whole)).texts, (Texts{{"1"}}));
    for (std::size_t size = 4; size < whole.size(); ++size)
        EXPECT_NE(read(directory.write("c.xls", whole.substr(0, size))).error, "") << size;
    EXPECT_THAT(read(directory.write("d.xls", "\x09\0\x04\0\0\0\0\0"s)).error,
                testing::HasSubstr("版本过旧"));
}

TEST(Xls, real_files) {
    struct {
        char const* name;
        std::size_t row;
        std::vector<std::string> texts;
    } const cases[] = {
        {"easyexcel_dataformat.xls",
         7,
         {"2020-01-01", "2020年1月1日", "", "2020年1月1日", "1.1111", "¥1", "¥1"}},
        {"hutool_aaa.xls", 4, {"王五", "男", "34", "556"}},
        {"hutool_priceIndex.xls",
         2,
         {"ICE Brent", "5", "2", "0.2857", "2", "2", "2", "2", "2", "2", "测试2"}},
        {"hutool_readBySax.xls", 1, {"啤酒盖", "1", "123", "123", "自有设备"}},
        {"poi_1904DateWindowing.xls", 0, {"2000-01-01", "2000-01-01"}},
        {"poi_chinese-provinces.xls", 3, {"Chongqing", "重庆市"}},
        {"sheetjs_1904_1904.xls", 4, {"11111", "1934-06-03", "1934-06-03", "1934-06-03"}},
        {"sheetjs_biff5_merge_cells.xls", 2, {"… are merged separately"}},
        {"sheetjs_biff5_text_and_numbers.xls", 2, {"1337", "13.37", "1337"}},
        {"sheetjs_wps_write.et", 2, {"foo", "bar", "2014-02-19", "0.3"}},
    };
    for (auto const& expected : cases) {
        SHARED_OR_SKIP(path, std::string("spreadsheets/") + expected.name);
        auto got = read(path);
        EXPECT_EQ(got.error, "") << expected.name;
        EXPECT_EQ(static_cast<int>(got.opened.format), static_cast<int>(Format::Xls));
        ASSERT_GT(got.texts.size(), expected.row) << expected.name;
        EXPECT_EQ(got.texts[expected.row], expected.texts) << expected.name;
    }
}

TEST(Xls, knows_hidden_sheets_and_merged_cells) {
    SHARED_OR_SKIP(with_hidden, "spreadsheets/hutool_readBySax.xls");
    auto got = read(with_hidden, {.sheet_name = "systemCodeDataSheet"});
    EXPECT_FALSE(got.opened.sheets[0].hidden);
    EXPECT_TRUE(got.opened.sheets[1].hidden);
    EXPECT_EQ(got.texts[1], std::vector<std::string>{"自有设备"});
    SHARED_OR_SKIP(with_merges, "spreadsheets/easyexcel_t01.xls");
    got = read(with_merges);
    EXPECT_EQ(got.opened.merges, (std::vector<Merge>{{1, 1, 0, 17}}));
    EXPECT_EQ(got.texts[0][17], got.texts[0][0]);
    EXPECT_EQ(got.texts[2][12], "200");
}

}  // namespace
}  // namespace kedang::tables::test
