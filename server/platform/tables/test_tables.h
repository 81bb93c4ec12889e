// For the tests of this folder: scratch files, fixtures nobody here wrote, tables as plain text.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>
#include <zip.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "platform/tables/tables.h"

namespace kedang::tables::test {

/// A directory of its own, gone at the end of the test.
class ScratchDirectory {
  public:
    ScratchDirectory() {
        std::string name = (std::filesystem::temp_directory_path() / "tables-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~ScratchDirectory() { std::filesystem::remove_all(path_); }
    std::filesystem::path operator/(std::string const& name) const { return path_ / name; }
    std::filesystem::path write(std::string const& name, std::string const& bytes) const {
        std::ofstream(path_ / name, std::ios::binary) << bytes;
        return path_ / name;
    }
    /// A ZIP of these parts.
    std::filesystem::path zip(std::string const& name,
                              std::map<std::string, std::string> const& parts) const {
        int code = 0;
        auto* archive = zip_open((path_ / name).c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
        for (auto const& [part, content] : parts)
            zip_file_add(archive, part.c_str(),
                         zip_source_buffer(archive, content.data(), content.size(), 0), 0);
        EXPECT_EQ(zip_close(archive), 0);
        return path_ / name;
    }

  private:
    std::filesystem::path path_;
};

/// The parts of a workbook of one sheet; tests replace or add what they are about.
inline std::map<std::string, std::string> workbook_parts(std::string const& sheet_data) {
    return {
        {"_rels/.rels",
         R"(<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>)"},
        {"xl/workbook.xml",
         R"(<workbook><sheets><sheet name="客户" sheetId="1" r:id="r1"/></sheets></workbook>)"},
        {"xl/_rels/workbook.xml.rels",
         R"(<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>)"
         R"(<Relationship Id="r2" Type="http://x/sharedStrings" Target="sharedStrings.xml"/>)"
         R"(<Relationship Id="r3" Type="http://x/styles" Target="/xl/styles.xml"/></Relationships>)"},
        {"xl/worksheets/sheet1.xml",
         "<worksheet><sheetData>" + sheet_data + "</sheetData></worksheet>"}};
}

/// A fixture from the shared data; "" where they are not installed.
inline std::filesystem::path shared(std::string const& name) {
    std::filesystem::path path = std::filesystem::path(KEDANG_SHARED_DATA) / name;
    return std::filesystem::exists(path) ? path : std::filesystem::path{};
}

using Texts = std::vector<std::vector<std::string>>;

struct Read {
    Opened opened;
    std::vector<Row> rows;
    Texts texts;        ///< of all cells
    std::string error;  ///< title of what ended it early; "" if all was read
    std::string key;    ///< its key
};

inline Read read(std::filesystem::path const& path, OpenOptions const& options = {}) {
    Read read;
    auto fail = [&read](Error const& error) {
        read.error = error.title;
        read.key = error.key;
    };
    auto opened = open(path, path.filename().string(), options);
    if (!opened) {
        fail(opened.error());
        return read;
    }
    read.opened = std::move(opened).value();
    for (Row row;;) {
        auto found = read.opened.reader->next(row);
        if (!found)
            fail(found.error());
        if (!found || !found.value())
            return read;
        read.rows.push_back(row);
        std::vector<std::string> texts;
        for (auto const& cell : row.cells)
            texts.push_back(cell.text);
        read.texts.push_back(std::move(texts));
    }
}

}  // namespace kedang::tables::test

/// In a test: `path` of a shared fixture, or the test is skipped.
#define SHARED_OR_SKIP(path, name)                        \
    auto const path = kedang::tables::test::shared(name); \
    if (path.empty())                                     \
    GTEST_SKIP() << "shared data not installed: " << (name)
