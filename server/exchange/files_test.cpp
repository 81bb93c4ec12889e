// Files as offices and programs make them: encodings, sheets, damage; and the identity that no row
// is ever lost.
// SPDX-License-Identifier: Apache-2.0
#include "exchange/source.h"
#include "exchange/testing.h"
#include "platform/tables/table_writer.h"

namespace kedang::exchange {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class FilesTest : public ExchangeTest {
  protected:
    /// Rows a file holds, headings aside.
    std::int64_t rows_in(std::filesystem::path const& file, Found const& found) {
        auto source = RowSource::open(file, file.filename().string(), found).value();
        SourceRow row;
        std::int64_t rows = 0;
        while (source.next(row).value())
            ++rows;
        return rows;
    }
    /// With a column for the name, whichever it is: what counts is that rows are accounted for.
    Plan any_plan(std::int64_t id) {
        auto wish = plan(id, legacy());
        bool const has_name =
            std::any_of(wish.mapping.begin(), wish.mapping.end(),
                        [](ColumnTarget const& column) { return column.target == "name"; });
        if (!has_name && !wish.mapping.empty())
            wish.mapping.front().target = "name";
        return wish;
    }
    void expect_every_row_accounted_for(std::filesystem::path const& file) {
        auto const id = take("admin", file);
        ASSERT_NE(id, 0) << file;
        auto const found = stored(id).found;
        auto const expected = rows_in(file, found);
        auto const wish = any_plan(id);
        ASSERT_TRUE(start_check(as("admin"), id, wish).ok()) << file;
        run_jobs();
        auto const checked = stored(id);
        EXPECT_EQ(checked.state, State::Checked) << file << checked.error;
        auto const done = run("admin", id, wish);
        EXPECT_EQ(done.state, State::Done) << file << done.error;
        auto const& counts = done.tally.counts;
        EXPECT_EQ(
            counts.created + counts.updated + counts.unchanged + counts.rejected + counts.skipped,
            expected)
            << file;
        EXPECT_EQ(counts, checked.tally.counts) << file;
        EXPECT_EQ(static_cast<std::int64_t>(
                      store::rejected_rows(*company().database().read(), id).size()),
                  counts.rejected)
            << file;
    }
};
INSTANTIATE_ON_BOTH_ENGINES(FilesTest);

TEST_P(FilesTest, reads_chinese_in_each_encoding) {
    std::string const utf8 = "客户名称,城市\n华东科技有限公司,苏州\n";
    auto const utf16 = [&](bool little) {
        std::string bytes = little ? "\xff\xfe" : "\xfe\xff";
        for (char16_t const unit : std::u16string(u"客户名称,城市\n华东科技有限公司,苏州\n")) {
            char const low = static_cast<char>(unit & 0xff), high = static_cast<char>(unit >> 8);
            bytes += little ? low : high;
            bytes += little ? high : low;
        }
        return bytes;
    };
    // 客户名称,城市 / 华东科技有限公司,苏州 in GB18030
    std::string const gb18030 =
        "\xbf\xcd\xbb\xa7\xc3\xfb\xb3\xc6,\xb3\xc7\xca\xd0\n"
        "\xbb\xaa\xb6\xab\xbf\xc6\xbc\xbc\xd3\xd0\xcf\xde\xb9\xab\xcb\xbe,\xcb\xd5\xd6\xdd\n";
    for (auto const& content : {utf8, "\xef\xbb\xbf" + utf8, utf16(true), utf16(false), gb18030}) {
        auto const id = take_text("sales", content);
        auto const found = stored(id).found;
        ASSERT_EQ(found.columns.size(), 2u) << found.encoding;
        EXPECT_EQ(found.columns[0].header, "客户名称") << found.encoding;
        EXPECT_EQ(proposals(stored(id)), "name region.city") << found.encoding;
        EXPECT_THAT(view("sales", id)
                        .at("found")
                        .at("columns")
                        .at(0)
                        .at("samples")
                        .at(0)
                        .as_string()
                        .c_str(),
                    HasSubstr("华东科技有限公司"));
    }
}

TEST_P(FilesTest, every_row_of_every_sheet_is_accounted_for) {
    for (auto const* name :
         {"spreadsheets/lead_import_template_cn.xlsx",
          "spreadsheets/cordys_user_import_cn_two_header_rows.xlsx",
          "spreadsheets/listed_codes_names_cn.xlsx", "spreadsheets/easyexcel_t01.xls",
          "spreadsheets/hutool_priceIndex.xls", "spreadsheets/hutool_merge_test.xlsx",
          "spreadsheets/poi_1904DateWindowing.xls", "spreadsheets/sheetjs_1904_1904.xlsx",
          "spreadsheets/sheetjs_1904_1900.xlsx", "spreadsheets/poi_chinese-provinces.xls",
          "spreadsheets/xlsx2csv_last-column-empty.xlsx", "csv/easyexcel_demo.csv",
          "csv/customer_info_19_empty_columns_bom.csv", "csv/easyexcel_no_bom.csv",
          "csv/csv-spectrum/csvs/newlines_crlf.csv",
          "csv/csv-spectrum/csvs/quotes_and_newlines.csv"})
        expect_every_row_accounted_for(shared(name));
}

TEST_P(FilesTest, passes_over_titles_and_totals_and_counts_them_apart) {
    auto const id = take_text("sales",
                              "客户资料表,,\n制表日期：2026-11-01,,\n"
                              "客户名称,城市,合同金额\n"
                              "甲有限公司,苏州,100\n小计,,100\n"
                              "客户名称,城市,合同金额\n"
                              "乙有限公司,上海,200\n合计,,300\n制表人：王芳,,\n");
    auto const shown = view("sales", id);
    EXPECT_EQ(shown.at("found").at("header_row").as_int64(), 3);
    EXPECT_EQ(shown.at("found").at("skipped").as_array().size(), 6u);
    auto const done = run("sales", id, plan(id, legacy()));
    EXPECT_EQ(done.tally.counts.created, 2);
    EXPECT_EQ(done.tally.counts.rows(), 2);
    EXPECT_EQ(done.tally.counts.skipped, 6);
    EXPECT_THAT(messages("sales", id, "skipped"),
                ElementsAre(HasSubstr("1  表头上方"), HasSubstr("2  表头上方"),
                            HasSubstr("5  合计、小计行"), HasSubstr("6  重复的表头"),
                            HasSubstr("8  合计、小计行"), HasSubstr("9  制表")));
}

TEST_P(FilesTest, looks_again_where_a_person_says_the_headings_are) {
    auto const id = take_text("sales", "客户名称,城市\n单位,所在市\n甲有限公司,苏州\n");
    ASSERT_TRUE(change_layout(as("sales"), id, {.header_row = 2}).ok());
    EXPECT_EQ(stored(id).found.columns[0].header, "单位");
    EXPECT_EQ(proposals(stored(id)), "name region.city");
    EXPECT_EQ(change_layout(as("sales"), id, {.sheet = "没有"}).error().code, ErrorCode::Invalid);
}

TEST_P(FilesTest, gives_failed_rows_back_to_be_mended_and_imported) {
    for (auto const kind : {FileKind::Csv, FileKind::Xlsx}) {
        open_company("A");
        // Headings that say nothing: only the remembered mapping knows what they are.
        auto const id = take_text("sales",
                                  "甲项,乙项,丙项\n好客户有限公司,王芳,13800138001\n"
                                  "坏客户有限公司,李雷,1380013800\n");
        Plan wish;
        wish.mapping = {{0, "name"}, {1, "contact.name"}, {2, "contact.mobile"}};
        EXPECT_EQ(run("sales", id, wish).tally.counts.rejected, 1);

        auto const file = rejected_file(as("sales"), id, kind);
        ASSERT_TRUE(file.ok()) << told(file);
        auto opened = tables::open(file.value(), "失败行").value();
        tables::Row row;
        ASSERT_TRUE(opened.reader->next(row).value());
        ASSERT_EQ(row.cells.size(), 4u);
        EXPECT_EQ(row.cells[3].text, "失败原因");
        ASSERT_TRUE(opened.reader->next(row).value());
        EXPECT_EQ(row.cells[2].text, "1380013800");
        EXPECT_THAT(row.cells[3].text, HasSubstr("手机 '1380013800' 只有10位"));

        auto const mended = company().folder() / "mended.xlsx";
        auto const writer = tables::create_xlsx(mended);
        for (std::vector<std::string> const& texts :
             {std::vector<std::string>{"甲项", "乙项", "丙项", "失败原因"},
              {"坏客户有限公司", "李雷", "13800138002", row.cells[3].text}}) {
            std::vector<tables::Cell> cells;
            for (auto const& text : texts)
                cells.push_back(tables::text_cell(text));
            ASSERT_TRUE(writer->write(cells).ok());
        }
        writer->finish();
        auto const again = take("sales", mended);
        EXPECT_EQ(proposals(stored(again)), "name contact.name contact.mobile -");
        EXPECT_EQ(run("sales", again, plan(again)).tally.counts.created, 1);
        EXPECT_EQ(count("customer"), 2);
    }
}

TEST_P(FilesTest, refuses_hostile_and_broken_files_with_the_reason) {
    std::filesystem::path const folder = shared("hostile/xlsx");
    int refused = 0;
    for (auto const& entry : std::filesystem::directory_iterator(folder)) {
        auto const copy = company().folder() / "hostile.xlsx";
        std::filesystem::copy_file(entry.path(), copy,
                                   std::filesystem::copy_options::overwrite_existing);
        auto const id = take_file(as("sales"), copy, entry.path().filename().string());
        if (id.ok())
            continue;
        ++refused;
        EXPECT_FALSE(id.error().title.empty()) << entry.path();
    }
    EXPECT_GT(refused, 2);
    for (auto const& [name, content] : std::vector<std::pair<std::string, std::string>>{
             {"空.csv", ""}, {"照片.xlsx", "\x89PNG\r\n\x1a\n"}, {"断.xlsx", "PK\x03\x04"}}) {
        auto const id = take_file(as("sales"), write("x", content), name);
        ASSERT_FALSE(id.ok()) << name;
        EXPECT_FALSE(id.error().title.empty());
    }
    EXPECT_TRUE(!std::filesystem::exists(company().folder() / "imports") ||
                static_cast<std::size_t>(std::distance(
                    std::filesystem::directory_iterator(company().folder() / "imports"), {})) ==
                    static_cast<std::size_t>(count("import")))
        << "nothing refused is kept";
}

TEST_P(FilesTest, says_which_codes_a_spreadsheet_has_rounded) {
    auto const file = company().folder() / "rounded.xlsx";
    auto const writer = tables::create_xlsx(file);
    ASSERT_TRUE(writer->write({tables::text_cell("客户名称"), tables::text_cell("信用代码")}).ok());
    ASSERT_TRUE(
        writer->write({tables::text_cell("甲有限公司"), tables::text_cell("9.13205E+17")}).ok());
    writer->finish();
    auto const id = take("sales", file);
    run("sales", id, plan(id, legacy()));
    EXPECT_THAT(messages("sales", id), ElementsAre(HasSubstr("2 credit_code")));
}

}  // namespace
}  // namespace kedang::exchange
