// SPDX-License-Identifier: Apache-2.0
#include "platform/tables/number_text.h"

#include <gtest/gtest.h>

namespace kedang::tables {
namespace {

using Kind = Cell::Kind;

TEST(NumberText, reads_as_the_sheet_shows_it) {
    struct {
        char const* stored;
        char const* text;
    } const cases[] = {
        {"13800138000", "13800138000"},
        {"1.3800138E10", "13800138000"},
        {"1.0", "1"},
        {"0.30000000000000004", "0.3"},
        {"33.200000000000003", "33.2"},
        {"-0.5", "-0.5"},
        {"1E-3", "0.001"},
        {"-0", "0"},
        {"0", "0"},
        {"123456789012345", "123456789012345"},
        {"0.1030", "0.103"},
        {"007", "7"},
        {"999999999999999", "999999999999999"},
        {"1.5E-7", "0.00000015"},
    };
    for (auto const& [stored, text] : cases) {
        auto cell = number_cell(stored, {}, DateSystem::From1900);
        EXPECT_EQ(cell.kind, Kind::Number) << stored;
        EXPECT_EQ(cell.text, text) << stored;
        EXPECT_FALSE(cell.precision_lost) << stored;
    }
}

TEST(NumberText, says_when_digits_were_lost) {
    for (auto const* stored : {"9.1310000123456701E17", "913100001234567010", "1E15"}) {
        auto cell = number_cell(stored, {}, DateSystem::From1900);
        EXPECT_TRUE(cell.precision_lost) << stored;
        EXPECT_EQ(cell.text.find_first_not_of("0123456789"), std::string::npos) << cell.text;
    }
    EXPECT_EQ(number_cell("913100001234567019", {}, DateSystem::From1900).text,
              "913100001234567019");
    EXPECT_EQ(number_cell("9.1310000123456E17", {}, DateSystem::From1900).text,
              "913100001234560000");
}

TEST(NumberText, what_is_no_number_stays_text) {
    for (auto const* stored : {"", "abc", "1,5", "1.2.3", "0x10", "nan", "inf"})
        EXPECT_NE(number_cell(stored, {}, DateSystem::From1900).kind, Kind::Number) << stored;
    EXPECT_EQ(number_cell("1e999", {}, DateSystem::From1900).kind, Kind::Error);
}

TEST(NumberText, number_formats) {
    struct {
        char const* code;
        Shown shown;
    } const cases[] = {
        {"General", Shown::Plain},
        {"0.00", Shown::Plain},
        {"0.00E+00", Shown::Plain},
        {"#,##0.00\"元\"", Shown::Plain},
        {"[Red]#,##0", Shown::Plain},
        {"@", Shown::Plain},
        {"\"day\"0", Shown::Plain},
        {"0.0%", Shown::Percent},
        {"yyyy-mm-dd", Shown::Date},
        {"yyyy\"年\"m\"月\"d\"日\"", Shown::Date},
        {"[$-804]yyyy\"年\"m\"月\"d\"日\";@", Shown::Date},
        {"[$-F800]dddd, mmmm dd, yyyy", Shown::Date},
        {"mmm", Shown::Date},
        {"m/d/yy h:mm", Shown::DateTime},
        {"h:mm:ss AM/PM", Shown::Time},
        {"h\"时\"mm\"分\"", Shown::Time},
        {"[h]:mm:ss", Shown::Elapsed},
        {"[mm]:ss", Shown::Elapsed},
        {"000000", Shown::ZeroPadded},
        {"0", Shown::Plain},
    };
    for (auto const& [code, shown] : cases)
        EXPECT_EQ(static_cast<int>(parse_number_format(code).shown), static_cast<int>(shown))
            << code;
    EXPECT_EQ(static_cast<int>(builtin_number_format(31).shown), static_cast<int>(Shown::Date));
    EXPECT_EQ(static_cast<int>(builtin_number_format(49).shown), static_cast<int>(Shown::Plain));
}

TEST(NumberText, serial_days) {
    struct {
        double serial;
        Shown shown;
        DateSystem system;
        Kind kind;
        char const* text;
    } const cases[] = {
        {1, Shown::Date, DateSystem::From1900, Kind::Date, "1900-01-01"},
        {59, Shown::Date, DateSystem::From1900, Kind::Date, "1900-02-28"},
        {60, Shown::Date, DateSystem::From1900, Kind::Number, "60"},
        {61, Shown::Date, DateSystem::From1900, Kind::Date, "1900-03-01"},
        {43831, Shown::Date, DateSystem::From1900, Kind::Date, "2020-01-01"},
        {42369, Shown::Date, DateSystem::From1904, Kind::Date, "2020-01-01"},
        {0, Shown::Date, DateSystem::From1904, Kind::Date, "1904-01-01"},
        {43831.5, Shown::DateTime, DateSystem::From1900, Kind::DateTime, "2020-01-01 12:00:00"},
        {43830.999999, Shown::DateTime, DateSystem::From1900, Kind::DateTime,
         "2020-01-01 00:00:00"},
        {0.75, Shown::Time, DateSystem::From1900, Kind::Time, "18:00:00"},
        {1.5, Shown::Elapsed, DateSystem::From1900, Kind::Time, "36:00:00"},
        {-1, Shown::Date, DateSystem::From1900, Kind::Number, "-1"},
        {2958465, Shown::Date, DateSystem::From1900, Kind::Date, "9999-12-31"},
        {2958466, Shown::Date, DateSystem::From1900, Kind::Number, "2958466"},
    };
    for (auto const& expected : cases) {
        auto cell = number_cell(expected.serial, {expected.shown}, expected.system);
        EXPECT_EQ(cell.kind, expected.kind) << expected.text;
        EXPECT_EQ(cell.text, expected.text);
    }
}

TEST(NumberText, codes_shown_with_zeros_in_front_keep_them) {
    EXPECT_EQ(number_cell("10000", {Shown::ZeroPadded, 6}, DateSystem::From1900).text, "010000");
    EXPECT_EQ(number_cell("1234567", {Shown::ZeroPadded, 6}, DateSystem::From1900).text, "1234567");
    auto percent = number_cell("0.15", {Shown::Percent}, DateSystem::From1900);
    EXPECT_TRUE(percent.percent);
    EXPECT_EQ(percent.text, "0.15");
}

TEST(NumberText, iso_dates_of_strict_workbooks) {
    EXPECT_EQ(iso_date_cell("2020-01-02").kind, Kind::Date);
    EXPECT_EQ(iso_date_cell("2020-01-02T03:04:05.000").text, "2020-01-02 03:04:05");
    EXPECT_EQ(iso_date_cell("03:04:05").kind, Kind::Time);
    EXPECT_EQ(iso_date_cell("2020-13-02").kind, Kind::Text);
    EXPECT_EQ(iso_date_cell("").kind, Kind::Text);
}

}  // namespace
}  // namespace kedang::tables
