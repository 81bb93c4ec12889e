// SPDX-License-Identifier: Apache-2.0
#include "platform/pdf/report.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>

namespace kedang::pdf {
namespace {

namespace fs = std::filesystem;

class Folder {
  public:
    Folder() {
        std::string pattern = (fs::temp_directory_path() / "kedang-pdf-XXXXXX").string();
        path_ = ::mkdtemp(pattern.data());
    }
    ~Folder() { fs::remove_all(path_); }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    fs::path path_;
};

std::string output_of(std::string const& command) {
    std::unique_ptr<FILE, int (*)(FILE*)> const pipe(::popen(command.c_str(), "r"), ::pclose);
    std::string text;
    std::array<char, 4096> part{};
    for (std::size_t read; (read = std::fread(part.data(), 1, part.size(), pipe.get())) > 0;)
        text.append(part.data(), read);
    return text;
}

Report report_of(int lines) {
    Report report{.title = "苏州华锐精密机械有限公司 操作日志",
                  .facts = {"范围：张伟", "期间：2026-11-01 至 2026-11-22"},
                  .foot = "内部资料",
                  .watermark = "李审计 2026-11-22",
                  .lines = {{"", "2026-11-03"}}};
    for (int i = 0; i < lines; ++i)
        report.lines.push_back({"11-03 14:20", "张伟 查看了 华东精密 的完整手机号，用途：回访 No." +
                                                   std::to_string(i)});
    return report;
}

TEST(Report, is_read_again_as_it_was_written) {
    Folder const folder;
    auto const file = folder.path_ / "log.pdf";
    EXPECT_EQ(write_report(file, report_of(3)), 1);
    auto const text = output_of("pdftotext -layout '" + file.string() + "' -");
    for (auto const* expected :
         {"苏州华锐精密机械有限公司 操作日志", "范围：张伟", "11-03 14:20", "No.2", "第1页，共1页",
          "张伟 查看了 华东精密 的完整手机号，用途：回访"})
        EXPECT_NE(text.find(expected), std::string::npos) << expected << "\n" << text;
    EXPECT_EQ(text.find("李审计"), std::string::npos) << "the watermark is no text";
    auto const properties = output_of("pdfinfo '" + file.string() + "'");
    EXPECT_NE(properties.find("李审计 2026-11-22"), std::string::npos) << properties;
}

TEST(Report, holds_its_fonts_and_is_for_its_owner_only) {
    Folder const folder;
    auto const file = folder.path_ / "log.pdf";
    write_report(file, report_of(1));
    EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
    auto const fonts = output_of("pdffonts '" + file.string() + "'");
    EXPECT_TRUE(fonts.find("CJK") != std::string::npos ||
                fonts.find("WenQuan") != std::string::npos)
        << fonts;
}

TEST(Report, breaks_into_pages_with_every_line_on_one) {
    Folder const folder;
    auto const file = folder.path_ / "log.pdf";
    int const pages = write_report(file, report_of(400));
    EXPECT_GE(pages, 8);
    auto const text = output_of("pdftotext -layout '" + file.string() + "' -");
    for (int i = 0; i < 400; ++i)
        EXPECT_NE(text.find("No." + std::to_string(i) + "\n"), std::string::npos) << i;
    EXPECT_NE(text.find("第" + std::to_string(pages) + "页，共" + std::to_string(pages) + "页"),
              std::string::npos);
}

TEST(Report, leaves_nothing_where_there_is_no_folder) {
    Folder const folder;
    auto const file = folder.path_ / "missing" / "log.pdf";
    EXPECT_THROW(write_report(file, report_of(1)), std::runtime_error);
    EXPECT_FALSE(fs::exists(file));
}

}  // namespace
}  // namespace kedang::pdf
