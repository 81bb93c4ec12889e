// The public csv-spectrum suite: what every CSV reader should agree on.
// SPDX-License-Identifier: Apache-2.0
#include <boost/json/src.hpp>

#include <sstream>

#include "platform/tables/test_tables.h"

namespace kedang::tables::test {
namespace {

std::string content(std::filesystem::path const& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

/// The suite is kept with LF throughout, while some of its expectations say CRLF.
std::string with_lf(std::string text) {
    std::erase(text, '\r');
    return text;
}

TEST(Csv, csv_spectrum) {
    SHARED_OR_SKIP(folder, "csv/csv-spectrum");
    int files = 0;
    for (auto const& entry : std::filesystem::directory_iterator(folder / "csvs")) {
        auto name = entry.path().stem().string();
        auto json = boost::json::parse(content(folder / "json" / (name + ".json")));
        // One file is stated as a single record, with another phone number than its CSV holds.
        bool single = json.is_object();
        auto expected = single ? boost::json::array{json} : json.as_array();
        auto got = read(entry.path());
        EXPECT_EQ(got.error, "") << name;
        ASSERT_EQ(got.texts.size(), expected.size() + 1) << name;
        for (std::size_t i = 0; i < expected.size(); ++i) {
            for (std::size_t column = 0; column < got.texts[0].size(); ++column) {
                auto const& row = got.texts[i + 1];
                std::string text = column < row.size() ? row[column] : "";
                auto const& wanted = expected[i].as_object().at(got.texts[0][column]).as_string();
                if (!single || column > 0) {
                    EXPECT_EQ(with_lf(text), with_lf(std::string(wanted))) << name << " row " << i;
                }
            }
        }
        ++files;
    }
    EXPECT_EQ(files, 12);
}

}  // namespace
}  // namespace kedang::tables::test
