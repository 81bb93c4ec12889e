// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "fields/test_fields.h"

namespace kedang::fields {
namespace {

Field founded() {
    return make_field("date", "成立日期");
}
Field met() {
    return make_field("time", "跟进时间");
}

TEST(DateType, reads_the_usual_spellings) {
    for (std::string_view const text :
         {"2024-05-01", "2024/5/1", "2024.5.1", "2024年5月1日", "2024年05月01号", "20240501",
          "２０２４－５－１", "2024 年 5 月 1 日", "2024-05-01 00:00:00", "2024-5-1 8:30",
          "2024-05-01T00:00:00", "2024-04-30T16:00:00Z"})
        EXPECT_EQ(stored(founded(), text), "2024-05-01") << text;
    EXPECT_EQ(stored(founded(), "2024-02-29"), "2024-02-29");
    EXPECT_EQ(stored(founded(), "N/A"), "absent");
}

TEST(DateType, refusals_name_field_value_and_mend) {
    EXPECT_EQ(stored(founded(), "5/21/2024"),
              "! 成立日期 '5/21/2024' 看不出年月日的顺序，请按 年-月-日 填写，年份写四位，如 "
              "2024-05-21");
    EXPECT_EQ(stored(founded(), "2023-02-29"),
              "! 成立日期 '2023-02-29' 这一天不存在，请核对月份和日期");
    EXPECT_EQ(stored(founded(), "2024年5月"),
              "! 成立日期 '2024年5月' 没有写到日，请填写如 2024-05-21");
    EXPECT_EQ(stored(founded(), "0201-01-01"),
              "! 成立日期 '0201-01-01' 的年份超出 1900 至 2200 年，请核对");
    EXPECT_EQ(stored(founded(), "45433"),
              "! 成立日期 '45433' 像是表格的日期序号，请把单元格设为日期或填写如 2024-05-21");
    for (std::string_view const text : {"24/5/1", "2024-13-01", "2024-00-10", "去年", "2024-5-1x",
                                        "20241301", "2024-5-123", "1899-12-31", "2201-01-01"})
        EXPECT_FALSE(typed(founded(), text).ok()) << text;
}

TEST(TimeType, is_read_in_the_companys_zone_and_kept_in_utc) {
    for (std::string_view const text :
         {"2024-05-21 10:30", "2024/5/21 10:30:00", "2024年5月21日 10:30",
          "2024-05-21T10:30:00+08:00", "2024-05-21T02:30:00Z", "2024-05-21 上午10:30",
          "2024年5月21日10时30分"})
        EXPECT_EQ(json(met(), text), "\"2024-05-21T02:30:00.000Z\"") << text;
    EXPECT_EQ(json(met(), "2024-05-21 下午3:05"), "\"2024-05-21T07:05:00.000Z\"");
    EXPECT_EQ(json(met(), "2024-05-21"), "\"2024-05-20T16:00:00.000Z\"");
    EXPECT_EQ(shown(met(), "2024-05-21T02:30:00Z"), "2024-05-21 10:30");
    EXPECT_EQ(shown(met(), "2024-05-21 10:30:05"), "2024-05-21 10:30:05");
}

TEST(TimeType, refuses_times_that_do_not_exist) {
    EXPECT_EQ(stored(met(), "2024-05-21 25:00"),
              "! 跟进时间 '2024-05-21 25:00' 的时间看不懂，请填写如 2024-05-21 10:30");
    for (std::string_view const text :
         {"2024-05-21 10:60", "0201-01-01T00:00:00Z", "10:30", "2024-05-21 早"})
        EXPECT_FALSE(typed(met(), text).ok()) << text;
}

TEST(DateType, sorts_in_time) {
    EXPECT_LT(founded().type->sort_key(Value::of_text("1999-12-31")),
              founded().type->sort_key(Value::of_text("2000-01-01")));
    EXPECT_LT(met().type->sort_key(Value::of_number(-5)),
              met().type->sort_key(Value::of_number(5)));
}

}  // namespace
}  // namespace kedang::fields
