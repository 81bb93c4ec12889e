// Files made to harm whoever opens them: refused with the reason, and never a crash.
// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>

#include <sstream>

#include "platform/tables/test_tables.h"

namespace kedang::tables::test {
namespace {

using testing::HasSubstr;

std::string content(std::filesystem::path const& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

TEST(Hostile, entities_are_refused_wherever_they_stand) {
    ScratchDirectory directory;
    auto const declared = std::string(R"(<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>)");
    auto const row = R"(<row><c t="inlineStr"><is><t>&a;</t></is></c></row>)";
    for (auto const* part : {"xl/worksheets/sheet1.xml", "xl/workbook.xml", "docProps/app.xml"}) {
        auto parts = workbook_parts(row);
        parts[part] = declared + parts[part];
        EXPECT_EQ(read(directory.zip("a.xlsx", parts)).error, "文件含有外部实体声明，已拒绝读取")
            << part;
    }
}

TEST(Hostile, zip_bombs_are_refused) {
    ScratchDirectory directory;
    auto parts = workbook_parts("<row><c><v>1</v></c></row>");
    parts["xl/worksheets/sheet1.xml"] =
        "<worksheet><sheetData><!--" + std::string(120 << 20, ' ') + "--></sheetData></worksheet>";
    auto bomb = directory.zip("a.xlsx", parts);
    EXPECT_LT(std::filesystem::file_size(bomb), 1U << 20);
    EXPECT_THAT(read(bomb).error, HasSubstr("压缩炸弹"));

    OpenOptions small;
    small.limits.inflated_bytes = 1000;
    std::string rows;
    for (int i = 0; i < 1000; ++i)
        rows += "<row><c><v>" + std::to_string(i) + "</v></c></row>";
    EXPECT_EQ(read(directory.zip("b.xlsx", workbook_parts(rows)), small).key, "table_too_large");
}

TEST(Hostile, memory_and_width_are_bounded) {
    ScratchDirectory directory;
    OpenOptions small;
    small.limits.shared_text_bytes = 1000;
    auto parts = workbook_parts(R"(<row><c t="s"><v>0</v></c></row>)");
    parts["xl/sharedStrings.xml"] = "<sst><si><t>" + std::string(2000, 'x') + "</t></si></sst>";
    EXPECT_EQ(read(directory.zip("a.xlsx", parts), small).key, "table_too_large");
    EXPECT_EQ(read(directory.zip("a.xlsx", parts)).error, "");

    std::string wide = "<row>", many;
    for (int i = 0; i < 1001; ++i)
        wide += "<c><v>1</v></c>";
    EXPECT_THAT(read(directory.zip("b.xlsx", workbook_parts(wide + "</row>"))).error,
                HasSubstr("第 1 行的列数超过 1000 列"));

    small.limits.cells = 100'000;
    for (int i = 0; i < 10; ++i)
        many += R"(<row><c r="XFD)" + std::to_string(i + 1) + R"("><v>1</v></c></row>)";
    EXPECT_THAT(read(directory.zip("c.xlsx", workbook_parts(many)), small).error,
                HasSubstr("表格过大"));

    auto endless = workbook_parts("<row a=\"");
    endless["xl/worksheets/sheet1.xml"] = "<worksheet a=\"" + std::string(8 << 20, 'x') + "\"/>";
    EXPECT_THAT(read(directory.zip("d.xlsx", endless)).error, HasSubstr("超长的标记"));
}

TEST(Hostile, damaged_and_foreign_files_say_what_is_wrong) {
    ScratchDirectory directory;
    auto whole = content(directory.zip("a.xlsx", workbook_parts("<row><c><v>1</v></c></row>")));
    for (std::size_t size = 4; size < whole.size(); size += 7)
        EXPECT_NE(read(directory.write("b.xlsx", whole.substr(0, size))).error, "") << size;
    auto parts = workbook_parts("<row><c><v>1</v></row>");
    EXPECT_THAT(read(directory.zip("c.xlsx", parts)).error, HasSubstr("无法解析"));
    auto unknown_method = content(directory.zip("d.xlsx", workbook_parts(std::string(5000, ' '))));
    for (std::string_view mark : {"PK\x03\x04", "PK\x01\x02"}) {
        auto method = mark[2] == 3 ? 8U : 10U;
        for (auto at = unknown_method.find(mark); at != std::string::npos;
             at = unknown_method.find(mark, at + 1))
            unknown_method[at + method] = 98;
    }
    EXPECT_THAT(read(directory.write("e.xlsx", unknown_method)).error,
                HasSubstr("不支持的压缩方式"));
    EXPECT_THAT(read(directory.zip("f.xlsx", {{"word/document.xml", "<a/>"}})).error,
                HasSubstr("Word"));
    EXPECT_THAT(read(directory.zip("g.xlsx", {{"xl/workbook.bin", "x"}})).error,
                HasSubstr(".xlsb"));
    EXPECT_THAT(read(directory.write("h.xlsx", "a,b\n1,2\n")).error,
                HasSubstr("不是有效的 Excel 文件"));
    EXPECT_THAT(read(directory.write("i.csv", "%PDF-1.4\n")).error, HasSubstr("PDF"));
}

TEST(Hostile, real_attacks) {
    struct {
        char const* name;
        char const* key;
    } const cases[] = {
        {"xlsx/poc-xmlbomb.xlsx", "table_hostile"},
        {"xlsx/poc-xmlbomb-empty.xlsx", "table_hostile"},
        {"xlsx/poc-shared-strings.xlsx", "table_too_large"},
        {"xlsx/xlsx-corrupted.xlsx", "table_damaged"},
        {"xlsx/invalid.xlsx", "table_unsupported"},
        {"docx/ExternalEntityInText.docx", "table_hostile"},
        {"unsupportedPPMD.zip", "table_unsupported"},
        {"pdf/password.pdf", "table_unsupported"},
        {"fuzz_office/clusterfuzz-testcase-minimized-POIFuzzer-5681320547975168.ppt",
         "table_encrypted"},
        {"fuzz_office/clusterfuzz-testcase-minimized-POIFuzzer-5040805309710336.xlsx",
         "table_damaged"},
    };
    for (auto const& expected : cases) {
        SHARED_OR_SKIP(path, std::string("hostile/") + expected.name);
        EXPECT_EQ(read(path).key, expected.key) << expected.name;
    }
}

TEST(Hostile, no_file_crashes_the_reader) {
    SHARED_OR_SKIP(folder, "hostile");
    int files = 0;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file())
            continue;
        auto got = read(entry.path());
        EXPECT_TRUE(got.error.empty() == got.key.empty()) << entry.path();
        ++files;
    }
    EXPECT_GT(files, 40);
}

/// Every byte of a small workbook changed in turn: still an answer, never a crash.
TEST(Hostile, flipped_bytes) {
    SHARED_OR_SKIP(path, "spreadsheets/poi_chinese-provinces.xls");
    ScratchDirectory directory;
    auto whole = content(path);
    for (std::size_t at = 0; at < whole.size(); at += 3) {
        auto changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0xFF);
        auto got = read(directory.write("a.xls", changed));
        EXPECT_LE(got.rows.size(), 100U);
    }
}

}  // namespace
}  // namespace kedang::tables::test
