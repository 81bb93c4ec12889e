// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include "platform/tables/test_tables.h"

namespace kedang::tables::test {
namespace {

using testing::HasSubstr;
using namespace std::string_literals;

Read read_text(std::string const& bytes, OpenOptions const& options = {}) {
    ScratchDirectory directory;
    return read(directory.write("a.csv", bytes), options);
}

TEST(Csv, reads_what_excel_reads) {
    struct {
        std::string text;
        Texts expected;
    } const cases[] = {
        {"a,b\n1,2\n", {{"a", "b"}, {"1", "2"}}},
        {"a,b\r\n1,2", {{"a", "b"}, {"1", "2"}}},
        {"a,b\r1,2\r", {{"a", "b"}, {"1", "2"}}},
        {"\xEF\xBB\xBF\"a\",b\n", {{"a", "b"}}},
        {"a,\"x\ny\"\nb,\"\"\"q\"\"\"\n", {{"a", "x\ny"}, {"b", "\"q\""}}},
        {"a,3\"管,c\nd,e,f\n", {{"a", "3\"管", "c"}, {"d", "e", "f"}}},
        {"a,\"x\"y,c\nd,e,f\n", {{"a", "xy", "c"}, {"d", "e", "f"}}},
        {"a,b\n\n\n,\n1,2\n", {{"a", "b"}, {"1", "2"}}},
        {"a,b,,\n1,,\n", {{"a", "b"}, {"1"}}},
        {"a,=\"00123\"\n'=1+1,'abc\n", {{"a", "00123"}, {"=1+1", "'abc"}}},
        {" a , b\n", {{" a ", " b"}}},
        {"", {}},
    };
    for (auto const& [text, expected] : cases) {
        if (text.empty())
            continue;
        auto got = read_text(text);
        EXPECT_EQ(got.error, "") << text;
        EXPECT_EQ(got.texts, expected) << text;
    }
    EXPECT_EQ(read_text("").error, "文件是空的");
}

TEST(Csv, finds_the_delimiter) {
    struct {
        char const* text;
        char const* delimiter;
    } const cases[] = {
        {"a,b\n1,2\n", ","},
        {"a\tb\n1,5\t2\n", "\t"},
        {"a;b;c\n1,5;2;3\n2,5;3;4\n", ";"},
        {"名称|电话\n甲,乙|1\n", "|"},
        {"名称，电话\n甲，1\n乙，2\n", "，"},
        {"名称,备注\n甲,\"好，很好\"\n乙,一，二，三\n", ","},
        {"只有一列\n甲\n", ","},
        {"sep=;\na,b;c\n", ";"},
    };
    for (auto const& [text, delimiter] : cases)
        EXPECT_EQ(read_text(text).opened.delimiter, delimiter) << text;
    EXPECT_EQ(read_text("a;b,c\n", {.delimiter = ";"}).texts, (Texts{{"a", "b,c"}}));
}

TEST(Csv, finds_the_encoding) {
    struct {
        std::string bytes;
        char const* encoding;
        Texts expected;
    } const cases[] = {
        {"名称,a\n", "UTF-8", {{"名称", "a"}}},
        {"\xC3\xFB\xB3\xC6,a\n", "GB18030", {{"名称", "a"}}},
        {"\xC3\xFB\xB3\xC6,\x82\x31\xBA\x33\n", "GB18030", {{"名称", "㯖"}}},
        {"\xFF\xFE\x0D\x54,\0\x61\0\n\0"s, "UTF-16LE", {{"名", "a"}}},
        {"\xFE\xFF\x54\x0D\0,\0a\0\n"s, "UTF-16BE", {{"名", "a"}}},
        {"n\0a\0m\0e\0,\0\x0D\x54\r\0\n\0"s, "UTF-16LE", {{"name", "名"}}},
        {"caf\xE9,na\xEFve\nZ\xFCrich,x\n", "windows-1252", {{"café", "naïve"}, {"Zürich", "x"}}},
    };
    for (auto const& [bytes, encoding, expected] : cases) {
        auto got = read_text(bytes);
        EXPECT_EQ(got.error, "") << encoding;
        EXPECT_EQ(got.opened.encoding, encoding);
        EXPECT_EQ(got.texts, expected) << encoding;
    }
}

TEST(Csv, whole_characters_across_pieces) {
    // Longer than the reader's pieces, so that characters and line ends fall on their edges.
    for (std::string character : {"名", "𠮷"}) {
        std::string line, text = "x";
        for (int i = 0; i < 70; ++i)
            line += character;
        for (int i = 0; i < 3000; ++i)
            text += line + ",\"" + line + "\"\r\n";
        auto got = read_text(text);
        ASSERT_EQ(got.texts.size(), 3000U);
        for (std::size_t i = 1; i < got.texts.size(); ++i)
            ASSERT_EQ(got.texts[i], (std::vector{line, line})) << i;
    }
}

TEST(Csv, refuses_naming_the_line) {
    EXPECT_THAT(read_text("a,b\nc,\"d\ne,f\n").error, HasSubstr("第 2 行的引号没有闭合"));
    EXPECT_THAT(read_text("a,b\nc,d\0e\n"s).error, HasSubstr("第 2 行含有空字符"));
    std::string chinese;
    for (int i = 0; i < 20; ++i)
        chinese += "名称,电话\n";
    EXPECT_THAT(read_text(chinese + "\xFF\n").error, HasSubstr("第 21 行有损坏的字符"));
    std::string gb;
    for (int i = 0; i < 20; ++i)
        gb += "\xC3\xFB\xB3\xC6,a\n";
    EXPECT_THAT(read_text(gb + "\xFF\n").error, HasSubstr("第 21 行有无法识别的字符"));
    EXPECT_THAT(read_text(std::string(2000, ',') + "x\n").error, testing::IsEmpty());
    std::string wide;
    for (int i = 0; i < 1001; ++i)
        wide += "x,";
    EXPECT_THAT(read_text(wide + "\n").error, HasSubstr("第 1 行的列数超过 1000 列"));
    EXPECT_THAT(read_text("a,\"" + std::string(5 << 20, 'x')).error,
                HasSubstr("第 1 行的引号没有闭合"));
}

TEST(Csv, row_numbers_are_lines_of_the_file) {
    auto got = read_text("a\n\n\"x\ny\"\r\nb\n");
    ASSERT_EQ(got.rows.size(), 3U);
    EXPECT_EQ(got.rows[1].number, 3);
    EXPECT_EQ(got.rows[2].number, 5);
    EXPECT_EQ(got.opened.reader->progress(), 1.0);
}

TEST(Csv, real_files) {
    struct {
        char const* name;
        char const* encoding;
        std::size_t rows;
        std::vector<std::string> second;
    } const cases[] = {
        {"csv/tipdm_sales_by_quarter_gb18030.csv",
         "GB18030",
         857,
         {"2017", "第二季度", "Eastern", "Burundi", "Public", "542.68", "0"}},
        {"csv/tipdm_sales_header_lost_cp1252.csv",
         "windows-1252",
         1057,
         {"1/1/2017", "Cote d'Ivoire", "Abidjan", "Western", "Commercial", " $656.96 ", " $6.57 "}},
        {"csv/customer_info_19_empty_columns_bom.csv", "UTF-8", 11, {"001", "55", "Tom"}},
        {"csv/phpss/premiere.utf16le.csv", "UTF-16LE", 3, {"Quatrième", "cinquième", "sixième"}},
        {"csv/phpss/premiere.utf16be.csv", "UTF-16BE", 2, {"Quatrième", "cinquième", "sixième"}},
        {"csv/phpss/premiere.win1252.csv",
         "windows-1252",
         2,
         {"Quatrième", "cinquième", "sixième"}},
        {"csv/phpss/linend.mac.csv", "UTF-8", 2, {"2", "3"}},
        {"csv/phpss/sep.csv", "UTF-8", 2, {"2", "3"}},
        {"csv/phpss/semicolon_separated.csv", "UTF-8", 3, {"Cell A2", "Number with comma", "25,5"}},
    };
    for (auto const& expected : cases) {
        SHARED_OR_SKIP(path, expected.name);
        auto got = read(path);
        EXPECT_EQ(got.error, "") << expected.name;
        EXPECT_EQ(got.opened.encoding, expected.encoding) << expected.name;
        EXPECT_EQ(got.rows.size(), expected.rows) << expected.name;
        ASSERT_GE(got.texts.size(), 2U);
        EXPECT_EQ(got.texts[1], expected.second) << expected.name;
    }
}

TEST(Csv, registry_of_companies) {
    SHARED_OR_SKIP(path, "companies/registry_sample_1000.csv");
    auto got = read(path);
    EXPECT_EQ(got.error, "");
    ASSERT_EQ(got.rows.size(), 1001U);
    for (auto const& row : got.rows)
        EXPECT_EQ(row.cells.size(), 9U) << row.number;
}

}  // namespace
}  // namespace kedang::tables::test
